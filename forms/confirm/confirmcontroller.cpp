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

std::chrono::seconds ConfirmController::resendWait() const
{
    const auto pause = m_pauses.constFind(m_email);
    return pause == m_pauses.constEnd()
               ? 0s
               : std::chrono::ceil<std::chrono::seconds>(pause->remainingTimeAsDuration());
}

void ConfirmController::enter(const QString &email)
{
    leave();
    m_email = email;
    if (resendWait() > 0s)
        m_second.start();
    Q_EMIT resendWaitChanged();
}

void ConfirmController::leave()
{
    ++m_visit;
}

void ConfirmController::confirm(const Secret &code, const Secret &password)
{
    if (m_busy)
        return;
    setBusy(true);
    whenAnswered(m_client.confirmEmail(m_email, code), this,
                 [this, password, round = ++m_round](const Result<void> &result) {
                     if (round != m_round)
                         return;
                     if (result) {
                         login(password);
                     } else {
                         setBusy(false);
                         Q_EMIT failed(result.error());
                     }
                 });
}

void ConfirmController::login(const Secret &password)
{
    m_loggingIn = true;
    m_login = m_client.loginWithEmail(m_email, password);
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

void ConfirmController::sendCode()
{
    if (m_busy || resendWait() > 0s)
        return;
    startResendWait();
    whenAnswered(m_client.sendConfirmationEmail(m_email), this,
                 [this, email = m_email, visit = m_visit](const Result<void> &result) {
                     if (!result)
                         m_pauses.remove(email); // nothing was sent, so nothing has to be waited for
                     if (visit != m_visit)
                         return;
                     if (result) {
                         Q_EMIT codeSent();
                         return;
                     }
                     Q_EMIT resendWaitChanged();
                     Q_EMIT failed(result.error());
                 });
}

void ConfirmController::startResendWait()
{
    m_pauses[m_email].setRemainingTime(resendPause);
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
    if (resendWait() <= 0s)
        m_second.stop();
    Q_EMIT resendWaitChanged();
}

void ConfirmController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
