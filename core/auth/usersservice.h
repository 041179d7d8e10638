// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>
#include <latchkey/core/auth/administration.h>
#include <latchkey/core/auth/requests.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/mfa/mfasetup.h>
#include <latchkey/core/mfa/totpsecret.h>
#include <latchkey/core/session/session.h>
#include <latchkey/core/users/gateexplanation.h>
#include <latchkey/core/users/proof.h>
#include <latchkey/core/users/sessioninfo.h>
#include <latchkey/core/users/user.h>

#include <memory>
#include <optional>

namespace latchkey {

struct UsersServicePorts;

//! Server code's users service: synchronous, thread-safe, and the only place where policy is decided.
//!
//! Call it from worker threads: it hashes and waits for the disk. What logs in or out takes the Session.
class LATCHKEY_CORE_EXPORT UsersService
{
public:
    explicit UsersService(const UsersServicePorts &ports);
    ~UsersService();
    Q_DISABLE_COPY_MOVE(UsersService)

    //! Signing up and in: see UsersClient's calls of the same names for what they do and refuse. Client
    //! code's device is known to the account once it has logged in: see Session::deviceToken().
    Result<User> signupWithEmail(Session &session, const QString &email, const Secret &password,
                                 const Origin &origin = {});
    Result<User> signupWithEmail(Session &session, const EmailSignup &signup, const Origin &origin = {});
    Result<User> loginWithEmail(Session &session, const QString &email, const Secret &password,
                                const Origin &origin = {});
    Result<User> loginWithEmail(Session &session, const EmailLogin &login, const Origin &origin = {});
    Result<void> sendConfirmationEmail(const QString &email, const Origin &origin = {});
    Result<void> confirmEmail(const QString &email, const Secret &code, const Origin &origin = {});
    Result<void> sendPasswordResetEmail(const QString &email, const Origin &origin = {});
    Result<void> resetPasswordWithCode(const QString &email, const Secret &code, const Secret &newPassword,
                                       const Origin &origin = {});
    Result<void> sendTokenLoginEmail(const QString &email, const Origin &origin = {});
    Result<User> loginWithToken(Session &session, const QString &email, const Secret &code,
                                const Origin &origin = {});
    Result<User> loginWithToken(Session &session, const CodeLogin &login, const Origin &origin = {});
    //! The session's user, or none if the session has ended.
    Result<std::optional<User>> getUser(const Session &session);
    Result<void> logout(Session &session);
    //! Logs a user in without asking for anything; none logs out. Error: AccountIsNotEnabled,
    //! InvalidInput/NoSuchUser.
    Result<std::optional<User>> forceLogin(Session &session, std::optional<UserId> user,
                                           const Origin &origin = {});

