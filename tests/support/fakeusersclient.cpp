// SPDX-License-Identifier: MIT
#include "fakeusersclient.h"

namespace latchkey {

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

template<typename T>
Request<T> &pose(Requests<T> &requests)
{
    requests.push_back(std::make_unique<Request<T>>());
    requests.back()->promise.start();
    return *requests.back();
}

template<typename T>
QFuture<Result<T>> ask(Requests<T> &requests, const QString &email, const Secret &secret = {})
{
    Request<T> &request = pose(requests);
    request.email = email;
    request.secret = textOf(secret);
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

QFuture<Result<void>> FakeUsersClient::sendPasswordResetEmail(const QString &email)
{
    return ask(resetsSent, email);
}

QFuture<Result<void>> FakeUsersClient::resetPasswordWithCode(const QString &email, const Secret &code,
                                                             const Secret &newPassword)
{
    auto asked = ask(resets, email, code);
    resets.back()->newPassword = textOf(newPassword);
    return asked;
}

QFuture<Result<void>> FakeUsersClient::sendTokenLoginEmail(const QString &email)
{
    return ask(tokensSent, email);
}

QFuture<Result<User>> FakeUsersClient::loginWithToken(const QString &email, const Secret &code)
{
    return ask(tokenLogins, email, code);
}

QFuture<Result<ProofKind>> FakeUsersClient::neededProof()
{
    return QtFuture::makeReadyValueFuture(proofNeeded);
}

QFuture<Result<void>> FakeUsersClient::sendProofEmail()
{
    return ask(proofsSent, {});
}

QFuture<Result<void>> FakeUsersClient::resetPassword(const Secret &oldPassword, const Secret &newPassword)
{
    auto asked = ask(passwordChanges, {}, oldPassword);
    passwordChanges.back()->newPassword = textOf(newPassword);
    return asked;
}

QFuture<Result<void>> FakeUsersClient::setPassword(const Proof &proof, const Secret &newPassword)
{
    auto asked = ask(passwordChanges, {}, proof.value);
    passwordChanges.back()->newPassword = textOf(newPassword);
    passwordChanges.back()->proof = proof.kind;
    return asked;
}

QFuture<Result<void>> FakeUsersClient::changeEmail(const Proof &proof, const QString &newEmail)
{
    auto asked = ask(emailChanges, newEmail, proof.value);
    emailChanges.back()->proof = proof.kind;
    return asked;
}

QFuture<Result<User>> FakeUsersClient::confirmNewEmail(const Secret &code)
{
    return ask(newEmailConfirmations, {}, code);
}

QFuture<Result<void>> FakeUsersClient::undoEmailChange(const QString &formerEmail, const Secret &code)
{
    return ask(undoneEmailChanges, formerEmail, code);
}

QFuture<Result<QList<SessionInfo>>> FakeUsersClient::sessions()
{
    return QtFuture::makeReadyValueFuture(openSessions);
}

QFuture<Result<void>> FakeUsersClient::revokeSession(qint64 id)
{
    auto asked = ask(revocations, {});
    revocations.back()->session = id;
    return asked;
}

QFuture<Result<void>> FakeUsersClient::revokeOtherSessions()
{
    return ask(revocations, {});
}

QFuture<Result<QByteArray>> FakeUsersClient::exportAccount()
{
    return ask(exports, {});
}

QFuture<Result<void>> FakeUsersClient::deleteAccount(const Proof &proof)
{
    auto asked = ask(deletions, {}, proof.value);
    deletions.back()->proof = proof.kind;
    return asked;
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
