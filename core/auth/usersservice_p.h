// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditlog.h>
#include <latchkey/core/auth/auditing.h>
#include <latchkey/core/auth/emailcodes.h>
#include <latchkey/core/auth/freshproof.h>
#include <latchkey/core/auth/gate.h>
#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/base/unlocking.h>

#include <QJsonArray>

#include <atomic>
#include <functional>

namespace latchkey {

//! Somebody new on the way in.
struct Enrolment
{
    AuditEvent event{};
    std::optional<NewUser> user{};
    std::optional<NewFactor> factor{};
    Session opened{}; //!< set if nothing stands between sign-up and login
};

//! What a second factor may be added to.
enum class Onto {
    Anything,
    Nothing, //!< by somebody who has proven no second factor: only if there is none
};

//! A factor to add, to what, and for whom.
struct FactorWork
{
    const MfaAddition &addition;
    Onto onto = Onto::Anything;
    // what has to go on until it is done; neither: the program's own act
    const Session *session = nullptr;
    const PendingLogin *pending = nullptr;
    bool provenByLogin = false; //!< a moment ago, so that no fresh proof is asked for
};

//! Who holds a session, and which.
struct SessionHolder
{
    OpenSession session;
    UserRecord user;
};

//! A mailed code that somebody typed, and for which address.
struct TypedCode
{
    Settings settings; //!< of that moment
    EmailAddress address;
    Secret code;
};

//! A code for a user's own address.
struct OwnCode
{
    CodePurpose purpose{};
    MailUrgency urgency = MailUrgency::Requested;
};

//! What the use cases share; they are spread over files by topic.
struct UsersService::Private
{
    explicit Private(const UsersServicePorts &servicePorts)
        : ports(servicePorts)
        , post(ports)
        , codes(ports)
        , audit({.store = ports.audit,
                 .transactor = ports.transactor,
                 .clock = ports.clock,
                 .random = ports.random,
                 .key = ports.key})
    {}

