// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/usersadmin.h>
#include <latchkey/core/client/usersclient.h>

#include <QPromise>

#include <memory>
#include <vector>

namespace latchkey {

//! One question that was asked, waiting for the test to answer it.
template<typename T>
struct Request
{
    QString email;
    QString secret; //!< the password or the code
    QPromise<Result<T>> promise;

    void answer(const Result<T> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
    void refuse(AuthErrorCode code, AuthErrorReason reason = AuthErrorReason::None)
    {
        answer(fail(code, reason));
    }
};

template<typename T>
using Requests = std::vector<std::unique_ptr<Request<T>>>;

//! An admin's side whose every answer is given by the test, at once.
class FakeUsersAdmin : public UsersAdmin
{
public:
    QFuture<Result<GateExplanation>> explain(UserId user) override;

    Result<GateExplanation> explanation;
    QList<UserId> explained; //!< who was asked about
};

//! A UsersClient whose every answer is given by the test, when the test gives it.
class FakeUsersClient : public UsersClient
{
    Q_OBJECT
public:
    FakeUsersClient();

    QFuture<Result<SignInSettings>> signInSettings() override;
    QFuture<Result<std::optional<User>>> getUser() override;
    QFuture<Result<User>> loginWithEmail(const QString &email, const Secret &password) override;
    QFuture<Result<User>> signupWithEmail(const QString &email, const Secret &password) override;
    QFuture<Result<void>> sendConfirmationEmail(const QString &email) override;
    QFuture<Result<void>> confirmEmail(const QString &email, const Secret &code) override;
    QFuture<Result<QList<Activity>>> activity() override;
    QFuture<Result<void>> logout() override;
    void cancelLogin(QFuture<Result<User>> &login) override;
    UsersAdmin &admin() override;

    //! Answered at once.
    Result<SignInSettings> settings;
    Result<std::optional<User>> currentUser;
    Result<QList<Activity>> activities;

    Requests<User> logins;
    Requests<User> signups;
    Requests<void> confirmations;
    Requests<void> codesSent;
    int cancelledLogins = 0;
    FakeUsersAdmin fakeAdmin;
};

//! Someone with an address; confirmed and enabled.
User someone(const QString &email);

} // namespace latchkey
