// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqluserstore.h>

namespace latchkey {

namespace {

#define LATCHKEY_USER_COLUMNS                                                                                \
    "id, email, email_key, password_hash, password_changed, enabled, confirmed_email, signed_up, "           \
    "last_login, "                                                                                           \
    "role, language, password_reset, mfa_types"

QDateTime dateTime(const QVariant &milliseconds)
{
    return toDateTime(fromMilliseconds(milliseconds.toLongLong()));
}

UserRecord recordOf(const Rows &row)
{
    UserRecord record;
    record.user.id = UserId(row[0].toLongLong());
    record.user.email = row[1].toString();
    record.emailKey = row[2].toString();
    record.passwordHash = row[3].toByteArray();
    if (!row[4].isNull())
        record.user.passwordChanged = dateTime(row[4]);
    record.user.enabled = row[5].toBool();
    record.user.confirmedEmail = row[6].toBool();
    record.user.signedUp = dateTime(row[7]);
    if (!row[8].isNull())
        record.user.lastLogin = dateTime(row[8]);
    record.user.role = roleFromName(row[9].toString()).value_or(Role::User);
    record.language = row[10].toString();
    if (!row[11].isNull())
        record.passwordReset = fromMilliseconds(row[11].toLongLong());
    record.user.mfaTypes = row[12].toString().split(u',', Qt::SkipEmptyParts);
    return record;
}

struct SortColumn
{
    QStringView name;
    QStringView expression; //!< as it stands in an index
};

constexpr std::array sortColumns{
    SortColumn{u"email", u"email_key"},
    SortColumn{u"signed_up", u"signed_up"},
    SortColumn{u"last_login", u"coalesce(last_login, -1)"},
    SortColumn{u"role", u"role"},
};

QString likePattern(const QString &filter)
{
    QString escaped = filter;
    for (const QChar c : {u'\\', u'%', u'_'})
        escaped.replace(c, QString(u'\\') + c);
    return u'%' + escaped + u'%';
}

QString listingSql(const SortColumn &sort, const UserListing &listing)
{
    const QString direction = listing.descending ? QStringLiteral(" DESC") : QString();
    QString sql = QStringLiteral("SELECT " LATCHKEY_USER_COLUMNS ", ") + sort.expression.toString() +
                  QStringLiteral(" FROM users WHERE email LIKE ? ESCAPE '\\'");
    if (listing.after) {
        const QString beyond = listing.descending ? QStringLiteral("<") : QStringLiteral(">");
        sql += QStringLiteral(" AND (%1, id) %2 (?, ?)").arg(sort.expression, beyond);
    }
    return sql + QStringLiteral(" ORDER BY %1%2, id%2 LIMIT ?").arg(sort.expression, direction);
}

bool isUniqueViolation(const AuthError &error)
{
    constexpr QStringView uniqueViolation(u"SQLite 2067"); // SQLITE_CONSTRAINT_UNIQUE
    return error.code == AuthErrorCode::StorageFailed && error.detail.startsWith(uniqueViolation);
}

std::unexpected<AuthError> existsOr(const AuthError &error)
{
    if (isUniqueViolation(error))
        return fail(AuthErrorCode::UserExists);
    return std::unexpected(error);
}

} // namespace

Result<std::optional<UserRecord>> SqlUserStore::findOne(const QString &sql, const QVariant &value)
{
    auto rows = m_database.run(sql, {value});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(recordOf(*rows)) : std::nullopt;
}

Result<std::optional<UserRecord>> SqlUserStore::findById(UserId id)
{
    return findOne(QStringLiteral("SELECT " LATCHKEY_USER_COLUMNS " FROM users WHERE id = ?"), qint64(id));
}

Result<std::optional<UserRecord>> SqlUserStore::findByEmail(const QString &emailKey)
{
    return findOne(QStringLiteral("SELECT " LATCHKEY_USER_COLUMNS " FROM users WHERE email_key = ?"),
                   emailKey);
}

Result<std::optional<UserId>> SqlUserStore::idByEmail(const QString &emailKey)
{
    auto rows = m_database.run(QStringLiteral("SELECT id FROM users WHERE email_key = ?"), {emailKey});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(UserId((*rows)[0].toLongLong())) : std::nullopt;
}

Result<bool> SqlUserStore::any()
{
    auto rows = m_database.run(QStringLiteral("SELECT 1 FROM users LIMIT 1"));
    return rows.transform([](Rows &found) { return found.next(); });
}

Result<QList<UserRecord>> SqlUserStore::admins()
{
    return listOf(m_database.run(QStringLiteral("SELECT " LATCHKEY_USER_COLUMNS
                                                " FROM users WHERE role = 'admin' AND enabled = 1")),
                  recordOf);
}

Result<QList<PasswordKindCount>> SqlUserStore::passwordKinds()
{
    return listOf(m_database.run(QStringLiteral(
                      "SELECT kind, holders FROM password_kinds WHERE holders > 0 ORDER BY kind")),
                  [](const Rows &row) {
                      return PasswordKindCount{.kind = row[0].toByteArray(), .holders = row[1].toLongLong()};
                  });
}

Result<QList<ListedUser>> SqlUserStore::list(const UserListing &listing)
{
    const auto sort = std::ranges::find(sortColumns, listing.sort, &SortColumn::name);
    if (sort == sortColumns.end())
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::UnknownColumn);
    const QString sql = listingSql(*sort, listing);
    const QString pattern = likePattern(listing.filter);
    return listOf(
        listing.after ? m_database.run(sql, {pattern, listing.after->first, qint64(listing.after->second),
                                             listing.limit})
                      : m_database.run(sql, {pattern, listing.limit}),
        [](const Rows &row) { return ListedUser{.user = recordOf(row).user, .sortValue = row[13]}; });
}