    //! KeychainFailed without the sealing key: nobody logs in and nothing is written then. What only looks,
    //! or runs by itself, has nobody asked to unlock it. Not inside a write transaction.
    Result<void> requireKey(Unlocking unlocking = Unlocking::Allowed) const;
    //! The settings, for what needs the sealing key, too.
    Result<Settings> settingsWithKey() const;
    //! A password that somebody chose for this address, normalised, if the policy agrees.
    Result<Secret> acceptable(const Secret &typed, const EmailAddress &address,
                              const Settings &settings) const;
    //! The same, hashed.
    Result<QByteArray> hashNew(const Secret &typed, const EmailAddress &address,
                               const Settings &settings) const;
    //! Somebody new with this address and password, after the policy has agreed; the rest is to be filled in.
    Result<NewUser> candidate(const QString &email, const Secret &password) const;
    //! The user, or InvalidInput/NoSuchUser.
    Result<UserRecord> existing(UserId id) const;
    //! PermissionDenied/LastAdmin if this is an enabled admin and no other one can log in.
    Result<void> keepAnAdmin(const UserRecord &user, const Settings &settings) const;
    //! Queues a notice to every admin that a new account waits. Inside a write transaction.
    Result<void> askAdmins(const UserRecord &user, const Settings &settings);
    //! The settings, if they let somebody sign up from there.
    Result<Settings> signupSettings(const Origin &origin) const;
    //! The part of signing up that happens at once or not at all; the session stays empty if more has to
    //! come.
    Result<User> enroll(Enrolment &enrolment, const Settings &settings, const Origin &origin);
    //! The same for the first admin, who logs in at once.
    Result<User> enrollFirst(Enrolment &enrolment, const Origin &origin);
    //! Makes a user and writes the event down. Inside a write transaction.
    Result<User> insertUser(const NewUser &user, AuditEvent &event);
    //! Reads a user and the settings for work, which changes them and writes that down, in one write
    //! transaction; returns the user as changed. \a refused has the user as its subject and is written if
    //! work refuses.
    Result<User> change(const AuditEvent &refused,
                        const std::function<Result<void>(UserRecord &, const Settings &)> &work);
    //! Parts of setEnabled() and removeUser(). Inside a write transaction.
    Result<void> enable(const UserRecord &user, const Settings &settings);
    Result<void> disable(const UserRecord &user, const Settings &settings);
    Result<void> remove(const AuditEvent &event);
    //! Forgets what was mailed to the user's address, and to one from before that could still be undone to.
    Result<void> forgetMail(const UserRecord &user);
    //! Parts of changeUser(). Inside a write transaction.
    Result<void> giveRole(const UserRecord &user, Role role, const Settings &settings);
    Result<void> giveEmail(const UserRecord &user, const EmailAddress &address, const Settings &settings);
    //! Inside a write transaction; the event tells the values from before and after.
    Result<void> saveSetting(const SettingDefinition &definition, const QString &value, AuditEvent &event);
    //! Drops the mail server's password where another server takes the place of the one it is for. Inside a
    //! write transaction.
    Result<void> forgetPasswordOfOtherServer(const Settings &before, const Settings &after,
                                             AuditEvent &event);
    //! The same for a secret; the event tells no values.
    Result<void> saveSecret(const SettingDefinition &definition, const Secret &value,
                            const AuditEvent &event);
    //! Runs a change of this setting, which there has to be, in a write transaction.
    using ChangeSetting = std::function<Result<void>(const SettingDefinition &, AuditEvent &)>;
    Result<void> changeSetting(const QString &key, const ChangeSetting &change);
    //! Ends a session and writes that down, if it is one. Inside a write transaction.
    Result<void> endSession(const QByteArray &tokenHash);
    //! Queues a notice without a code. Inside a write transaction.
    Result<void> notify(const UserRecord &user, const QString &kind, const Settings &settings);
    //! Mails a code for an address to its owner, if there is one whom it serves, and answers alike if not.
    Result<void> requestCode(CodePurpose purpose, const QString &email, const Origin &origin);
    //! Its part inside a write transaction.
    Result<void> mailRequested(CodePurpose purpose, const EmailAddress &address, const Settings &settings,
                               AuditEvent &event);
    //! Mails a code to a user's own address; false if that would be one mail too many. Inside a write
    //! transaction.
    Result<bool> mailCode(const OwnCode &code, const UserRecord &user, const Settings &settings);
    //! Reads what somebody typed. Errors: KeychainFailed, MethodNotEnabled, InvalidInput, CodeInvalid with
    //! CodeMalformed.
    Result<TypedCode> typedCode(CodePurpose purpose, const QString &email, const Secret &typed) const;
    //! Runs work in a write transaction, which answers false for a wrong code: an outcome, not a failure, as
    //! its try has to be committed. Error then: CodeInvalid with CodeWrong.
    Result<void> redeemed(const std::function<Result<bool>()> &work);
    //! CodeInvalid unless this is the address's code, which stays as it is. Waits as long for a wrong code as
    //! for none.
    Result<void> expectCode(CodePurpose purpose, const EmailAddress &address, const Secret &code);
    //! Parts of confirmEmail() and resetPasswordWithCode(): false for a wrong code. Inside a write
    //! transaction.
    Result<bool> confirm(const EmailAddress &address, const Secret &code, AuditEvent &event);
    Result<bool> reset(const TypedCode &given, const QByteArray &hash, AuditEvent &event);
    //! The owner of an address, if it is still the one whom a code for it was mailed to.
    Result<UserRecord> ownerOf(const EmailCodeRecord &code) const;

    //! Who holds the session, if anybody does.
    Result<std::optional<SessionHolder>> holder(const Session &session) const;
    //! Who holds the session, which is used by that; or NotLoggedIn.
    Result<SessionHolder> owner(const Session &session);
    //! Notes that a session is used, if that has not been noted for minutes.
    void noteUse(const OpenSession &session);
    //! What a fresh proof has shown is still so: the session goes on, address and password are the same.
    //! Errors: NotLoggedIn, FreshProofRequired. Inside a write transaction.
    Result<void> stillOwner(const Session &session, const SessionHolder &owner) const;
    //! Parts of setPassword(), changeEmail(), confirmNewEmail() and undoEmailChange(). Inside a write
    //! transaction.
    Result<void> setNewPassword(const SessionHolder &owner, const QByteArray &hash, const Settings &settings);
    Result<void> askNewAddress(const SessionHolder &owner, const EmailAddress &address,
                               const Settings &settings);
    Result<std::optional<User>> moveTo(const SessionHolder &owner, const Secret &code,
                                       const Settings &settings);
    //! Removes an unconfirmed account in whose place a former owner comes back.
    Result<void> clearTheWay(const EmailAddress &former, UserId owner);
    Result<bool> moveBack(const TypedCode &given, AuditEvent &event);
    //! Deletes a user with all that is theirs. Inside a write transaction.
    Result<void> erase(const UserRecord &user, const AuditEvent &event, const Settings &settings);
    //! All events that concern the user, newest first.
    Result<QJsonArray> exportedActivity(UserId user);

