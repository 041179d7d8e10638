// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

Result<void> SqlSessionStore::insert(const QByteArray &tokenHash, UserId user, const QString &device,
                                     Timestamp now)
{
    return m_database
        .run(
            QStringLiteral("INSERT INTO sessions (token_hash, user_id, device, created) VALUES (?, ?, ?, ?)"),
            {tokenHash, qint64(user), device.isNull() ? QStringLiteral("") : device, toMilliseconds(now)})
        .transform([](const Rows &) {});
}

Result<std::optional<UserId>> SqlSessionStore::findUser(const QByteArray &tokenHash)
{
    auto rows =
        m_database.run(QStringLiteral("SELECT user_id FROM sessions WHERE token_hash = ?"), {tokenHash});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(UserId((*rows)[0].toLongLong())) : std::nullopt;
}

Result<void> SqlSessionStore::end(const QByteArray &tokenHash)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE token_hash = ?"), {tokenHash})
        .transform([](const Rows &) {});
}

Result<void> SqlSessionStore::endAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM sessions WHERE user_id = ?"), {qint64(user)})
        .transform([](const Rows &) {});
}

} // namespace latchkey
