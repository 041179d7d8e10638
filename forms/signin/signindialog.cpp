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

// Not before recovery codes are kept that are shown only once.
void SignInDialog::reject()
{
    if (d->setup && d->setup->holdsBack())
        d->setup->remind();
    else
        FormDialog::reject();
}

bool SignInDialog::isBusy() const
{
    return d->login.isBusy() || d->signup.isBusy() || d->codes.isBusy() || d->mfaLogin.isBusy() ||
           (d->setup && d->setup->isBusy());
}

void SignInDialog::cancelWork()
{
    d->login.cancel();
    d->signup.cancel();
    d->codes.cancel();
    d->mfaLogin.cancel();
    if (d->setup)
        d->setup->cancelWork();
}

SubmitForm *SignInDialog::Private::form() const
{
    for (SubmitForm *page :
         std::initializer_list<SubmitForm *>{loginForm, signupForm, addressForm, codeForm, mfaForm}) {
        if (page)
            return page;
    }
    return resetForm;
}

void SignInDialog::Private::leavePage()
{
    loginForm = nullptr;
    signupForm = nullptr;
    addressForm = nullptr;
    codeForm = nullptr;
    resetForm = nullptr;
    mfaForm = nullptr;
    leaveMfaSetup();
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
    connect(&signup, &SignupController::loginNeeded, q, [this] { logInAfterSignup(); });
    connectCodes();
    connectMfa();
}

void SignInDialog::Private::finish(const User &loggedIn)
{
    user = loggedIn;
    Q_EMIT q->loggedIn(loggedIn);
    q->accept();
}

// What the new account still wants, a second factor, is for the gate to say.
void SignInDialog::Private::logInAfterSignup()
{
    const Secret password = submittedPassword;
    loginPassword = password;
    showLogin();
    submittedPassword = password;
    login.login(email, password);
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
    } else if (addressForm) {
        email = addressForm->email().trimmed();
    }
}

void SignInDialog::Private::forget()
{
    loginPassword = signupPassword = repeatedPassword = submittedPassword = {};
    if (loginForm)
        loginForm->fill(email, {});
    if (signupForm)
        signupForm->fill(email, {});
    if (resetForm)
        resetForm->forget();
    pending = {};
    if (mfaForm)
        mfaForm->forget();
    if (setup)
        setup->forget();
}

void SignInDialog::Private::showLogin()
{
    keepWhatWasTyped();
    codes.leave();
    submittedPassword = {}; // only the pages of codes need it
    auto *page = new LoginForm;
    page->fill(email, loginPassword);
    connect(page, &LoginForm::submitted, q, [this](const QString &address, const Secret &password) {
        q->messageBar().clear();
        email = address;
        submittedPassword = password;
        login.login(address, password);
    });
    connect(page, &LoginForm::passwordForgotten, q, [this] { askForCode(CodeUse::PasswordReset); });
    connect(page, &LoginForm::codeRequested, q, [this] { askForCode(CodeUse::Login); });
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
    leavePage();
    loginForm = page;
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
    leavePage();
    signupForm = page;
    applySettings();
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
    if (SubmitForm *page = form()) // the pages of a set-up look after themselves
        page->setBusy(busy);
    if (footer)
        footer->setEnabled(!busy);
    if (mfaFooter)
        mfaFooter->setEnabled(!busy);
}

} // namespace latchkey