    //! The account of whoever holds the session: see UsersClient's calls of the same names. What takes a
    //! proof refuses without it (FreshProofRequired, whose reason names the kind that is wanted) before it
    //! says anything else but NotLoggedIn, InvalidInput and PasswordNotAcceptable.
    Result<ProofKind> neededProof(const Session &session);
    //! Error: FreshProofRequired for people who have another proof.
    Result<void> sendProofEmail(const Session &session);
    Result<void> resetPassword(const Session &session, const Secret &oldPassword, const Secret &newPassword,
                               const Origin &origin = {});
    Result<void> setPassword(const Session &session, const Proof &proof, const Secret &newPassword,
                             const Origin &origin = {});
    //! Error: InvalidInput with EmailUnchanged for the account's own address.
    Result<void> changeEmail(const Session &session, const Proof &proof, const QString &newEmail,
                             const Origin &origin = {});
    Result<User> confirmNewEmail(const Session &session, const Secret &code);
    Result<void> undoEmailChange(const QString &formerEmail, const Secret &code, const Origin &origin = {});
    Result<QList<SessionInfo>> sessions(const Session &session);
    Result<void> revokeSession(const Session &session, qint64 id);
    Result<void> revokeOtherSessions(const Session &session);
    Result<QByteArray> exportAccount(const Session &session);
    //! Ends the session, too.
    Result<void> deleteAccount(Session &session, const Proof &proof, const Origin &origin = {});
    // second factors: see UsersClient's calls of the same names
    Result<User> continueLogin(Session &session, const PendingLogin &pending, const MfaLogin &mfa,
                               const Origin &origin = {});
    Result<MfaSetUp> setUpMfa(Session &session, const PendingLogin &pending, const MfaMethod &method,
                              const Origin &origin = {});
    Result<MfaLogin> verifyMfa(const EmailLogin &login, const Origin &origin = {});
    Result<QStringList> getAvailableMfaTypes(const QString &email, const Secret &password,
                                             const Origin &origin = {});
    Result<QStringList> getEnabledMfaTypes();
    Result<TotpSecret> generateTotpSecret(const QString &email);
    Result<bool> validateTotpCode(const MfaMethod &method, const Secret &code);
    //! For whoever is logged in.
    Result<QList<Secret>> addMfaMethod(const Session &session, const MfaAddition &addition,
                                       const Origin &origin = {});
    //! For whoever has got as far as this and has no second factor yet. Error: MfaRequired for who has.
    Result<QList<Secret>> addMfaMethod(const PendingLogin &pending, const MfaAddition &addition,
                                       const Origin &origin = {});
    //! For a user of the program's choice, whose proof is asked for all the same.
    Result<QList<Secret>> addMfaMethod(UserId user, const MfaAddition &addition, const Origin &origin = {});
    Result<MfaOverview> mfaMethods(const Session &session);
    Result<MfaOverview> mfaMethods(UserId user);
    //! Errors: InvalidInput with NoSuchFactor, PermissionDenied with LastFactor.
    Result<void> removeMfaMethod(const Session &session, const Proof &proof, const QString &id,
                                 const Origin &origin = {});
    Result<void> removeMfaMethod(UserId user, const QString &id);
    Result<void> renameMfaMethod(const Session &session, const QString &id, const QString &name);
    Result<QList<Secret>> newRecoveryCodes(const Session &session, const Proof &proof,
                                           const Origin &origin = {});
    Result<void> revokeTrustedDevice(const Session &session, qint64 id);
    //! \a pending is what proves that its owner has given the right password for the address.
    Result<void> sendMfaResetEmail(const QString &email, const PendingLogin &pending,
                                   const Origin &origin = {});
    Result<void> resetMfaWithCode(const QString &email, const Secret &code, const Origin &origin = {});
    //! Mails the code whatever the settings say: an act of the operator's. Error: InvalidInput/NoSuchUser.
    Result<void> startMfaReset(UserId user);

    // building blocks of your own flow
    //! The user whose unique column ("id", "email") has this value, or none. Error:
    //! InvalidInput/UnknownColumn.
    Result<std::optional<User>> find(const QString &column, const QVariant &value);
    //! Whether this is the user's password; logs nobody in. Neither asks the throttle nor counts: keep
    //! strangers from guessing with it.
    Result<bool> verifyPassword(UserId user, const Secret &password);
    //! The hash that verifyPassword() checks a password against, in the PHC string format, for moving users
    //! elsewhere. Whose it is to be is not known here, so nothing is said of its strength. Error:
    //! PasswordNotAcceptable with TooShort, TooLong or NotText.
    Result<QByteArray> hashPassword(const Secret &password);

