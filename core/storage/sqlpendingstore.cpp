// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlmfastore.h>

namespace latchkey {

namespace {

constexpr auto nothing = [](const Rows &) {};

} // namespace

Result<void> SqlPendingStore::insert(const QByteArray &tokenHash, const PendingRecord &record, Timestamp now)
{
    const auto expired =
        m_database.run(QStringLiteral("DELETE FROM pending WHERE expires <= ?"), {toMilliseconds(now)});
    if (!expired)
        return failWith(expired);
    const auto inserted = m_database.run(
        QStringLiteral(
            "INSERT INTO pending (token_hash, user_id, kind, pathway, expires) VALUES (?, ?, ?, ?, ?)"),
        {tokenHash, qint64(record.user), pendingKindName(record.kind), record.pathway,
         toMilliseconds(record.expires)});
    if (!inserted)
        return failWith(inserted);
    return m_database
        .run(QStringLiteral("DELETE FROM pending WHERE token_hash IN (SELECT token_hash FROM pending "
                            "WHERE user_id = ? AND kind = ? ORDER BY expires DESC LIMIT -1 OFFSET 20)"),
             {qint64(record.user), pendingKindName(record.kind)})
        .transform(nothing);
}

Result<std::optional<PendingRecord>> SqlPendingStore::find(const QByteArray &tokenHash, PendingKind kind,
                                                           Timestamp now)
{
    auto rows = m_database.run(QStringLiteral("SELECT user_id, pathway, expires FROM pending "
                                              "WHERE token_hash = ? AND kind = ? AND expires > ?"),
                               {tokenHash, pendingKindName(kind), toMilliseconds(now)});
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return std::nullopt;
    return PendingRecord{.kind = kind,
                         .user = UserId((*rows)[0].toLongLong()),
                         .pathway = (*rows)[1].toString(),
                         .expires = fromMilliseconds((*rows)[2].toLongLong())};
}

Result<bool> SqlPendingStore::take(const QByteArray &tokenHash, PendingKind kind, Timestamp now)
{
    return m_database
        .run(QStringLiteral("DELETE FROM pending WHERE token_hash = ? AND kind = ? AND expires > ?"),
             {tokenHash, pendingKindName(kind), toMilliseconds(now)})
        .transform([](const Rows &rows) { return rows.affected() > 0; });
}

Result<void> SqlPendingStore::removeAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM pending WHERE user_id = ?"), {qint64(user)})
        .transform(nothing);
}

} // namespace latchkey
