// SPDX-License-Identifier: MIT
// What the sign-in dialogs say: about the settings, about failures, about what to do next.
#include <latchkey/forms/signin/signindialog_p.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QPushButton>

namespace latchkey {

void SignInDialog::Private::loadSettings()
{
    whenAnswered(client.signInSettings(), q, [this](const Result<SignInSettings> &answer) {
        if (answer) {
            settings = *answer;
            applySettings();
            return;
        }
        q->messageBar().showMessage(MessageBar::Kind::Error, errorWords(answer.error()));
        QPushButton *retry =
            q->messageBar().addButton(SignInDialog::tr("Try again"), QStringLiteral("retryButton"));
        connect(retry, &QPushButton::clicked, q, [this] {
            q->messageBar().clear();
            loadSettings();
        });
    });
}

// Offers what there is. Until the settings have come, everything that there might be.
void SignInDialog::Private::applySettings()
{
    if (loginForm) {
        q->setTitle(loginTitle());
        footer->setLinkOffered(start.showSignupOption && (!settings || settings->allowSignup));
    } else if (signupForm) {
        q->setTitle(signupTitle());
    }
    if (!settings)
        return;
    if (resetForm) {
        resetForm->setMinimumPasswordLength(settings->minimumPasswordLength);
        resetForm->setContext({.email = email, .appName = settings->appName});
    }
    if (signupForm) {
        signupForm->setMinimumPasswordLength(settings->minimumPasswordLength);
        signupForm->setAppName(settings->appName);
    }
    if (loginForm)
        loginForm->setMethods({.password = settings->useEmail, .emailedCode = settings->useToken});
    tellWhatIsTurnedOff();
}

void SignInDialog::Private::tellWhatIsTurnedOff()
{
    if (!loginForm && !signupForm)
        return;
    const bool signupClosed = signupForm && !settings->allowSignup;
    const bool offered = settings->useEmail || (loginForm && settings->useToken);
    form()->setVisible(offered && !signupClosed);
    if (!offered)
        q->messageBar().showMessage(MessageBar::Kind::Warning,
                                    {SignInDialog::tr("No way to log in is turned on."),
                                     SignInDialog::tr("Ask an admin to turn one on.")});
    else if (signupClosed)
        q->messageBar().showMessage(MessageBar::Kind::Warning,
                                    errorWords(fail(AuthErrorCode::SignupNotEnabled).error()));
}

QString SignInDialog::Private::titled(const QString &withName, const QString &without) const
{
    return settings && !settings->appName.isEmpty() ? withName.arg(isolated(settings->appName)) : without;
}

QString SignInDialog::Private::loginTitle() const
{
    return titled(SignInDialog::tr("Log in to %1"), SignInDialog::tr("Log in"));
}

QString SignInDialog::Private::signupTitle() const
{
    return titled(SignInDialog::tr("Sign up for %1"), SignInDialog::tr("Sign up"));
}

void SignInDialog::Private::showError(const AuthError &error)
{
    if (form()->showFieldError(error))
        return;
    const bool refused = error.isAuthenticationFailure() && error.code != AuthErrorCode::AuthenticationFailed;
    q->messageBar().showMessage(refused ? MessageBar::Kind::Warning : MessageBar::Kind::Error,
                                errorWords(error));
}

void SignInDialog::Private::showLoginError(const AuthError &error)
{
    if (goOnWithFactor(error))
        return;
    if (error.code == AuthErrorCode::EmailNotConfirmed) {
        showConfirm(CodeSent::Earlier);
        return;
    }
    showError(error);
    if (error.reason == AuthErrorReason::PasswordClosed)
        offerNewPassword();
    if (error.code == AuthErrorCode::AuthenticationFailed)
        loginForm->askPasswordAgain();
}

void SignInDialog::Private::showSignupError(const AuthError &error)
{
    showError(error);
    if (error.code != AuthErrorCode::UserExists)
        return;
    QPushButton *instead =
        q->messageBar().addButton(SignInDialog::tr("Log in instead"), QStringLiteral("logInInsteadButton"));
    connect(instead, &QPushButton::clicked, q, [this] { showLogin(); });
}

void SignInDialog::Private::tellThatApprovalIsNeeded(const QString &done)
{
    showLogin();
    q->messageBar().showMessage(
        MessageBar::Kind::Info,
        {done, SignInDialog::tr("An admin has to turn your account on before you can log in.")});
}

} // namespace latchkey
