// SPDX-License-Identifier: MIT
#include "output.h"

#include <algorithm>
#include <cwchar>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

//! How many columns of a terminal the text takes.
qsizetype columns(const QString &text)
{
    qsizetype width = 0;
    for (const uint point : text.toUcs4())
        width += std::max(0, wcwidth(wchar_t(point)));
    return width;
}

QList<qsizetype> columnWidths(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columns(row[i]));
    }
    return widths;
}

QString yesNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString timeText(const std::optional<QDateTime> &time)
{
    return time ? isoTime(*time) : u"never"_s;
}

QString status(const User &user)
{
    if (!user.enabled)
        return u"disabled"_s;
    return user.confirmedEmail ? u"enabled"_s : u"unconfirmed"_s;
}

bool steersTerminals(QChar character)
{
    const auto code = character.unicode();
    const bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return direction || (character.category() == QChar::Other_Control && character != u'\n');
}

} // namespace

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

void addKeyLocation(QJsonObject &json, const QString &name, const SealingKeyLocation &key)
{
    const bool inFile = key.home == SealingKeyHome::File;
    json.insert(name + (inFile ? u"_file"_s : u"_entry"_s), key.name);
}

QString keyPlaceText(const SealingKeyLocation &key)
{
    return key.home == SealingKeyHome::File ? key.name : u"the keychain, as “%1”"_s.arg(key.name);
}

QJsonValue jsonTime(const std::optional<QDateTime> &time)
{
    return time && time->isValid() ? QJsonValue(isoTime(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject userJson(const User &user)
{
    return {{u"id"_s, qint64(user.id)},
            {u"email"_s, user.email},
            {u"enabled"_s, user.enabled},
            {u"confirmed_email"_s, user.confirmedEmail},
            {u"signed_up"_s, jsonTime(user.signedUp)},
            {u"last_login"_s, jsonTime(user.lastLogin)},
            {u"role"_s, roleName(user.role)},
            {u"mfa_types"_s, QJsonArray::fromStringList(user.mfaTypes)},
            {u"providers"_s, QJsonArray::fromStringList(user.providers)},
            {u"custom"_s, QJsonObject::fromVariantMap(user.custom)}};
}

QString aligned(const QList<QStringList> &rows, int indent)
{
    const QList<qsizetype> widths = columnWidths(rows);
    QString text;
    for (const QStringList &row : rows) {
        QString line(indent, u' ');
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size())
                line += QString(widths[i] - columns(row[i]) + 2, u' ');
        }
        text += line + u'\n';
    }
    return text;
}

QString userText(const User &user)
{
    return aligned(
        {{u"email"_s, user.email},
         {u"id"_s, QString::number(qint64(user.id))},
         {u"role"_s, roleName(user.role)},
         {u"enabled"_s, yesNo(user.enabled)},
         {u"confirmed email"_s, yesNo(user.confirmedEmail)},
         {u"signed up"_s, timeText(user.signedUp)},
         {u"last login"_s, timeText(user.lastLogin)},
         {u"second factors"_s, user.mfaTypes.isEmpty() ? u"none"_s : user.mfaTypes.join(u", "_s)}});
}

QString userTable(const QList<User> &users)
{
    QList<QStringList> rows{{u"EMAIL"_s, u"STATUS"_s, u"ROLE"_s, u"SIGNED UP"_s, u"LAST LOGIN"_s}};
    for (const User &user : users)
        rows.append({user.email, status(user), roleName(user.role), timeText(user.signedUp),
                     timeText(user.lastLogin)});
    return aligned(rows);
}

QString printable(const QString &text)
{
    QString clean = text;
    std::ranges::replace_if(clean, steersTerminals, QChar(QChar::ReplacementCharacter));
    return clean;
}

} // namespace latchkey::ctl
