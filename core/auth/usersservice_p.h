// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditlog.h>
#include <latchkey/core/auth/auditing.h>
#include <latchkey/core/auth/gate.h>
#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/base/unlocking.h>

#include <functional>

namespace latchkey {

//! Somebody new on the way in.
struct Enrolment
{
    AuditEvent event{};
    std::optional<NewUser> user{};
    Session opened{}; //!< set if nothing stands between sign-up and login
};

//! What the use cases share; they are spread over files by topic.
struct UsersService::Private
{
    explicit Private(const UsersServicePorts &servicePorts)
        : ports(servicePorts)
        , post(ports)
        , audit({.store = ports.audit,
                 .transactor = ports.transactor,
                 .clock = ports.clock,
                 .random = ports.random,
                 .key = ports.key})
    {}

    //! KeychainFailed without the sealing key: nobody logs in and nothing is written then. What only looks,
    //! or runs by itself, has nobody asked to unlock it. Not inside a write transaction.
    Result<void> requireKey(Unlocking unlocking = Unlocking::Allowed) const;
    //! Hashes a password that somebody chose for this address, after the policy has agreed.
    Result<QByteArray> hashNew(const Secret &typed, const EmailAddress &address,
                               const Settings &settings) const;
    //! Somebody new with this address and password, after the policy has agreed; the rest is to be filled in.
    Result<NewUser> candidate(const QString &email, const Secret &password) const;
    //! The user, or InvalidInput/NoSuchUser.
    Result<UserRecord> existing(UserId id) const;
    //! PermissionDenied/LastAdmin if this is an enabled admin and no other one can log in.
    Result<void> keepAnAdmin(const UserRecord &user, const Settings &settings) const;
    //! Makes a new confirmation code and queues its mail, unless that would be too many mails; returns
    //! whether. Inside a write transaction.
    Result<bool> mailConfirmation(const UserRecord &user, const Settings &settings);
    //! Whether this is the user's code; it is used up if so, and one try is if not. Inside a write
    //! transaction.
    Result<bool> redeemCode(const UserRecord &user, CodePurpose purpose, const Secret &code);
    //! Mails a code to whoever waits for one. Inside a write transaction.
    Result<void> requestConfirmation(const EmailAddress &address, const Settings &settings,
                                     AuditEvent &event);
    //! As redeemCode(), for the owner of an address, who is confirmed then. Inside a write transaction.
    Result<bool> redeemConfirmation(const EmailAddress &address, const Secret &code, AuditEvent &event);
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
    //! Parts of changeUser(). Inside a write transaction.
    Result<void> giveRole(const UserRecord &user, Role role, const Settings &settings);
    Result<void> giveEmail(const UserRecord &user, const EmailAddress &address, const Settings &settings);
    //! Inside a write transaction; the event tells the values from before and after.
    Result<void> saveSetting(const SettingDefinition &definition, const QString &value, AuditEvent &event);
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
    AuditLog audit;
};

} // namespace latchkey
