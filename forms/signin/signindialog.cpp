// SPDX-License-Identifier: MIT
#include <latchkey/forms/signin/signindialog_p.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

SignInDialog::SignInDialog(UsersClient &client, const Start &start, QWidget *parent)
    : FormDialog(dialogWidth, start.cancelling, parent)
    , d(new Private{.q = this,
                    .client = client,
                    .start = start,
                    .email = start.email,
                    .signupPassword = start.password})
{
    d->connectControllers();
    if (start.page == FirstPage::Login)
        d->showLogin();
    else
        d->showSignup();
    d->loadSettings();
}

SignInDialog::~SignInDialog() = default;

std::optional<User> SignInDialog::user() const
{
    return d->user;
}

void SignInDialog::done(int result)
{
    FormDialog::done(result);
    d->forget();
}

bool SignInDialog::isBusy() const
{
    return d->login.isBusy() || d->signup.isBusy() || d->confirm.isBusy();
}

void SignInDialog::cancelWork()
{
    d->login.cancel();
    d->signup.cancel();
    d->confirm.cancel();
}

SubmitForm *SignInDialog::Private::form() const
{
    if (loginForm)
        return loginForm;
    if (signupForm)
        return signupForm;
    return confirmForm;
}

void SignInDialog::Private::connectControllers()
{
    connect(&login, &LoginController::busyChanged, q, [this] { updateBusy(); });
    connect(&login, &LoginController::loggedIn, q, [this](const User &who) { finish(who); });
    connect(&login, &LoginController::failed, q, [this](const AuthError &error) { showLoginError(error); });

    connect(&signup, &SignupController::busyChanged, q, [this] { updateBusy(); });
    connect(&signup, &SignupController::loggedIn, q, [this](const User &who) { finish(who); });
    connect(&signup, &SignupController::failed, q,
            [this](const AuthError &error) { showSignupError(error); });
    connect(&signup, &SignupController::confirmationNeeded, q, [this] { showConfirm(CodeSent::JustNow); });
    connect(&signup, &SignupController::approvalNeeded, q,
            [this] { tellThatApprovalIsNeeded(SignInDialog::tr("You are signed up.")); });

    connect(&confirm, &ConfirmController::busyChanged, q, [this] { updateBusy(); });
    connect(&confirm, &ConfirmController::loggedIn, q, [this](const User &who) { finish(who); });
    connect(&confirm, &ConfirmController::failed, q, [this](const AuthError &error) { showError(error); });
    connect(&confirm, &ConfirmController::loginFailed, q,
            [this](const AuthError &error) { showConfirmedButNotIn(error); });
    connect(&confirm, &ConfirmController::codeSent, q, [this] { tellWhereTheCodeIs(CodeSent::JustNow); });
    connect(&confirm, &ConfirmController::resendWaitChanged, q, [this] {
        if (confirmForm)
            confirmForm->setResendWait(confirm.resendWait());
    });
}

void SignInDialog::Private::finish(const User &loggedIn)
{
    user = loggedIn;
    Q_EMIT q->loggedIn(loggedIn);
    q->accept();
}

void SignInDialog::Private::keepWhatWasTyped()
{
    if (loginForm) {
        email = loginForm->email().trimmed();
        loginPassword = loginForm->password();
    } else if (signupForm) {
        email = signupForm->email().trimmed();
        signupPassword = signupForm->password();
        repeatedPassword = signupForm->repeatedPassword();
    }
}

void SignInDialog::Private::forget()
{
    loginPassword = signupPassword = repeatedPassword = submittedPassword = {};
    if (loginForm)
        loginForm->fill(email, {});
    if (signupForm)
        signupForm->fill(email, {});
}

void SignInDialog::Private::showLogin()
{
    keepWhatWasTyped();
    confirm.leave();
    submittedPassword = {}; // only the page of the code needs it
    auto *page = new LoginForm;
    page->fill(email, loginPassword);
    connect(page, &LoginForm::submitted, q, [this](const QString &address, const Secret &password) {
        q->messageBar().clear();
        email = address;
        submittedPassword = password;
        login.login(address, password);
    });
    footer = makeFooter({.question = SignInDialog::tr("No account yet?"),
                         .text = SignInDialog::tr("Sign up"),
                         .objectName = QStringLiteral("signupButton")});
    connect(footer, &SignInFooter::linkClicked, q, [this] { showSignup(); });
    connectForm(page);
    q->setPage({.title = loginTitle(),
                .body = page,
                .footer = footer,
                .mainButton = page->mainButton(),
                .focus = page->startField()});
    loginForm = page, signupForm = nullptr, confirmForm = nullptr;
    applySettings();
}

void SignInDialog::Private::showSignup()
{
    keepWhatWasTyped();
    auto *page = new SignupForm;
    page->fill(email, signupPassword, repeatedPassword);
    connect(page, &SignupForm::submitted, q, [this](const QString &address, const Secret &password) {
        q->messageBar().clear();
        email = address;
        submittedPassword = password;
        signup.signUp(address, password);
    });
    footer = makeFooter({.question = SignInDialog::tr("Already signed up?"),
                         .text = SignInDialog::tr("Log in"),
                         .objectName = QStringLiteral("loginButton")});
    connect(footer, &SignInFooter::linkClicked, q, [this] { showLogin(); });
    connectForm(page);
    q->setPage({.title = signupTitle(),
                .body = page,
                .footer = footer,
                .mainButton = page->mainButton(),
                .focus = page->startField()});
    signupForm = page, loginForm = nullptr, confirmForm = nullptr;
    applySettings();
}

void SignInDialog::Private::showConfirm(CodeSent sent)
{
    auto *page = new ConfirmForm;
    connect(page, &ConfirmForm::submitted, q,
            [this](const Secret &code) { confirm.confirm(code, submittedPassword); });
    connect(page, &ConfirmForm::resendRequested, q, [this] { confirm.sendCode(); });
    footer = makeFooter({.text = SignInDialog::tr("Back to log in"),
                         .objectName = QStringLiteral("backButton"),
                         .icon = themeIcon(QStringLiteral("back"), &ThemeTokens::link)});
    connect(footer, &SignInFooter::linkClicked, q, [this] { showLogin(); });
    connectForm(page);
    q->setPage({.title = SignInDialog::tr("Confirm your email"),
                .body = page,
                .footer = footer,
                .mainButton = page->mainButton(),
                .focus = page->startField()});
    confirmForm = page, loginForm = nullptr, signupForm = nullptr;
    // the passwords of pages that are left for good
    loginPassword = signupPassword = repeatedPassword = {};
    confirm.enter(email);
    if (sent == CodeSent::JustNow)
        confirm.startResendWait();
    page->setResendWait(confirm.resendWait());
    tellWhereTheCodeIs(sent);
}

SignInFooter *SignInDialog::Private::makeFooter(const SignInFooter::Link &link)
{
    auto *made = new SignInFooter(link, q->cancelling());
    connect(made, &SignInFooter::cancelled, q, &QDialog::reject);
    return made;
}

void SignInDialog::Private::connectForm(SubmitForm *page)
{
    connect(page, &SubmitForm::stopRequested, q, [this] { q->cancelWork(); });
}

void SignInDialog::Private::updateBusy()
{
    const bool busy = q->isBusy();
    form()->setBusy(busy);
    if (footer)
        footer->setEnabled(!busy);
}

} // namespace latchkey
