// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

namespace latchkey {

//! One login at a time: asks the client, tells the outcome, and forgets an answer that comes after cancel().
class LoginController : public QObject
{
    Q_OBJECT
public:
    explicit LoginController(UsersClient &client, QObject *parent = nullptr);
    ~LoginController() override;

    bool isBusy() const { return m_busy; }

    void login(const QString &email, const Secret &password);
    //! Finishes a login that waits for a second factor.
    void goOn(const PendingLogin &pending, const MfaLogin &mfa);
    void cancel();

Q_SIGNALS:
    void busyChanged();
    void loggedIn(const latchkey::User &user);
    void failed(const latchkey::AuthError &error);

private:
    void await(const QFuture<Result<User>> &login);
    void finish(const Result<User> &result);
    void setBusy(bool busy);

    UsersClient &m_client;
    QFuture<Result<User>> m_login;
    quint64 m_round = 0;
    bool m_busy = false;
};

} // namespace latchkey
