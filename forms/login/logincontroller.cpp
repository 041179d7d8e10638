// SPDX-License-Identifier: MIT
#include <latchkey/forms/login/logincontroller.h>

#include <latchkey/forms/dialog/answer.h>

namespace latchkey {

LoginController::LoginController(UsersClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{}

LoginController::~LoginController()
{
    if (m_busy)
        m_client.cancelLogin(m_login);
}

void LoginController::login(const QString &email, const Secret &password)
{
    if (!m_busy)
        await(m_client.loginWithEmail(email, password));
}

void LoginController::goOn(const PendingLogin &pending, const MfaLogin &mfa)
{
    if (!m_busy)
        await(m_client.continueLogin(pending, mfa));
}

void LoginController::await(const QFuture<Result<User>> &login)
{
    setBusy(true);
    m_login = login;
    whenAnswered(m_login, this, [this, round = ++m_round](const Result<User> &result) {
        if (round == m_round)
            finish(result);
    });
}

void LoginController::cancel()
{
    if (!m_busy)
        return;
    ++m_round;
    m_client.cancelLogin(m_login);
    setBusy(false);
}

void LoginController::finish(const Result<User> &result)
{
    setBusy(false);
    if (result)
        Q_EMIT loggedIn(*result);
    else
        Q_EMIT failed(result.error());
}

void LoginController::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace latchkey
