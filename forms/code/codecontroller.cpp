// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/codecontroller.h>

#include <latchkey/forms/dialog/answer.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

// The code was right, and the gate went on to its later steps.
bool isPastTheCode(const AuthError &error)
{
    using enum AuthErrorCode;
    return error.code == AccountIsNotEnabled || error.code == EmailNotConfirmed ||
           error.code == MfaRequired || error.code == MfaSetupRequired;
}

} // namespace

CodeController::CodeController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    connect(&m_pause, &ResendPause::changed, this, &CodeController::resendWaitChanged);
}

CodeController::~CodeController()
{
    if (m_loggingIn)
        m_client.cancelLogin(m_login);
}

void CodeController::enter(CodeUse use, const QString &email)
{
    leave();
    m_use = use;
    m_email = email;
    m_pause.setTopic(QString::number(int(use)) + u' ' + email);
}

void CodeController::leave()
{
    ++m_visit;
}

void CodeController::redeem(const Secret &code, const Secret &password)
{
    if (m_busy)
        return;
    setBusy(true);
    ++m_round;
    if (m_use == CodeUse::Login) {
        logIn(m_client.loginWithToken(m_email, code));
        return;
    }
    whenAnswered(spend(code, password), this, [this, password, round = m_round](const Result<void> &result) {
        if (round == m_round)
            goOn(result, password);
    });
}

QFuture<Result<void>> CodeController::spend(const Secret &code, const Secret &password) const
{
    if (m_use == CodeUse::PasswordReset)
        return m_client.resetPasswordWithCode(m_email, code, password);
    if (m_use == CodeUse::MfaReset)
        return m_client.resetMfaWithCode(m_email, code);
    if (m_use == CodeUse::EmailChangeUndo)
        return m_client.undoEmailChange(m_email, code);
    return m_client.confirmEmail(m_email, code);
}

void CodeController::goOn(const Result<void> &used, const Secret &password)
{
    const bool isAll =
        m_use == CodeUse::EmailChangeUndo || (m_use == CodeUse::MfaReset && password.isEmpty());
    if (used && !isAll) {
        logIn(m_client.loginWithEmail(m_email, password));
        return;
    }
    setBusy(false);
    if (used)
        Q_EMIT undone();
    else
        Q_EMIT failed(used.error());
}

void CodeController::logIn(const QFuture<Result<User>> &login)
{
    m_loggingIn = true;
    m_login = login;
    whenAnswered(m_login, this, [this, round = m_round](const Result<User> &result) {
        if (round == m_round)
            finish(result);
    });
}

void CodeController::finish(const Result<User> &login)
{
    m_loggingIn = false;
    setBusy(false);
    if (login)
        Q_EMIT loggedIn(*login);
    else if (m_use == CodeUse::Login && !isPastTheCode(login.error()))
        Q_EMIT failed(login.error());
    else
        Q_EMIT loginFailed(login.error());
}

void CodeController::sendCode()
{
    if (m_busy || resendWait() > 0s)
        return;
    m_pause.begin();
    whenAnswered(request(), this,
                 [this, topic = m_pause.topic(), visit = m_visit](const Result<void> &result) {
                     if (!result)
                         m_pause.end(topic);
                     if (visit != m_visit)
                         return;
                     if (result)
                         Q_EMIT codeSent();
                     else
                         Q_EMIT failed(result.error());
                 });
}

QFuture<Result<void>> CodeController::request() const
{
    if (m_use == CodeUse::PasswordReset)
        return m_client.sendPasswordResetEmail(m_email);
    if (m_use == CodeUse::Login)
        return m_client.sendTokenLoginEmail(m_email);
    if (m_use == CodeUse::MfaReset)
        return m_client.sendMfaResetEmail(m_email);
    return m_client.sendConfirmationEmail(m_email);
}

void CodeController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    if (m_loggingIn)
        m_client.cancelLogin(m_login);
    m_loggingIn = false;
    setBusy(false);
}

void CodeController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