    // administration
    //! What the gate would answer this user, step by step, and why; changes nothing and works without the
    //! sealing key. Error: InvalidInput/NoSuchUser.
    Result<GateExplanation> explain(UserId user);
    //! For client code: only if the session is an admin's. Errors: NotLoggedIn, PermissionDenied.
    Result<GateExplanation> explain(const Session &admin, UserId user);
    //! Makes the very first user, an admin, confirmed, and logs in. Error: PermissionDenied/UsersExist.
    Result<User> createFirstAdmin(Session &session, const QString &email, const Secret &password,
                                  const Origin &origin = {});
    Result<bool> hasUsers();
    //! Whether the sealing key is at hand, without which nobody logs in and nothing is written. Error:
    //! KeychainFailed with the reason.
    Result<void> checkSealingKey();
    Result<User> addUser(const QString &email, const Secret &password, const NewUserOptions &options = {});
    Result<UserPage> listUsers(const UserQuery &query);
    //! Disabling ends the user's sessions. Enabling also forgets wrong passwords, so that a closed one opens
    //! again; those of the second factor stay. Error: PermissionDenied/LastAdmin, InvalidInput/NoSuchUser.
    Result<User> setEnabled(UserId user, bool enabled);
    Result<User> setRole(UserId user, Role role);
    //! Leaves the address unconfirmed, tells the old one and ends the sessions.
    Result<User> setEmail(UserId user, const QString &email);
    //! As setRole() and setEmail(), but all at once or nothing.
    Result<User> changeUser(UserId user, const UserChanges &changes);
    Result<void> removeUser(UserId user);
    Result<void> logoutEverywhere(UserId user);
    //! Mails the user a code for resetPasswordWithCode(). Errors: MethodNotEnabled, InvalidInput/NoSuchUser.
    Result<void> startPasswordReset(UserId user);

    // settings
    //! All of them, with what they mean.
    Result<QList<SettingInfo>> settings();
    //! Error: InvalidInput/UnknownSetting.
    Result<SettingInfo> setting(const QString &key);
    //! Errors: InvalidInput with UnknownSetting, SettingValueInvalid, SettingNumberInvalid,
    //! SettingChoiceInvalid, HostMalformed, SmtpUnencrypted, or SettingIsSecret for a secret.
    Result<void> setSetting(const QString &key, const QString &value);
    //! Keeps a secret, sealed; an empty one is forgotten. Neither value is told to the audit. Errors:
    //! InvalidInput with UnknownSetting, also for one that is no secret, or SettingValueInvalid.
    Result<void> setSecretSetting(const QString &key, const Secret &value);

    // outbox
    //! Newest first, at most 1,000.
    Result<QList<OutboxMessage>> outbox();
    //! Error: InvalidInput/NoSuchMessage.
    Result<OutboxMessage> outboxMessage(qint64 id);
    //! Sends what is due, as an act of the operator's; returns how many messages went out.
    Result<int> flushOutbox();
    //! The same in the course of things: nothing that the audit tells.
    Result<int> sendDueMail();
    //! Drops what was sent, refused or expired and is older than the setting outbox_days; returns how many.
    Result<qint64> pruneOutbox();
    //! Sends a message to this address at once, as an act of the operator's, by the way that all mail goes.
    //! Errors: InvalidInput; MailFailed with its reason and, as detail, what the server said.
    Result<void> testMail(const QString &address);
    //! The names of all mails, for previewMail().
    static QStringList mailNames();
    //! A mail filled with examples, in this language or the one it falls back to. Error: MailFailed for an
    //! unknown name, or one of the embedder's templates that cannot be filled.
    Result<MailPreview> previewMail(const QString &name, const QString &language);

    // audit: every call here that decides or changes anything writes an event into it, also when it is
    // refused
    //! Newest first. Error: InvalidInput for a limit, cursor or address that cannot be.
    Result<AuditPage> auditEvents(const AuditQuery &query);
    //! Follows the whole chain, in constant memory; may take a while. A broken chain is an answer, no error.
    //! \a noted is a head that was noted down earlier: the chain has to lead through it still. Error:
    //! KeychainFailed without the sealing key.
    Result<AuditVerdict> verifyAudit(const std::optional<AuditMark> &noted = {});
    //! Drops what is older than the setting audit_days; returns how many events went. Errors: StorageFailed
    //! with AuditDamaged if one of them is not what was written: then it stays.
    Result<qint64> pruneAudit();
    //! The newest 100 events that concern the session's user. Error: NotLoggedIn.
    Result<QList<Activity>> activity(const Session &session);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
