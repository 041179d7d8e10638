// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

#include <QtEndian>

namespace latchkey {

namespace {

constexpr auto nothing = [](const Rows &) {};

constexpr qsizetype idSize = 6;

// the bytes that sessionId() counts
QByteArray prefixOf(qint64 id)
{
    const qint64 bigEndian = qToBigEndian(id);
    return QByteArray(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian).last(idSize);
}

} // namespace

qint64 sessionId(const QByteArray &tokenHash)
{
    const QByteArray prefix = tokenHash.first(qMin(idSize, tokenHash.size()));
    return qFromBigEndian<qint64>(prefix.rightJustified(sizeof(qint64), '\0').constData());
}

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
    auto rows =
        m_database.run(QStringLiteral("SELECT token_hash, device, created, last_used FROM sessions "
                                      "WHERE user_id = ? ORDER BY last_used DESC, created DESC, token_hash"),
                       {qint64(user)});
    if (!rows)
        return failWith(rows);
    QList<ListedSession> sessions;
    while (rows->next())
        sessions << ListedSession{.id = sessionId((*rows)[0].toByteArray()),
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
        .run(QStringLiteral("DELETE FROM sessions WHERE user_id = ? AND substr(token_hash, 1, 6) = ?"),
             {qint64(user), prefixOf(id)})
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
