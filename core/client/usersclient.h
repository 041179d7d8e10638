// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/client/signinoptions.h>
#include <latchkey/core/mfa/mfasetup.h>
#include <latchkey/core/mfa/totpsecret.h>
#include <latchkey/core/users/proof.h>
#include <latchkey/core/users/sessioninfo.h>
#include <latchkey/core/users/user.h>

#include <QFuture>
#include <QObject>

#include <optional>

namespace latchkey {

class UsersAdmin;

//! Client code's view of the users service: may do only what a stranger at the keyboard may.
//!
//! Every call returns at once; the answer arrives in the future. Use `future.then(receiver, …)`.
//! Lives in one thread, answers may be awaited in any (also by blocking). One client holds one session.
//! It does not decide anything: every rule is checked in the service behind it.
class LATCHKEY_CORE_EXPORT UsersClient : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! What the sign-in forms offer, from the service's settings.
    virtual QFuture<Result<SignInSettings>> signInSettings() = 0;

    //! The user logged in with this client, or none; none too once the account was disabled or deleted.
    virtual QFuture<Result<std::optional<User>>> getUser() = 0;

    //! Logs in. Errors: AuthenticationFailed (alike for known and unknown addresses), then, the password
    //! being right, AccountIsNotEnabled, EmailNotConfirmed, MfaRequired (reason FactorMissing, FactorWrong or
    //! ClockOff) or MfaSetupRequired, both with a PendingLogin; MethodNotEnabled; InvalidInput for what is no
    //! address.
    virtual QFuture<Result<User>> loginWithEmail(const QString &email, const Secret &password,
                                                 const LoginOptions &options = {}) = 0;

    //! Registers a new user and mails the confirmation code where one is needed. Logs in at once if nothing
    //! stands between (see getUser). Errors: UserExists, PasswordNotAcceptable with its reason,
    //! SignupNotEnabled, MethodNotEnabled, InvalidInput.
    virtual QFuture<Result<User>> signupWithEmail(const QString &email, const Secret &password,
                                                  const SignupOptions &options = {}) = 0;

    //! Mails a new confirmation code; the answer is the same for unknown and confirmed addresses.
    virtual QFuture<Result<void>> sendConfirmationEmail(const QString &email) = 0;

    //! Redeems the code of eight characters; blanks, dashes and case do not matter. Error: CodeInvalid.
    virtual QFuture<Result<void>> confirmEmail(const QString &email, const Secret &code) = 0;

    //! Mails a code that sets a new password; the answer is the same for every address. Errors:
    //! MethodNotEnabled, InvalidInput for what is no address.
    virtual QFuture<Result<void>> sendPasswordResetEmail(const QString &email) = 0;

    //! Sets a new password by the mailed code: ends all sessions of the account, opens a password that was
    //! closed, confirms the address. Logs nobody in. A password that is refused leaves the code as it was. An
    //! account that was not confirmed before starts anew with this password: whoever signed up with it keeps
    //! nothing. Second factors of a confirmed one stay. Errors: CodeInvalid, PasswordNotAcceptable with its
    //! reason, MethodNotEnabled.
    virtual QFuture<Result<void>> resetPasswordWithCode(const QString &email, const Secret &code,
                                                        const Secret &newPassword) = 0;

    //! Mails a code to log in with; the answer is the same for every address. Errors: MethodNotEnabled
    //! unless the setting use_token is on, InvalidInput.
    virtual QFuture<Result<void>> sendTokenLoginEmail(const QString &email) = 0;

    //! Logs in with the mailed code, through the same gate. The code is used up even if a later step refuses,
    //! and confirms the address; an account that was not confirmed before loses the password it was signed up
    //! with. Errors: CodeInvalid (alike for known and unknown addresses) or TooManyPasswordFailures, then as
    //! loginWithEmail().
    virtual QFuture<Result<User>> loginWithToken(const QString &email, const Secret &code,
                                                 const LoginOptions &options = {}) = 0;

    // second factors at a login