Result<UserId> SqlUserStore::insert(const NewUser &user, Timestamp now)
{
    const bool hasPassword = !user.passwordHash.isEmpty();
    const QVariant hash = hasPassword ? QVariant(QString::fromLatin1(user.passwordHash)) : QVariant();
    const QVariant changed = hasPassword ? QVariant(toMilliseconds(now)) : QVariant();
    const auto rows = m_database.run(
        QStringLiteral("INSERT INTO users (email, email_key, password_hash, password_changed, enabled, "
                       "confirmed_email, signed_up, role, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {user.email.written(), user.email.key(), hash, changed, int(user.enabled), int(user.confirmedEmail),
         toMilliseconds(now), roleName(user.role),
         user.language.isNull() ? QStringLiteral("") : user.language});
    if (!rows)
        return existsOr(rows.error());
    return UserId(rows->insertedId());
}

Result<void> SqlUserStore::change(const QString &sql, std::initializer_list<QVariant> values)
{
    const auto rows = m_database.run(sql, values);
    if (!rows)
        return failWith(rows);
    if (rows->affected() == 0)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::NoSuchUser);
    return {};
}

Result<void> SqlUserStore::setEnabled(UserId id, bool enabled)
{
    return change(QStringLiteral("UPDATE users SET enabled = ? WHERE id = ?"), {int(enabled), qint64(id)});
}

Result<void> SqlUserStore::setConfirmed(UserId id, bool confirmed)
{
    return change(QStringLiteral("UPDATE users SET confirmed_email = ? WHERE id = ?"),
                  {int(confirmed), qint64(id)});
}

Result<void> SqlUserStore::setRole(UserId id, Role role)
{
    return change(QStringLiteral("UPDATE users SET role = ? WHERE id = ?"), {roleName(role), qint64(id)});
}

Result<void> SqlUserStore::setEmail(UserId id, const EmailAddress &email)
{
    const auto changed = change(QStringLiteral("UPDATE users SET email = ?, email_key = ? WHERE id = ?"),
                                {email.written(), email.key(), qint64(id)});
    if (!changed)
        return existsOr(changed.error());
    return {};
}

Result<void> SqlUserStore::setPasswordHash(UserId id, const QByteArray &phc)
{
    return change(QStringLiteral("UPDATE users SET password_hash = ? WHERE id = ?"),
                  {QString::fromLatin1(phc), qint64(id)});
}

Result<void> SqlUserStore::changePassword(UserId id, const QByteArray &phc, Timestamp now)
{
    const QVariant hash = phc.isEmpty() ? QVariant() : QVariant(QString::fromLatin1(phc));
    const QVariant changed = phc.isEmpty() ? QVariant() : QVariant(toMilliseconds(now));
    return change(QStringLiteral("UPDATE users SET password_hash = ?, password_changed = ? WHERE id = ?"),
                  {hash, changed, qint64(id)});
}

Result<void> SqlUserStore::setPasswordReset(UserId id, Timestamp when)
{
    return change(QStringLiteral("UPDATE users SET password_reset = ? WHERE id = ?"),
                  {toMilliseconds(when), qint64(id)});
}

Result<void> SqlUserStore::setLastLogin(UserId id, Timestamp now)
{
    return change(QStringLiteral("UPDATE users SET last_login = ? WHERE id = ?"),
                  {toMilliseconds(now), qint64(id)});
}

Result<void> SqlUserStore::remove(UserId id)
{
    return change(QStringLiteral("DELETE FROM users WHERE id = ?"), {qint64(id)});
}

} // namespace latchkey
