// SPDX-License-Identifier: MIT
// The pages of the sign-in dialogs on which a code from an email is typed.
#include <latchkey/forms/signin/signindialog_p.h>

#include <latchkey/core/users/emailaddress.h>
#include <latchkey/forms/code/codewords.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

QString titleOf(CodeUse use)
{
    switch (use) {
    case CodeUse::Confirmation:
        break;
    case CodeUse::PasswordReset:
        return SignInDialog::tr("Choose a new password");
    case CodeUse::Login:
        return SignInDialog::tr("Log in with a code");
    case CodeUse::MfaReset:
        return SignInDialog::tr("Reset your second factor");
    case CodeUse::EmailChangeUndo:
        return SignInDialog::tr("Get your address back");
    }
    return SignInDialog::tr("Confirm your email");
}

} // namespace

void SignInDialog::Private::connectCodes()
{
    connect(&codes, &CodeController::busyChanged, q, [this] { updateBusy(); });
    connect(&codes, &CodeController::loggedIn, q, [this](const User &who) { finish(who); });
    connect(&codes, &CodeController::failed, q, [this](const AuthError &error) { showError(error); });
    connect(&codes, &CodeController::loginFailed, q,
            [this](const AuthError &error) { showUsedButNotIn(error); });
    connect(&codes, &CodeController::undone, q, [this] {
        if (codes.use() == CodeUse::MfaReset)
            goOnAfterMfaReset();
        else
            tellThatTheAddressIsBack();
    });
    connect(&codes, &CodeController::codeSent, q, [this] { tellWhereTheCodeIs(CodeSent::JustNow); });
    connect(&codes, &CodeController::resendWaitChanged, q, [this] { showResendWait(); });
}

// Without an address the page's first step asks for it.
void SignInDialog::Private::askForCode(CodeUse use)
{
    q->messageBar().clear();
    keepWhatWasTyped();
    if (email.isEmpty())
        showAddress(use);
    else if (const auto address = EmailAddress::parse(email);
             address || !form()->showFieldError(address.error()))
        showCode(use);
}

void SignInDialog::Private::showAddress(CodeUse use)
{
    auto *page = new AddressForm;
    connect(page, &AddressForm::submitted, q, [this, use](const QString &address) {
        email = address;
        showCode(use);
    });
    footer = makeWayBack();
    q->setPage({.title = titleOf(use),
                .subtitle = SignInDialog::tr("A code is sent to your address."),
                .body = page,
                .footer = footer,
                .mainButton = page->mainButton(),
                .focus = page->startField()});
    leavePage();
    addressForm = page;
}

void SignInDialog::Private::showCode(CodeUse use)
{
    if (use == CodeUse::PasswordReset)
        showReset();
    else
        showTokenLogin();
}

void SignInDialog::Private::showConfirm(CodeSent sent)
{
    auto *page = new CodeForm;
    connect(page, &CodeForm::submitted, q,
            [this](const Secret &code) { codes.redeem(code, submittedPassword); });
    connect(page, &CodeForm::resendRequested, q, [this] { codes.sendCode(); });
    showCodePage(CodeUse::Confirmation, page, page->startField());
    codeForm = page;
    // the passwords of pages that are left for good
    loginPassword = signupPassword = repeatedPassword = {};
    if (sent == CodeSent::JustNow)
        codes.startResendWait();
    showResendWait();
    tellWhereTheCodeIs(sent);
}

void SignInDialog::Private::showReset()
{
    auto *page = new ResetForm;
    connect(page, &ResetForm::submitted, q, [this](const Secret &code, const Secret &newPassword) {
        submittedPassword = newPassword;
        codes.redeem(code, newPassword);
    });
    connect(page, &ResetForm::resendRequested, q, [this] { codes.sendCode(); });
    connect(page, &ResetForm::undoRequested, q, [this] { showUndo(); });
    showCodePage(CodeUse::PasswordReset, page, page->startField());
    resetForm = page;
    applySettings();
    sendFirstCode();
}

void SignInDialog::Private::showTokenLogin()
{
    auto *page = new CodeForm(CodeForm::Submitting::WhenComplete);
    page->setWords(SignInDialog::tr("Log in"), SignInDialog::tr("Logging in…"));
    connect(page, &CodeForm::submitted, q, [this](const Secret &code) { codes.redeem(code); });
    connect(page, &CodeForm::resendRequested, q, [this] { codes.sendCode(); });
    showCodePage(CodeUse::Login, page, page->startField());
    codeForm = page;
    sendFirstCode();
}

