// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlthrottlestore.h>

namespace latchkey {

namespace {

// of an account its number, of an address nobody has its HMAC: 20 characters at most against 32 bytes
QByteArray subjectOf(UserId user)
{
    return QByteArray::number(qint64(user));
}

QByteArray subjectOf(const ThrottleKey &key)
{
    return key.user ? subjectOf(*key.user) : key.addressMac;
}

QVariant idOf(const std::optional<UserId> &user)
{
    return user ? QVariant(qint64(*user)) : QVariant();
}

constexpr auto nothing = [](const Rows &) {};

} // namespace

Result<std::optional<FailureCount>> SqlThrottleStore::find(const ThrottleKey &key)
{
    auto rows = m_database.run(QStringLiteral("SELECT failures, last_failure FROM throttle "
                                              "WHERE subject = ? AND factor = ? AND device = ?"),
                               {subjectOf(key), throttledFactorName(key.factor), key.device});
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return std::nullopt;
    return FailureCount{.failures = (*rows)[0].toInt(), .last = fromMilliseconds((*rows)[1].toLongLong())};
}

Result<void> SqlThrottleStore::save(const ThrottleKey &key, const FailureCount &count)
{
    return m_database
        .run(QStringLiteral(
                 "INSERT INTO throttle (subject, factor, device, user_id, failures, last_failure) "
                 "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, factor, device) "
                 "DO UPDATE SET failures = excluded.failures, last_failure = excluded.last_failure"),
             {subjectOf(key), throttledFactorName(key.factor), key.device, idOf(key.user), count.failures,
              toMilliseconds(count.last)})
        .transform(nothing);
}

Result<void> SqlThrottleStore::remove(const ThrottleKey &key)
{
    return m_database
        .run(QStringLiteral("DELETE FROM throttle WHERE subject = ? AND factor = ? AND device = ?"),
             {subjectOf(key), throttledFactorName(key.factor), key.device})
        .transform(nothing);
}

Result<void> SqlThrottleStore::removeAll(UserId user, ThrottledFactor factor)
{
    return m_database
        .run(QStringLiteral("DELETE FROM throttle WHERE subject = ? AND factor = ?"),
             {subjectOf(user), throttledFactorName(factor)})
        .transform(nothing);
}

Result<void> SqlThrottleStore::prune(Timestamp before)
{
    // two for each that is added, so that the table shrinks without ever taking long
    return m_database
        .run(QStringLiteral("DELETE FROM throttle WHERE (subject, factor, device) IN "
                            "(SELECT subject, factor, device FROM throttle "
                            "WHERE last_failure < ? AND failures < ? ORDER BY last_failure LIMIT 2)"),
             {toMilliseconds(before), failuresThatClose})
        .transform(nothing);
}

Result<void> SqlThrottleStore::oweNotice(const ThrottleKey &key)
{
    return m_database
        .run(QStringLiteral("UPDATE throttle SET owed = 1 WHERE subject = ? AND factor = ? AND device = ?"),
             {subjectOf(key), throttledFactorName(key.factor), key.device})
        .transform(nothing);
}

Result<QList<UserId>> SqlThrottleStore::owedNotices(Timestamp from, Timestamp to)
{
    return listOf(
        m_database.run(
            QStringLiteral(
                "SELECT DISTINCT user_id FROM throttle WHERE owed = 1 AND user_id IN (SELECT id FROM users) "
                "AND user_id NOT IN (SELECT user_id FROM throttle_notices WHERE told > ? AND told <= ?)"),
            {toMilliseconds(from), toMilliseconds(to)}),
        [](const Rows &row) { return UserId(row[0].toLongLong()); });
}

Result<void> SqlThrottleStore::noticeGiven(UserId user, Timestamp now)
{
    const auto settled =
        m_database.run(QStringLiteral("UPDATE throttle SET owed = 0 WHERE subject = ?"), {subjectOf(user)});
    if (!settled)
        return failWith(settled);
    return m_database
        .run(QStringLiteral("INSERT OR REPLACE INTO throttle_notices (user_id, told) VALUES (?, ?)"),
             {qint64(user), toMilliseconds(now)})
        .transform(nothing);
}

} // namespace latchkey
