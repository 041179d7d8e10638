// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>
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
    bool isSecret = false; //!< its value is only "set" or "not set"
};

//! A message in the outbox; codes in the text are masked.
struct OutboxMessage
{
    qint64 id = 0;
    QString recipient;
    QString kind;  //!< its template, as in "confirm"
    QString state; //!< queued, sent, expired or failed: refused for good
    QDateTime created;
    std::optional<QDateTime> sent;
    std::optional<QDateTime> nextTry; //!< of a message that waits
    AuthErrorReason trouble{};        //!< why the last try failed
    QString answer;  //!< what was said then, without addresses: English, or the server's own words
    QString subject; //!< empty once sent: bodies are wiped then
    QString text;    //!< codes masked; empty once sent
};

//! A mail as it would be sent, filled with examples.
struct MailPreview
{
    QString subject;
    QString text;
    QString html;
    QString language; //!< that it was found in
};

} // namespace latchkey
