// SPDX-License-Identifier: MIT
#include "fakeusersclient.h"

namespace latchkey {

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

template<typename T>
QFuture<Result<T>> ask(Requests<T> &requests, const QString &email, const Secret &secret = {})
{
    requests.push_back(std::make_unique<Request<T>>());
    Request<T> &request = *requests.back();
    request.email = email;
    request.secret = textOf(secret);
    request.promise.start();
    return request.promise.future();
}

} // namespace

FakeUsersClient::FakeUsersClient()
    : settings(SignInSettings{.appName = QStringLiteral("Invoice Desk"), .outboxFolder = {}})
    , currentUser(std::optional<User>())
{}

QFuture<Result<SignInSettings>> FakeUsersClient::signInSettings()
{
    return QtFuture::makeReadyValueFuture(settings);
}

QFuture<Result<std::optional<User>>> FakeUsersClient::getUser()
{
    return QtFuture::makeReadyValueFuture(currentUser);
}

QFuture<Result<User>> FakeUsersClient::loginWithEmail(const QString &email, const Secret &password)
{
    return ask(logins, email, password);
}

QFuture<Result<User>> FakeUsersClient::signupWithEmail(const QString &email, const Secret &password)
{
    return ask(signups, email, password);
}

QFuture<Result<void>> FakeUsersClient::sendConfirmationEmail(const QString &email)
{
    return ask(codesSent, email);
}

QFuture<Result<void>> FakeUsersClient::confirmEmail(const QString &email, const Secret &code)
{
    return ask(confirmations, email, code);
}

QFuture<Result<QList<Activity>>> FakeUsersClient::activity()
{
    return QtFuture::makeReadyValueFuture(activities);
}

QFuture<Result<void>> FakeUsersClient::logout()
{
    currentUser = std::optional<User>();
    return QtFuture::makeReadyValueFuture(Result<void>());
}

void FakeUsersClient::cancelLogin(QFuture<Result<User>> &login)
{
    ++cancelledLogins;
    login.cancel();
}

UsersAdmin &FakeUsersClient::admin()
{
    return fakeAdmin;
}

QFuture<Result<GateExplanation>> FakeUsersAdmin::explain(UserId user)
{
    explained << user;
    return QtFuture::makeReadyValueFuture(explanation);
}

User someone(const QString &email)
{
    User user;
    user.id = UserId{7};
    user.email = email;
    user.confirmedEmail = true;
    return user;
}

} // namespace latchkey
