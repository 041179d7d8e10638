// SPDX-License-Identifier: MIT
// What the sign-in dialogs say: about the settings, about failures, about what to do next.
#include <latchkey/forms/signin/signindialog_p.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QDir>
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
    const bool signupOffered = start.showSignupOption && (!settings || settings->allowSignup);
    if (loginForm) {
        q->setTitle(loginTitle());
        footer->setLinkOffered(signupOffered);
    } else if (signupForm) {
        q->setTitle(signupTitle());
        if (settings) {
            signupForm->setMinimumPasswordLength(settings->minimumPasswordLength);
            signupForm->setAppName(settings->appName);
        }
    }
    if (!settings || confirmForm)
        return;
    const bool signupClosed = signupForm && !settings->allowSignup;
    form()->setVisible(settings->useEmail && !signupClosed);
    if (!settings->useEmail)
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
    if (error.code == AuthErrorCode::EmailNotConfirmed) {
        showConfirm(CodeSent::Earlier);
        return;
    }
    showError(error);
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

void SignInDialog::Private::showConfirmedButNotIn(const AuthError &error)
{
    if (error.code == AuthErrorCode::AccountIsNotEnabled) {
        tellThatApprovalIsNeeded(SignInDialog::tr("Your address is confirmed."));
        return;
    }
    showLogin();
    showLoginError(error);
}

void SignInDialog::Private::tellThatApprovalIsNeeded(const QString &done)
{
    showLogin();
    q->messageBar().showMessage(
        MessageBar::Kind::Info,
        {done, SignInDialog::tr("An admin has to turn your account on before you can log in.")});
}

void SignInDialog::Private::tellWhereTheCodeIs(CodeSent sent)
{
    ErrorWords words;
    if (sent == CodeSent::JustNow) {
        words.title = SignInDialog::tr("A code was sent to %1.").arg(isolated(email));
        words.advice = SignInDialog::tr("It works for 24 hours. Look in spam too.");
    } else {
        words.title = SignInDialog::tr("Confirm that %1 is yours.").arg(isolated(email));
        words.advice = SignInDialog::tr("Enter the code that was sent to you, or send a new one.");
    }
    if (settings && !settings->outboxFolder.isEmpty())
        words.advice = SignInDialog::tr("No mail server is set up: the message is kept in %1.")
                           .arg(isolated(QDir::toNativeSeparators(settings->outboxFolder)));
    q->messageBar().showMessage(MessageBar::Kind::Info, words);
}

} // namespace latchkey
