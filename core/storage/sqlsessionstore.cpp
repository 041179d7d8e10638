// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

#include <latchkey/core/session/sessionid.h>

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
    auto rows = m_database.run(QStringLiteral("SELECT user_id, last_used FROM sessions WHERE token_hash = ?"),
                               {tokenHash});
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return std::nullopt;
    return OpenSession{.tokenHash = tokenHash,
                       .user = UserId((*rows)[0].toLongLong()),
                       .lastUsed = fromMilliseconds((*rows)[1].toLongLong())};
}

Result<void> SqlSessionStore::noteUse(const QByteArray &tokenHash, Timestamp now)
{
    return m_database
        .run(QStringLiteral("UPDATE sessions SET last_used = ? WHERE token_hash = ?"),
             {toMilliseconds(now), tokenHash})
        .transform(nothing);
}

Result<QList<ListedSession>> SqlSessionStore::list(UserId user)
{
    const auto read = [](const Rows &row) {
        return ListedSession{.id = sessionId(row[0].toByteArray()),
                             .device = row[1].toString(),
                             .opened = fromMilliseconds(row[2].toLongLong()),
                             .lastUsed = fromMilliseconds(row[3].toLongLong())};
    };
    return listOf(m_database.run(QStringLiteral("SELECT token_hash, device, created, last_used FROM sessions "
                                                "WHERE user_id = ? "
                                                "ORDER BY last_used DESC, created DESC, token_hash"),
                                 {qint64(user)}),
                  read);
}

Result<void> SqlSessionStore::end(const QByteArray &tokenHash)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE token_hash = ?"), {tokenHash})
        .transform(nothing);
}

Result<bool> SqlSessionStore::end(UserId user, qint64 id)
{
    const auto start = tokenHashStart(id);
    if (!start)
        return false;
    return m_database
        .run(QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND substr(token_hash, 1, ?) = ?"),
             {qint64(user), sessionIdSize, *start})
        .transform([](const Rows &rows) { return rows.affected() > 0; });
}

Result<void> SqlSessionStore::endAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE user_id = ?"), {qint64(user)})
        .transform(nothing);
}

Result<void> SqlSessionStore::endOthers(UserId user, const QByteArray &keptTokenHash)
{
    return m_database
        .run(QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?"),
             {qint64(user), keptTokenHash})
        .transform(nothing);
}

} // namespace latchkey
