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

QFuture<Result<User>> FakeUsersClient::loginWithEmail(const QString &email, const Secret &password,
                                                      const LoginOptions &options)
{
    auto asked = ask(logins, email, password);
    logins.back()->mfa = options.mfa;
    return asked;
}

QFuture<Result<User>> FakeUsersClient::signupWithEmail(const QString &email, const Secret &password,
                                                       const SignupOptions &options)
{
    auto asked = ask(signups, email, password);
    signups.back()->method = options.mfaMethod;
    return asked;
}

QFuture<Result<void>> FakeUsersClient::sendConfirmationEmail(const QString &email)
{
    return ask(codesSent, email);
}

QFuture<Result<void>> FakeUsersClient::confirmEmail(const QString &email, const Secret &code)
{
    return ask(confirmations, email, code);
}

QFuture<Result<User>> FakeUsersClient::continueLogin(const PendingLogin &pending, const MfaLogin &mfa)
{
    auto asked = ask(continuations, {}, mfa.value);
    continuations.back()->pending = pending;
    continuations.back()->mfa = mfa;
    return asked;
}

QFuture<Result<MfaSetUp>> FakeUsersClient::setUpMfa(const PendingLogin &pending, const MfaMethod &method)
{
    auto asked = ask(setUps, {});
    setUps.back()->pending = pending;
    setUps.back()->method = method;
    return asked;
}

QFuture<Result<MfaLogin>> FakeUsersClient::verifyMfa(const QString &email, const Secret &password,
                                                     const MfaLogin &mfa)
{
    auto asked = ask(verifications, email, password);
    verifications.back()->mfa = mfa;
    return asked;
}

QFuture<Result<QStringList>> FakeUsersClient::getAvailableMfaTypes(const QString &email,
                                                                   const Secret &password)
{
    return ask(typesAsked, email, password);
}

QFuture<Result<QStringList>> FakeUsersClient::getEnabledMfaTypes()
{
    return QtFuture::makeReadyValueFuture(enabledMfaTypes);
}

QFuture<Result<void>> FakeUsersClient::sendMfaResetEmail(const QString &email)
{
    return ask(mfaResetsSent, email);
}

QFuture<Result<void>> FakeUsersClient::resetMfaWithCode(const QString &email, const Secret &code)
{
    return ask(mfaResets, email, code);
}

QFuture<Result<TotpSecret>> FakeUsersClient::generateTotpSecret(const QString &email)
{
    return ask(totpSecrets, email);
}

QFuture<Result<bool>> FakeUsersClient::validateTotpCode(const MfaMethod &method, const Secret &code)
{
    auto asked = ask(totpChecks, {}, code);
    totpChecks.back()->method = method;
    return asked;
}

QFuture<Result<QList<Secret>>> FakeUsersClient::addMfaMethod(const Secret &password, const MfaMethod &method,
                                                             ClearExisting clearExisting)
{
    auto asked = ask(methodsAdded, {}, password);
    methodsAdded.back()->method = method;
    methodsAdded.back()->clearExisting = clearExisting;
    return asked;
}

QFuture<Result<QList<Secret>>> FakeUsersClient::addMfaMethodWithProof(const Proof &proof,
                                                                      const MfaMethod &method,
                                                                      ClearExisting clearExisting)
{
    return addMfaMethod(proof.value, method, clearExisting);
}

QFuture<Result<MfaOverview>> FakeUsersClient::mfaMethods()
{
    return QtFuture::makeReadyValueFuture(overview);
}

QFuture<Result<void>> FakeUsersClient::removeMfaMethod(const Proof &proof, const QString &id)
{
    auto asked = ask(methodsRemoved, {}, proof.value);
    methodsRemoved.back()->newPassword = id;
    return asked;
}

QFuture<Result<void>> FakeUsersClient::renameMfaMethod(const QString &id, const QString &name)
{
    auto asked = ask(methodsRenamed, {}, Secret(id));
    methodsRenamed.back()->newPassword = name;
    return asked;
}

QFuture<Result<QList<Secret>>> FakeUsersClient::newRecoveryCodes(const Proof &proof)
{
    return ask(recoveryCodesAsked, {}, proof.value);
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

QFuture<Result<User>> FakeUsersClient::loginWithToken(const QString &email, const Secret &code,
                                                      const LoginOptions &options)
{
    auto asked = ask(tokenLogins, email, code);
    tokenLogins.back()->mfa = options.mfa;
    return asked;
}

QFuture<Result<void>> FakeUsersClient::revokeTrustedDevice(qint64 id)
{
    auto asked = ask(trustEnded, {});
    trustEnded.back()->session = id;
    return asked;
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
