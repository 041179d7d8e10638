// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

namespace {

constexpr auto nothing = [](const Rows &) {};

} // namespace

Result<void> SqlSessionStore::insert(const QByteArray &tokenHash, UserId user, const QString &device,
                                     Timestamp now)
{
    return m_database
        .run(QStringLiteral("INSERT INTO sessions (token_hash, user_id, device, created, last_used) "
                            "VALUES (?, ?, ?, ?, ?)"),
             {tokenHash, qint64(user), device.isNull() ? QStringLiteral("") : device, toMilliseconds(now),
              toMilliseconds(now)})
        .transform(nothing);
}

Result<std::optional<OpenSession>> SqlSessionStore::find(const QByteArray &tokenHash)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT id, user_id, last_used FROM sessions WHERE token_hash = ?"), {tokenHash});
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return std::nullopt;
    return OpenSession{.id = (*rows)[0].toLongLong(),
                       .user = UserId((*rows)[1].toLongLong()),
                       .lastUsed = fromMilliseconds((*rows)[2].toLongLong())};
}

Result<void> SqlSessionStore::noteUse(qint64 id, Timestamp now)
{
    return m_database
        .run(QStringLiteral("UPDATE sessions SET last_used = ? WHERE id = ?"), {toMilliseconds(now), id})
        .transform(nothing);
}

Result<QList<ListedSession>> SqlSessionStore::list(UserId user)
{
    auto rows = m_database.run(QStringLiteral("SELECT id, device, created, last_used FROM sessions "
                                              "WHERE user_id = ? ORDER BY last_used DESC, id DESC"),
                               {qint64(user)});
    if (!rows)
        return failWith(rows);
    QList<ListedSession> sessions;
    while (rows->next())
        sessions << ListedSession{.id = (*rows)[0].toLongLong(),
                                  .device = (*rows)[1].toString(),
                                  .opened = fromMilliseconds((*rows)[2].toLongLong()),
                                  .lastUsed = fromMilliseconds((*rows)[3].toLongLong())};
    return sessions;
}

Result<void> SqlSessionStore::end(const QByteArray &tokenHash)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE token_hash = ?"), {tokenHash})
        .transform(nothing);
}

Result<bool> SqlSessionStore::end(UserId user, qint64 id)
{
    return m_database
        .run(QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND id = ?"), {qint64(user), id})
        .transform([](const Rows &rows) { return rows.affected() > 0; });
}

Result<void> SqlSessionStore::endAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE user_id = ?"), {qint64(user)})
        .transform(nothing);
}

Result<void> SqlSessionStore::endOthers(UserId user, qint64 kept)
{
    return m_database
        .run(QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND id <> ?"), {qint64(user), kept})
        .transform(nothing);
}

} // namespace latchkey
