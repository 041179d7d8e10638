// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/gate.h>
#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>

#include <functional>

namespace latchkey {

//! What the use cases share; they are spread over files by topic.
struct UsersService::Private
{
    explicit Private(const UsersServicePorts &servicePorts)
        : ports(servicePorts)
        , post(ports)
    {}

    //! KeychainFailed without the sealing key: nobody logs in and nothing is written then.
    Result<void> requireKey() const;
    //! Hashes a password that somebody chose, after the policy has agreed.
    Result<QByteArray> hashNew(const Secret &typed) const;
    //! The user, or InvalidInput/NoSuchUser.
    Result<UserRecord> existing(UserId id) const;
    //! PermissionDenied/LastAdmin if without this user there would be no admin who can log in.
    Result<void> keepAnAdmin(const UserRecord &user) const;
    //! Makes a new confirmation code and queues its mail. Inside a write transaction.
    Result<void> mailConfirmation(const UserRecord &user, const Settings &settings);
    //! Whether this is the user's code; it is used up if so, and one try is if not. Inside a write
    //! transaction.
    Result<bool> redeemCode(const UserRecord &user, CodePurpose purpose, const Secret &code);
    //! Queues a notice to every admin that a new account waits. Inside a write transaction.
    Result<void> askAdmins(const UserRecord &user, const Settings &settings);
    //! The part of signing up that happens at once or not at all; the session stays empty if more has to
    //! come.
    Result<User> enroll(const NewUser &user, const Settings &settings, const Origin &origin, Session &opened);
    //! Reads a user and the settings and changes them in one write transaction; returns the user as changed.
    Result<User> change(UserId id, const std::function<Result<void>(UserRecord &, const Settings &)> &work);
    //! Parts of changeUser(). Inside a write transaction.
    Result<void> giveRole(const UserRecord &user, Role role);
    Result<void> giveEmail(const UserRecord &user, const EmailAddress &address, const Settings &settings);
    //! Queues a notice without a code. Inside a write transaction.
    Result<void> notify(const UserRecord &user, const QString &kind, const Settings &settings);
    //! Whether the session is an admin's who may still log in. Errors: NotLoggedIn, PermissionDenied.
    static Result<void> requireAdmin(UsersService &service, const Session &session);
    //! Queues what the owners of throttled accounts have to be told: each once a day at most.
    Result<void> tellOwners();
    //! Puts a new session in the place of an older one, which ends.
    void adopt(Session &session, Session &&opened) const;

    UsersServicePorts ports;
    PostOffice post;
};

} // namespace latchkey
