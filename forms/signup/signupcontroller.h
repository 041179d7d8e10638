// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersclient.h>

namespace latchkey {

//! One sign-up at a time, up to knowing what still stands between the new user and being logged in.
class SignupController : public QObject
{
    Q_OBJECT
public:
    explicit SignupController(UsersClient &client, QObject *parent = nullptr);
    ~SignupController() override;

    bool isBusy() const { return m_busy; }

    void signUp(const QString &email, const Secret &password);
    void cancel();

Q_SIGNALS:
    void busyChanged();
    void loggedIn(const latchkey::User &user);
    //! A code has been mailed and has to be entered.
    void confirmationNeeded();
    //! An admin has to turn the account on.
    void approvalNeeded();
    //! Nothing is left but to log in; the gate may want a second factor then.
    void loginNeeded();
    void failed(const latchkey::AuthError &error);

private:
    void findOutWhatIsLeft(const User &signedUp);
    void finish(const User &signedUp, const Result<std::optional<User>> &current);
    void tellWhatIsLeft(const User &signedUp);
    void askWhetherToConfirm(const User &signedUp);
    void setBusy(bool busy);

    UsersClient &m_client;
    QFuture<Result<User>> m_signup;
    quint64 m_round = 0;
    bool m_busy = false;
};

} // namespace latchkey
