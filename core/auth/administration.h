// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace latchkey {

// What the service's administration takes and answers.

//! How a user added by server code starts out.
struct NewUserOptions
{
    Role role = Role::User;
    bool enabled = true;
    bool confirmedEmail = true;
};

//! What is to change about a user; the rest stays.
struct UserChanges
{
    std::optional<Role> role;
    std::optional<QString> email;
};

//! One page of the users table, in a stable order.
struct UserQuery
{
    QString filter{};                           //!< part of the address, any case; empty: everyone
    QString sort = QStringLiteral("signed_up"); //!< email, signed_up, last_login or role
    bool descending = false;
    int limit = 100; //!< 1 … 10,000
    QString after{}; //!< the cursor of the page before; empty: from the start
};

//! What listUsers() answers.
struct UserPage
{
    QList<User> users;
    QString next; //!< cursor for UserQuery::after; empty after the last page
};

//! One setting as listed.
struct SettingInfo
{
    QString key;
    QString value;
    QString defaultValue;
    QString description;
};

//! A message in the outbox; codes in the text are masked.
struct OutboxMessage
{
    qint64 id = 0;
    QString recipient;
    QString kind;  //!< its template, as in "confirm"
    QString state; //!< queued, sent or expired
    QDateTime created;
    std::optional<QDateTime> sent;
    QString subject; //!< empty once sent: bodies are wiped then
    QString text;    //!< codes masked; empty once sent
};

} // namespace latchkey
