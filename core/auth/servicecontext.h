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

#include <atomic>
#include <functional>

namespace latchkey {

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

//! What the use cases of UsersService share. What only one of them needs stands beside it, in the file of its
//! topic.
struct ServiceContext
{
    explicit ServiceContext(const UsersServicePorts &servicePorts)
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
    //! Reads a user and the settings for work, which changes them and writes that down, in one write
    //! transaction; returns the user as changed. \a refused has the user as its subject and is written if
    //! work refuses.
    Result<User> change(const AuditEvent &refused,
                        const std::function<Result<void>(UserRecord &, const Settings &)> &work);
    //! Deletes the user who is the subject of the event, which is written down; PermissionDenied/LastAdmin
    //! for the last admin. Inside a write transaction.
    Result<void> remove(const AuditEvent &event);
    //! Queues a notice without a code. Inside a write transaction.
    Result<void> notify(const UserRecord &user, const QString &kind, const Settings &settings);
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
    //! The owner of an address, if it is still the one whom a code for it was mailed to.
    Result<UserRecord> ownerOf(const EmailCodeRecord &code) const;

    //! Who holds the session, which is used by that; or NotLoggedIn.
    Result<SessionHolder> owner(const Session &session);
    //! What a fresh proof has shown is still so: the session goes on, address and password are the same.
    //! Errors: NotLoggedIn, FreshProofRequired. Inside a write transaction.
    Result<void> stillOwner(const Session &session, const SessionHolder &owner) const;

    // second factors
    //! An attempt by address and password, before its first step. Errors: those that stop everybody.
    Result<SignIn> attemptBy(const EmailLogin &login, const Origin &origin, AuditEvent &event);
    //! One that goes on with a login. Error: AuthenticationFailed with LoginExpired.
    Result<SignIn> attemptFrom(const PendingLogin &pending, const Origin &origin, AuditEvent &event);
    //! Drops all second factors, recovery codes and trust. Inside a write transaction.
    Result<void> dropFactors(UserId user);
    //! The same for what was set up from then on; codes alone do not stay. Inside a write transaction.
    Result<void> dropFactorsSince(UserId user, Timestamp when);

    //! Queues what the owners of throttled accounts have to be told: each once a day at most.
    Result<void> tellOwners();
    //! Puts a new session in the place of an older one, which ends.
    void adopt(Session &session, Session &&opened) const;

    //! Runs work, which writes \a event down where it succeeds; where it is refused, that is written down,
    //! too. \a email tells then whom it concerned, if the event does not say.
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

    UsersServicePorts ports;
    PostOffice post;
    EmailCodes codes;
    AuditLog audit;
    std::atomic<qint64> usesNotNoted = 0; //!< when noting the use of a session last failed
};

} // namespace latchkey
