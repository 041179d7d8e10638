// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlthrottlestore.h>

namespace latchkey {

Result<std::optional<qint64>> SqlDeviceStore::find(const QByteArray &tokenHash, const QString &emailKey)
{
    auto rows =
        m_database.run(QStringLiteral("SELECT devices.id FROM devices JOIN users ON users.id = user_id "
                                      "WHERE token_hash = ? AND email_key = ?"),
                       {tokenHash, emailKey});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional((*rows)[0].toLongLong()) : std::nullopt;
}

Result<bool> SqlDeviceStore::isKnown(const QByteArray &tokenHash)
{
    auto rows =
        m_database.run(QStringLiteral("SELECT 1 FROM devices WHERE token_hash = ? LIMIT 1"), {tokenHash});
    return rows.transform([](Rows &found) { return found.next(); });
}

Result<void> SqlDeviceStore::noteUse(const QByteArray &tokenHash, UserId user, const QString &name,
                                     Timestamp now)
{
    const QString called = name.isNull() ? QStringLiteral("") : name;
    const auto again =
        m_database
            .run(QStringLiteral(
                     "UPDATE devices SET name = ?, last_used = ? WHERE user_id = ? AND token_hash = ?"),
                 {called, toMilliseconds(now), qint64(user), tokenHash})
            .transform([](const Rows &rows) { return rows.affected() > 0; });
    if (!again || *again)
        return again.transform([](bool) {});
    const auto added = m_database.run(
        QStringLiteral("INSERT INTO devices (user_id, token_hash, name, first_used, last_used) "
                       "VALUES (?, ?, ?, ?, ?)"),
        {qint64(user), tokenHash, called, toMilliseconds(now), toMilliseconds(now)});
    if (!added)
        return failWith(added);
    return m_database
        .run(QStringLiteral("DELETE FROM devices WHERE id IN (SELECT id FROM devices WHERE user_id = ? "
                            "ORDER BY last_used DESC, id DESC LIMIT -1 OFFSET 50)"),
             {qint64(user)})
        .transform([](const Rows &) {});
}

Result<int> SqlDeviceStore::count(UserId user)
{
    auto rows =
        m_database.run(QStringLiteral("SELECT count(*) FROM devices WHERE user_id = ?"), {qint64(user)});
    return rows.transform([](Rows &found) { return found.next() ? found[0].toInt() : 0; });
}

Result<QList<ListedDevice>> SqlDeviceStore::list(UserId user)
{
    return listOf(m_database.run(QStringLiteral("SELECT name, first_used, last_used FROM devices "
                                                "WHERE user_id = ? ORDER BY last_used DESC, id DESC"),
                                 {qint64(user)}),
                  [](const Rows &row) {
                      return ListedDevice{.name = row[0].toString(),
                                          .firstUsed = fromMilliseconds(row[1].toLongLong()),
                                          .lastUsed = fromMilliseconds(row[2].toLongLong())};
                  });
}

Result<void> SqlDeviceStore::forgetAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM devices WHERE user_id = ?"), {qint64(user)})
        .transform([](const Rows &) {});
}

Result<void> SqlDeviceStore::trust(const QByteArray &tokenHash, UserId user, Timestamp now)
{
    return m_database
        .run(QStringLiteral("UPDATE devices SET trusted = ? WHERE user_id = ? AND token_hash = ?"),
             {toMilliseconds(now), qint64(user), tokenHash})
        .transform([](const Rows &) {});
}

Result<std::optional<Timestamp>> SqlDeviceStore::trustedSince(const QByteArray &tokenHash, UserId user)
{
    auto rows = m_database.run(QStringLiteral("SELECT trusted FROM devices WHERE user_id = ? "
                                              "AND token_hash = ? AND trusted IS NOT NULL"),
                               {qint64(user), tokenHash});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(fromMilliseconds((*rows)[0].toLongLong())) : std::nullopt;
}

Result<QList<DeviceTrust>> SqlDeviceStore::trusted(UserId user)
{
    return listOf(m_database.run(QStringLiteral("SELECT id, name, trusted FROM devices WHERE user_id = ? "
                                                "AND trusted IS NOT NULL ORDER BY last_used DESC, id DESC"),
                                 {qint64(user)}),
                  [](const Rows &row) {
                      return DeviceTrust{.id = row[0].toLongLong(),
                                         .name = row[1].toString(),
                                         .since = fromMilliseconds(row[2].toLongLong())};
                  });
}

Result<void> SqlDeviceStore::endTrust(UserId user, std::optional<qint64> device)
{
    const QVariant only = device ? QVariant(*device) : QVariant();
    return m_database
        .run(QStringLiteral("UPDATE devices SET trusted = NULL WHERE user_id = ? AND id = coalesce(?, id)"),
             {qint64(user), only})
        .transform([](const Rows &) {});
}

} // namespace latchkey
