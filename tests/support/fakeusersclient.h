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
    QString email{};  //!< the address that is named; empty where the session tells
    QString secret{}; //!< the password or the code
    QString newPassword{};
    std::optional<ProofKind> proof{}; //!< of which kind the secret is; none for a plain password
    qint64 session = 0;
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
    QFuture<Result<void>> sendPasswordResetEmail(const QString &email) override;
    QFuture<Result<void>> resetPasswordWithCode(const QString &email, const Secret &code,
                                                const Secret &newPassword) override;
    QFuture<Result<void>> sendTokenLoginEmail(const QString &email) override;
    QFuture<Result<User>> loginWithToken(const QString &email, const Secret &code) override;
    QFuture<Result<ProofKind>> neededProof() override;
    QFuture<Result<void>> sendProofEmail() override;
    QFuture<Result<void>> resetPassword(const Secret &oldPassword, const Secret &newPassword) override;
    QFuture<Result<void>> setPassword(const Proof &proof, const Secret &newPassword) override;
    QFuture<Result<void>> changeEmail(const Proof &proof, const QString &newEmail) override;
    QFuture<Result<User>> confirmNewEmail(const Secret &code) override;
    QFuture<Result<void>> undoEmailChange(const QString &formerEmail, const Secret &code) override;
    QFuture<Result<QList<SessionInfo>>> sessions() override;
    QFuture<Result<void>> revokeSession(qint64 id) override;
    QFuture<Result<void>> revokeOtherSessions() override;
    QFuture<Result<QByteArray>> exportAccount() override;
    QFuture<Result<void>> deleteAccount(const Proof &proof) override;
    QFuture<Result<QList<Activity>>> activity() override;
    QFuture<Result<void>> logout() override;
    void cancelLogin(QFuture<Result<User>> &login) override;
    UsersAdmin &admin() override;

    //! Answered at once.
    Result<SignInSettings> settings;
    Result<std::optional<User>> currentUser;
    Result<QList<Activity>> activities;
    Result<ProofKind> proofNeeded = ProofKind::Password;
    Result<QList<SessionInfo>> openSessions;

    Requests<User> logins;
    Requests<User> signups;
    Requests<void> confirmations;
    Requests<void> codesSent;
    Requests<void> resetsSent;
    Requests<void> resets;
    Requests<void> tokensSent;
    Requests<User> tokenLogins;
    Requests<void> proofsSent;
    Requests<void> passwordChanges; //!< by the old password, or by another proof
    Requests<void> emailChanges;
    Requests<User> newEmailConfirmations;
    Requests<void> undoneEmailChanges;
    Requests<void> revocations; //!< of one session, or of all others with session 0
    Requests<QByteArray> exports;
    Requests<void> deletions;
    int cancelledLogins = 0;
    FakeUsersAdmin fakeAdmin;
};

//! Someone with an address; confirmed and enabled.
User someone(const QString &email);

} // namespace latchkey