    //! Goes on with a login that stopped at MfaRequired. Errors: MfaRequired with FactorWrong (alike for a
    //! wrong, old or used code) or ClockOff, TooManyPasswordFailures of the second factor, and what may have
    //! changed since, all with the PendingLogin still good; AuthenticationFailed once it is not.
    virtual QFuture<Result<User>> continueLogin(const PendingLogin &pending, const MfaLogin &mfa) = 0;
    //! Goes on with a login that stopped at MfaSetupRequired: adds the method and logs in. Errors: as
    //! addMfaMethod() and continueLogin().
    virtual QFuture<Result<MfaSetUp>> setUpMfa(const PendingLogin &pending, const MfaMethod &method) = 0;
    //! Checks password and second factor without logging in; the ticket in the answer is taken once by
    //! loginWithEmail() in the place of the factor, within 2 minutes. Errors: as loginWithEmail().
    virtual QFuture<Result<MfaLogin>> verifyMfa(const QString &email, const Secret &password,
                                                const MfaLogin &mfa) = 0;
    //! The code of an authenticator app as a login takes it; checks nothing.
    static MfaLogin getTotpMfaLogin(const Secret &code);
    //! The types of the second factors that the user has set up ("totp"), the one used last first; empty for
    //! a wrong password. Error: TooManyPasswordFailures.
    virtual QFuture<Result<QStringList>> getAvailableMfaTypes(const QString &email,
                                                              const Secret &password) = 0;
    //! The types that may be set up.
    virtual QFuture<Result<QStringList>> getEnabledMfaTypes() = 0;
    //! Mails a code to drop a lost second factor with; the answer is the same either way. Sent only where the
    //! settings allow it, when this client has given the right password for the address within ten minutes,
    //! and not within 72 hours of an emailed password reset.
    virtual QFuture<Result<void>> sendMfaResetEmail(const QString &email) = 0;
    //! Drops all second factors, recovery codes and trusted devices by the mailed code. The pending login
    //! then goes on by setUpMfa(), or is done anew where no factor is required. Error: CodeInvalid.
    virtual QFuture<Result<void>> resetMfaWithCode(const QString &email, const Secret &code) = 0;

    // setting up a second factor

    //! Makes a secret for an authenticator app; nothing is kept before addMfaMethod(). Holds for an hour.
    //! Errors: MethodNotEnabled, InvalidInput.
    virtual QFuture<Result<TotpSecret>> generateTotpSecret(const QString &email) = 0;
    //! Whether the app shows this code now; neither logs in nor uses the code up. Errors: InvalidInput for a
    //! method that was not made here or is too old.
    virtual QFuture<Result<bool>> validateTotpCode(const MfaMethod &method, const Secret &code) = 0;
    //! Adds a second factor for whoever is logged in or has a pending login here. The answer is a new set of
    //! recovery codes, if one was made. Errors: NotLoggedIn, AuthenticationFailed or TooManyPasswordFailures
    //! for the password, FreshProofRequired, MethodNotEnabled, InvalidInput with MethodExpired, MethodForeign
    //! or MethodExists.
    virtual QFuture<Result<QList<Secret>>> addMfaMethod(const Secret &password, const MfaMethod &method,
                                                        ClearExisting clearExisting = ClearExisting::No) = 0;
    //! The same by another proof, for people without a password.
    virtual QFuture<Result<QList<Secret>>>
    addMfaMethodWithProof(const Proof &proof, const MfaMethod &method,
                          ClearExisting clearExisting = ClearExisting::No) = 0;
    //! What is set up by whoever is logged in. Error: NotLoggedIn.
    virtual QFuture<Result<MfaOverview>> mfaMethods() = 0;
    //! Errors: NotLoggedIn, those of the proof, PermissionDenied with LastFactor where the policy wants one.
    virtual QFuture<Result<void>> removeMfaMethod(const Proof &proof, const QString &id) = 0;
    //! Renames one. Errors: NotLoggedIn, InvalidInput.
    virtual QFuture<Result<void>> renameMfaMethod(const QString &id, const QString &name) = 0;
    //! Ten new recovery codes in the place of those there were. Errors: NotLoggedIn, those of the proof.
    virtual QFuture<Result<QList<Secret>>> newRecoveryCodes(const Proof &proof) = 0;
    //! Has a device asked for a second factor again; no error if it is already. Error: NotLoggedIn.
    virtual QFuture<Result<void>> revokeTrustedDevice(qint64 id) = 0;

