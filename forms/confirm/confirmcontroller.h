// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

#include <QDeadlineTimer>
#include <QHash>
#include <QTimer>

#include <chrono>

namespace latchkey {

//! Redeems a confirmation code and then logs in; mails a new code, but to one address not more than one a
//! minute.
class ConfirmController : public QObject
{
    Q_OBJECT
public:
    explicit ConfirmController(UsersClient &client, QObject *parent = nullptr);
    ~ConfirmController() override;

    bool isBusy() const { return m_busy; }
    //! How long the next code for the address has to wait.
    std::chrono::seconds resendWait() const;

    //! From now on it is about this address.
    void enter(const QString &email);
    //! What becomes of a code that was asked for is not told any more.
    void leave();
    void confirm(const Secret &code, const Secret &password);
    void sendCode();
    //! A code is on its way: the next one has to wait.
    void startResendWait();
    void cancel();

Q_SIGNALS:
    void busyChanged();
    void resendWaitChanged();
    void codeSent();
    void loggedIn(const latchkey::User &user);
    //! The code was not redeemed, or no new one could be sent.
    void failed(const latchkey::AuthError &error);
    //! The address is confirmed now, but something else stands before logging in.
    void loginFailed(const latchkey::AuthError &error);

private:
    void login(const Secret &password);
    void setBusy(bool busy);
    void countDown();

    UsersClient &m_client;
    QFuture<Result<User>> m_login;
    QString m_email;
    QTimer m_second;
    QHash<QString, QDeadlineTimer> m_pauses; // of every address that a code was sent to
    quint64 m_visit = 0;
    quint64 m_round = 0;
    bool m_busy = false;
    bool m_loggingIn = false;
};

} // namespace latchkey
