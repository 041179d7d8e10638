// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/coreexport.h>

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace latchkey {

//! A user's number: never reused, meaningless outside its database.
enum class UserId : qint64 {};

//! Admins manage the other users.
enum class Role { User, Admin };

//! "user" or "admin", the words stored and printed.
LATCHKEY_CORE_EXPORT QString roleName(Role role);
LATCHKEY_CORE_EXPORT std::optional<Role> roleFromName(QStringView name);

//! One user as shown to programs; holds no secret. Times are UTC.
struct User
{
    UserId id{};
    QString email; //!< as the person wrote it, trimmed
    bool enabled = true;
    bool confirmedEmail = false;
    QDateTime signedUp;
    QDateTime passwordChanged; //!< invalid for a user without a password
    std::optional<QDateTime> lastLogin;
    Role role = Role::User;
    QStringList mfaTypes;  //!< the types of the second factors set up
    QStringList providers; //!< the providers linked
    QVariantMap custom;    //!< custom columns by name

    friend bool operator==(const User &, const User &) = default;
};

} // namespace latchkey