    // second factors
    //! An attempt by address and password, before its first step. Errors: those that stop everybody.
    Result<SignIn> attemptBy(const EmailLogin &login, const Origin &origin, AuditEvent &event);
    //! One that goes on with a login. Error: AuthenticationFailed with LoginExpired.
    Result<SignIn> attemptFrom(const PendingLogin &pending, const Origin &origin, AuditEvent &event);
    //! Adds a factor, once a fresh proof has shown that it is its owner who does.
    Result<QList<Secret>> addFactor(const UserRecord &owner, const FactorWork &work, AuditEvent event,
                                    const Origin &origin);
    //! The same, with a refusal written down.
    Result<QList<Secret>> addOwnFactor(const UserRecord &owner, const FactorWork &work, const Origin &origin);
    //! That what the work goes on from still does. Inside a write transaction.
    Result<void> stillGoesOn(const FactorWork &work, const UserRecord &owner) const;
    //! A factor of this user that policy lets go. Errors: InvalidInput with NoSuchFactor, PermissionDenied
    //! with LastFactor.
    Result<MfaRecord> removable(UserId user, const QString &id, const Settings &settings) const;
    //! The user as it is now, if address and password are what was proven; or FreshProofRequired. Inside a
    //! write transaction.
    Result<UserRecord> unchanged(const UserRecord &owner) const;
    //! Removes one and writes that down. Inside a write transaction.
    Result<void> removeFactor(const UserRecord &user, const QString &id, const Settings &settings,
                              AuditEvent event);
    //! Whether the user may ask for a reset by mail, having passed the first factor.
    Result<bool> mayResetFactors(const UserRecord &user, const PendingLogin &pending,
                                 const Settings &settings) const;
    //! Parts of sendMfaResetEmail() and resetMfaWithCode(), which answers false for a wrong code. Inside a
    //! write transaction.
    Result<void> requestMfaReset(const EmailAddress &address, const PendingLogin &pending,
                                 const Settings &settings, AuditEvent &event);
    Result<bool> resetFactors(const TypedCode &given, AuditEvent &event);
    //! Drops all second factors, recovery codes and trust. Inside a write transaction.
    Result<void> dropFactors(UserId user);
    //! The same for what was set up from then on; codes alone do not stay. Inside a write transaction.
    Result<void> dropFactorsSince(UserId user, Timestamp when);

    //! Whether the session is an admin's who may still log in. Errors: NotLoggedIn, PermissionDenied.
    static Result<void> requireAdmin(UsersService &service, const Session &session);
    //! Queues what the owners of throttled accounts have to be told: each once a day at most.
    Result<void> tellOwners();
    //! Puts a new session in the place of an older one, which ends.
    void adopt(Session &session, Session &&opened) const;

    //! Runs work, which writes \a event down where it succeeds; where it is refused, that is written down,
    //! too.
    //! \a email tells then whom it concerned, if the event does not say.
    template<typename Work>
    std::invoke_result_t<Work> audited(const AuditEvent &event, const QString &email, Work work)
    {
        auto done = work();
        if (!done)
            noteRefusal(event, email, done.error());
        return done;
    }
    template<typename Work>
    std::invoke_result_t<Work> audited(const AuditEvent &event, Work work)
    {
        return audited(event, {}, work);
    }
    void noteRefusal(AuditEvent event, const QString &email, const AuthError &error);
    Result<void> writeRefusal(AuditEvent event, const QString &email);
    //! The user with this address, or the address, or nobody if it is none.
    Result<AuditParty> whom(const QString &email) const;

    UsersServicePorts ports;
    PostOffice post;
    EmailCodes codes;
    AuditLog audit;
    std::atomic<qint64> usesNotNoted = 0; //!< when noting the use of a session last failed
};

} // namespace latchkey
