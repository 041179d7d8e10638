// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/emailaddress.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QList>

#include <optional>

namespace latchkey {

//! A user as the service sees it: with what no client may see.
struct UserRecord
{
    User user;
    QString emailKey;
    QByteArray passwordHash;                //!< in a form that PasswordHasher knows; empty: no password
    QString language;                       //!< BCP 47, for mails
    std::optional<Timestamp> passwordReset; //!< when the password was last reset by email
};

struct NewUser
{
    EmailAddress email;
    QByteArray passwordHash;
    bool enabled = true;
    bool confirmedEmail = false;
    Role role = Role::User;
    QString language;
};

//! What to list; see UserQuery for the meaning.
struct UserListing
{
    QString filter;
    QString sort;
    bool descending = false;
    int limit = 100;
    std::optional<std::pair<QVariant, UserId>> after; //!< sort value and id of the last row before
};

//! A row of a listing and what it was sorted by.
struct ListedUser
{
    User user;
    QVariant sortValue;
};

//! How many users have a password hash of one kind.
struct PasswordKindCount
{
    QByteArray kind; //!< the hash's text before salt and hash, as in `$2b$12$`
    qint64 holders = 0;
};

//! Where users are kept. Every call may fail with StorageFailed; decisions are made inside a write
//! transaction.
class UserStore
{
public:
    virtual ~UserStore() = default;

    virtual Result<std::optional<UserRecord>> findById(UserId id) = 0;
    virtual Result<std::optional<UserRecord>> findByEmail(const QString &emailKey) = 0;
    //! Whose address it is, and nothing more.
    virtual Result<std::optional<UserId>> idByEmail(const QString &emailKey) = 0;
    virtual Result<bool> any() = 0;
    //! The enabled admins.
    virtual Result<QList<UserRecord>> admins() = 0;
    //! The kinds that anybody's hash has, by name. Its cost does not depend on the number of users.
    virtual Result<QList<PasswordKindCount>> passwordKinds() = 0;
    virtual Result<QList<ListedUser>> list(const UserListing &listing) = 0;

    //! Error: UserExists.
    virtual Result<UserId> insert(const NewUser &user, Timestamp now) = 0;
    virtual Result<void> setEnabled(UserId id, bool enabled) = 0;
    virtual Result<void> setConfirmed(UserId id, bool confirmed) = 0;
    virtual Result<void> setRole(UserId id, Role role) = 0;
    //! Error: UserExists.
    virtual Result<void> setEmail(UserId id, const EmailAddress &email) = 0;
    //! The same password, hashed anew.
    virtual Result<void> setPasswordHash(UserId id, const QByteArray &phc) = 0;
    //! Another password; an empty hash: none any more.
    virtual Result<void> changePassword(UserId id, const QByteArray &phc, Timestamp now) = 0;
    //! Notes that the password was reset by email.
    virtual Result<void> setPasswordReset(UserId id, Timestamp when) = 0;
    virtual Result<void> setLastLogin(UserId id, Timestamp now) = 0;
    virtual Result<void> remove(UserId id) = 0;
};

} // namespace latchkey