    // the account of whoever is logged in. Error of all: NotLoggedIn.

    //! Which proof the calls below that take one want of this user.
    virtual QFuture<Result<ProofKind>> neededProof() = 0;
    //! Mails a code that serves as a proof, for people who have no other. Error: FreshProofRequired for those
    //! who have.
    virtual QFuture<Result<void>> sendProofEmail() = 0;
    //! Changes the password and ends all other sessions. Errors: AuthenticationFailed or
    //! TooManyPasswordFailures for the old one, FreshProofRequired if it is empty, PasswordNotAcceptable with
    //! its reason.
    virtual QFuture<Result<void>> resetPassword(const Secret &oldPassword, const Secret &newPassword) = 0;
    //! The same by another proof, for people without a password. Errors: FreshProofRequired where the proof
    //! is of a kind that this user may not use, AuthenticationFailed or CodeInvalid for a wrong one.
    virtual QFuture<Result<void>> setPassword(const Proof &proof, const Secret &newPassword) = 0;
    //! Mails a code to the new address, which becomes the account's once confirmNewEmail() redeems it.
    //! Errors: as setPassword(), InvalidInput. An address that somebody has is answered alike and told by
    //! mail.
    virtual QFuture<Result<void>> changeEmail(const Proof &proof, const QString &newEmail) = 0;
    //! Makes the new address the account's, confirmed, and ends all other sessions. The former one is mailed
    //! a code for undoEmailChange(), if it was confirmed. Errors: CodeInvalid, UserExists if somebody has
    //! signed up with the address since.
    virtual QFuture<Result<User>> confirmNewEmail(const Secret &code) = 0;
    //! Gives the account its former address back, by the code that was mailed there when it changed, and
    //! confirms it; needs no login. Whoever changed the address had the password, or may have set another one
    //! since: all sessions end, no device is known any more, and the account has no password until
    //! resetPasswordWithCode() sets one. A code works for 72 hours, whatever happens to the account meanwhile
    //! but that an admin changes its address; it also ends those that were mailed for later changes. Errors:
    //! CodeInvalid, UserExists if somebody has signed up with the address since.
    virtual QFuture<Result<void>> undoEmailChange(const QString &formerEmail, const Secret &code) = 0;
    //! Where this user is logged in, the one used last first.
    virtual QFuture<Result<QList<SessionInfo>>> sessions() = 0;
    //! Ends one of them; no error if it has ended already.
    virtual QFuture<Result<void>> revokeSession(qint64 id) = 0;
    virtual QFuture<Result<void>> revokeOtherSessions() = 0;
    //! All that is kept about the user, as a JSON document in UTF-8, without secrets.
    virtual QFuture<Result<QByteArray>> exportAccount() = 0;
    //! Deletes the account and all that belongs to it. Errors: as setPassword(), PermissionDenied/LastAdmin.
    virtual QFuture<Result<void>> deleteAccount(const Proof &proof) = 0;

    //! The newest 100 things done or tried with the account of the user logged in. Error: NotLoggedIn.
    virtual QFuture<Result<QList<Activity>>> activity() = 0;

    //! Ends this client's session; no error if there is none.
    virtual QFuture<Result<void>> logout() = 0;

    //! Gives up on a login or sign-up: its answer is discarded, and if it had just succeeded it is logged
    //! out.
    virtual void cancelLogin(QFuture<Result<User>> &login) = 0;

    //! What this client's user may do as an admin; lives as long as the client.
    virtual UsersAdmin &admin() = 0;

Q_SIGNALS:
    //! Someone logged in or out through this client. Emitted in this object's thread.
    void userChanged(const std::optional<latchkey::User> &user);
};

} // namespace latchkey