void SignInDialog::Private::showUndo()
{
    auto *page = new CodeForm;
    page->setWords(SignInDialog::tr("Undo the change"), SignInDialog::tr("Undoing…"));
    page->setResendOffered(false);
    connect(page, &CodeForm::submitted, q, [this](const Secret &code) { codes.redeem(code); });
    showCodePage(CodeUse::EmailChangeUndo, page, page->startField());
    codeForm = page;
    tellWhereTheCodeIs(CodeSent::Earlier);
}

void SignInDialog::Private::showCodePage(CodeUse use, SubmitForm *page, QWidget *focus)
{
    connectForm(page);
    footer = makeWayBack();
    q->setPage({.title = titleOf(use),
                .subtitle = use == CodeUse::EmailChangeUndo
                                ? SignInDialog::tr("This logs everybody out and ends the password.")
                                : QString(),
                .body = page,
                .footer = footer,
                .mainButton = page->mainButton(),
                .focus = focus});
    leavePage();
    codes.enter(use, email);
}

// Not once more if one has just been sent; then it is told where that one is.
void SignInDialog::Private::sendFirstCode()
{
    if (codes.resendWait() > std::chrono::seconds::zero())
        tellWhereTheCodeIs(CodeSent::JustNow);
    codes.sendCode();
    showResendWait();
}

void SignInDialog::Private::showResendWait()
{
    if (codeForm)
        codeForm->setResendWait(codes.resendWait());
    if (resetForm)
        resetForm->setResendWait(codes.resendWait());
}

void SignInDialog::Private::showUsedButNotIn(const AuthError &error)
{
    const CodeUse use = codes.use();
    if (use == CodeUse::PasswordReset)
        loginPassword = submittedPassword;
    if (goOnWithFactor(error))
        return;
    if (error.code == AuthErrorCode::AccountIsNotEnabled && use != CodeUse::Login) {
        tellThatApprovalIsNeeded(use == CodeUse::PasswordReset
                                     ? SignInDialog::tr("Your new password is set.")
                                     : SignInDialog::tr("Your address is confirmed."));
        return;
    }
    showLogin();
    showLoginError(error);
}

void SignInDialog::Private::tellThatTheAddressIsBack()
{
    showLogin();
    q->messageBar().showMessage(
        MessageBar::Kind::Success,
        {SignInDialog::tr("Your account is at %1 again.").arg(isolated(email)),
         SignInDialog::tr("Everybody is logged out, and the password no longer works. Choose a new one.")});
    offerNewPassword();
}

// Below the words in the bar.
void SignInDialog::Private::offerNewPassword()
{
    QPushButton *choose = q->messageBar().addButton(SignInDialog::tr("Choose a new password"),
                                                    QStringLiteral("newPasswordButton"));
    connect(choose, &QPushButton::clicked, q, [this] { askForCode(CodeUse::PasswordReset); });
}

void SignInDialog::Private::tellWhereTheCodeIs(CodeSent sent)
{
    ErrorWords words = codeWords(sent);
    words.advice = CodeWords::whereItLies(words.advice, settings ? settings->outboxFolder : QString());
    q->messageBar().showMessage(MessageBar::Kind::Info, words);
    q->messageBar().setIcon(QStringLiteral("mail"));
}

// What must not tell whether there is an account says "if".
ErrorWords SignInDialog::Private::codeWords(CodeSent sent) const
{
    const QString address = isolated(email);
    switch (codes.use()) {
    case CodeUse::PasswordReset:
    case CodeUse::Login:
        return {SignInDialog::tr("If %1 has an account, a code is on its way.").arg(address),
                CodeWords::tenMinutes()};
    case CodeUse::MfaReset:
        return {
            SignInDialog::tr("If the second factor of %1 may be reset, a code is on its way.").arg(address),
            CodeWords::tenMinutes()};
    case CodeUse::EmailChangeUndo:
        return {SignInDialog::tr("A code was sent to %1 when the address was changed.").arg(address),
                SignInDialog::tr("It works for 72 hours.")};
    case CodeUse::Confirmation:
        break;
    }
    if (sent == CodeSent::JustNow)
        return CodeWords::sent(email, CodeWords::oneDay(), {});
    return {SignInDialog::tr("Confirm that %1 is yours.").arg(address),
            SignInDialog::tr("Enter the code that was sent to you, or send a new one.")};
}

SignInFooter *SignInDialog::Private::makeWayBack()
{
    SignInFooter *made = makeFooter({.text = SignInDialog::tr("Back to log in"),
                                     .objectName = QStringLiteral("backButton"),
                                     .icon = themeIcon(QStringLiteral("back"), &ThemeTokens::link)});
    connect(made, &SignInFooter::linkClicked, q, [this] { showLogin(); });
    return made;
}

} // namespace latchkey
