// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>
#include <latchkey/forms/code/resendpause.h>

namespace latchkey {

//! What an emailed code is good for.
enum class CodeUse {
    Confirmation,    //!< of an address
    PasswordReset,   //!< sets a new password
    Login,           //!< instead of a password
    MfaReset,        //!< drops second factors, for whoever has just given the right password
    EmailChangeUndo, //!< gives an account its former address back; mailed by itself, and logs nobody in
};

//! Has codes mailed, redeems one and then logs in; mails a new one to an address not more than once a minute.
class CodeController : public QObject
{
    Q_OBJECT
public:
    explicit CodeController(UsersClient &client, QObject *parent = nullptr);
    ~CodeController() override;

    bool isBusy() const { return m_busy; }
    CodeUse use() const { return m_use; }
    //! How long the next code for the address has to wait.
    std::chrono::seconds resendWait() const { return m_pause.remaining(); }

    //! From now on it is about codes of this use for this address.
    void enter(CodeUse use, const QString &email);
    //! What becomes of a code that was asked for is not told any more.
    void leave();
    //! \a password to log in with afterwards: the new one where the code sets it.
    void redeem(const Secret &code, const Secret &password = {});
    void sendCode();
    //! A code is on its way: the next one has to wait.
    void startResendWait() { m_pause.begin(); }
    void cancel();

Q_SIGNALS:
    void busyChanged();
    void resendWaitChanged();
    void codeSent();
    void loggedIn(const latchkey::User &user);
    //! The code was not redeemed, or no new one could be sent.
    void failed(const latchkey::AuthError &error);
    //! The code has done what it is for, but something else stands before logging in.
    void loginFailed(const latchkey::AuthError &error);
    //! An address was given back, or second factors were dropped by somebody who has no password to log in
    //! with.
    void undone();

private:
    QFuture<Result<void>> request() const;
    QFuture<Result<void>> spend(const Secret &code, const Secret &password) const;
    void goOn(const Result<void> &used, const Secret &password);
    void logIn(const QFuture<Result<User>> &login);
    void finish(const Result<User> &login);
    void setBusy(bool busy);

    UsersClient &m_client;
    CodeUse m_use = CodeUse::Confirmation;
    QFuture<Result<User>> m_login;
    QString m_email;
    ResendPause m_pause;
    quint64 m_visit = 0;
    quint64 m_round = 0;
    bool m_busy = false;
    bool m_loggingIn = false;
};

} // namespace latchkey
