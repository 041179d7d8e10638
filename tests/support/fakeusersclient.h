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
    std::optional<MfaLogin> mfa{};
    std::optional<MfaMethod> method{};
    PendingLogin pending{};
    ClearExisting clearExisting = ClearExisting::No;
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
    QFuture<Result<User>> loginWithEmail(const QString &email, const Secret &password,
                                         const LoginOptions &options) override;
    QFuture<Result<User>> signupWithEmail(const QString &email, const Secret &password,
                                          const SignupOptions &options) override;
    QFuture<Result<void>> sendConfirmationEmail(const QString &email) override;
    QFuture<Result<void>> confirmEmail(const QString &email, const Secret &code) override;
    QFuture<Result<void>> sendPasswordResetEmail(const QString &email) override;
    QFuture<Result<void>> resetPasswordWithCode(const QString &email, const Secret &code,
                                                const Secret &newPassword) override;
    QFuture<Result<void>> sendTokenLoginEmail(const QString &email) override;
    QFuture<Result<User>> loginWithToken(const QString &email, const Secret &code,
                                         const LoginOptions &options) override;
    QFuture<Result<User>> continueLogin(const PendingLogin &pending, const MfaLogin &mfa) override;
    QFuture<Result<MfaSetUp>> setUpMfa(const PendingLogin &pending, const MfaMethod &method) override;
    QFuture<Result<MfaLogin>> verifyMfa(const QString &email, const Secret &password,
                                        const MfaLogin &mfa) override;
    QFuture<Result<QStringList>> getAvailableMfaTypes(const QString &email, const Secret &password) override;
    QFuture<Result<QStringList>> getEnabledMfaTypes() override;
    QFuture<Result<void>> sendMfaResetEmail(const QString &email) override;
    QFuture<Result<void>> resetMfaWithCode(const QString &email, const Secret &code) override;
    QFuture<Result<TotpSecret>> generateTotpSecret(const QString &email) override;
    QFuture<Result<bool>> validateTotpCode(const MfaMethod &method, const Secret &code) override;
    QFuture<Result<QList<Secret>>> addMfaMethod(const Secret &password, const MfaMethod &method,
                                                ClearExisting clearExisting) override;
    QFuture<Result<QList<Secret>>> addMfaMethodWithProof(const Proof &proof, const MfaMethod &method,
                                                         ClearExisting clearExisting) override;
    QFuture<Result<MfaOverview>> mfaMethods() override;
    QFuture<Result<void>> removeMfaMethod(const Proof &proof, const QString &id) override;
    QFuture<Result<void>> renameMfaMethod(const QString &id, const QString &name) override;
    QFuture<Result<QList<Secret>>> newRecoveryCodes(const Proof &proof) override;
    QFuture<Result<void>> revokeTrustedDevice(qint64 id) override;
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
    Result<QStringList> enabledMfaTypes = QStringList{QStringLiteral("totp")};
    Result<MfaOverview> overview;
    Result<ProofKind> proofNeeded = ProofKind::Password;
    Result<QList<SessionInfo>> openSessions;

    Requests<User> logins;
    Requests<User> signups;
    Requests<void> confirmations;
    Requests<void> codesSent;
    Requests<User> continuations;
    Requests<MfaSetUp> setUps;
    Requests<MfaLogin> verifications;
    Requests<QStringList> typesAsked;
    Requests<void> mfaResetsSent;
    Requests<void> mfaResets;
    Requests<TotpSecret> totpSecrets;
    Requests<bool> totpChecks;
    Requests<QList<Secret>> methodsAdded; //!< by the password, or by another proof
    Requests<void> methodsRemoved;        //!< the id stands in newPassword
    Requests<void> methodsRenamed;        //!< the id stands in secret, the name in newPassword
    Requests<QList<Secret>> recoveryCodesAsked;
    Requests<void> trustEnded; //!< the device's id stands in session
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
