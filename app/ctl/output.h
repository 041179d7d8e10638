// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeylocation.h>
#include <latchkey/core/users/user.h>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace latchkey::ctl {

//! ISO 8601 in UTC, to the millisecond.
QString isoTime(const QDateTime &time);
QJsonValue jsonTime(const std::optional<QDateTime> &time);
//! The text, or null for an empty one.
QJsonValue orNull(const QString &text);
QJsonObject userJson(const User &user);

//! Adds \a name_file or \a name_entry, the latter for a key in the keychain.
void addKeyLocation(QJsonObject &json, const QString &name, const SealingKeyLocation &key);
//! For a sentence: the file's path, or "the keychain, as …".
QString keyPlaceText(const SealingKeyLocation &key);

//! Rows as columns, two blanks between them, each line indented by \a indent blanks.
QString aligned(const QList<QStringList> &rows, int indent = 0);
//! One user in full, a line a field.
QString userText(const User &user);
//! Users as a table with a heading.
QString userTable(const QList<User> &users);

//! Text that cannot steer a terminal: control and direction characters become U+FFFD, but for newlines.
QString printable(const QString &text);

} // namespace latchkey::ctl
