// SPDX-License-Identifier: MIT
#include <latchkey/forms/confirm/confirmcontroller.h>

#include <latchkey/forms/dialog/answer.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto resendPause = 60s;

} // namespace

ConfirmController::ConfirmController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ConfirmController::countDown);
}

ConfirmController::~ConfirmController()
{
    if (m_loggingIn)
        m_client.cancelLogin(m_login);
}

void ConfirmController::confirm(const QString &email, const Secret &code, const Secret &password)
{
    if (m_busy)
        return;
    setBusy(true);
    whenAnswered(m_client.confirmEmail(email, code), this,
                 [this, email, password, round = ++m_round](const Result<void> &result) {
                     if (round != m_round)
                         return;
                     if (result) {
                         login(email, password);
                     } else {
                         setBusy(false);
                         Q_EMIT failed(result.error());
                     }
                 });
}

void ConfirmController::login(const QString &email, const Secret &password)
{
    m_loggingIn = true;
    m_login = m_client.loginWithEmail(email, password);
    whenAnswered(m_login, this, [this, round = m_round](const Result<User> &result) {
        if (round != m_round)
            return;
        m_loggingIn = false;
        setBusy(false);
        if (result)
            Q_EMIT loggedIn(*result);
        else
            Q_EMIT loginFailed(result.error());
    });
}

void ConfirmController::sendCode(const QString &email)
{
    if (m_busy || m_resendWait > 0s)
        return;
    startResendWait();
    whenAnswered(m_client.sendConfirmationEmail(email), this, [this](const Result<void> &result) {
        if (result) {
            Q_EMIT codeSent();
            return;
        }
        m_resendWait = 0s; // nothing was sent, so nothing has to be waited for
        m_second.stop();
        Q_EMIT resendWaitChanged();
        Q_EMIT failed(result.error());
    });
}

void ConfirmController::startResendWait()
{
    m_resendWait = resendPause;
    m_second.start();
    Q_EMIT resendWaitChanged();
}

void ConfirmController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    if (m_loggingIn)
        m_client.cancelLogin(m_login);
    m_loggingIn = false;
    setBusy(false);
}

void ConfirmController::countDown()
{
    m_resendWait -= 1s;
    if (m_resendWait <= 0s)
        m_second.stop();
    Q_EMIT resendWaitChanged();
}

void ConfirmController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
