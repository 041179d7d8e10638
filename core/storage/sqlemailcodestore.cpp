// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

namespace {

#define LATCHKEY_CODE_COLUMNS "id, user_id, address, code_hash, expires, tries_left, message_id, lifetime"

constexpr auto nothing = [](const Rows &) {};

Result<EmailCodeRecord> recordOf(const Rows &row)
{
    const auto address = EmailAddress::parse(row[2].toString());
    if (!address)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageCorrupt,
                    QStringLiteral("a code's address is none"));
    return EmailCodeRecord{.id = row[0].toLongLong(),
                           .user = UserId(row[1].toLongLong()),
                           .address = *address,
                           .hash = row[3].toByteArray(),
                           .expires = fromMilliseconds(row[4].toLongLong()),
                           .triesLeft = row[5].toInt(),
                           .messageId = row[6].toString(),
                           .lifetime = std::chrono::milliseconds(row[7].toLongLong())};
}

Result<QList<EmailCodeRecord>> recordsOf(Result<Rows> rows)
{
    const auto read = listOf(std::move(rows), recordOf);
    if (!read)
        return failWith(read);
    QList<EmailCodeRecord> records;
    for (const Result<EmailCodeRecord> &record : *read) {
        if (!record)
            return failWith(record);
        records << *record;
    }
    return records;
}

} // namespace

Result<void> SqlEmailCodeStore::add(CodePurpose purpose, const EmailCodeRecord &code)
{
    return m_database
        .run(QStringLiteral("INSERT OR REPLACE INTO email_codes (user_id, purpose, address, address_key, "
                            "code_hash, expires, tries_left, message_id, lifetime) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
             {qint64(code.user), codePurposeName(purpose), code.address.written(), code.address.key(),
              code.hash, toMilliseconds(code.expires), code.triesLeft, code.messageId,
              qint64(code.lifetime.count())})
        .transform(nothing);
}

Result<QList<EmailCodeRecord>> SqlEmailCodeStore::sentTo(const QString &addressKey, CodePurpose purpose)
{
    return recordsOf(
        m_database.run(QStringLiteral("SELECT " LATCHKEY_CODE_COLUMNS
                                      " FROM email_codes WHERE address_key = ? AND purpose = ? ORDER BY id"),
                       {addressKey, codePurposeName(purpose)}));
}

Result<QList<EmailCodeRecord>> SqlEmailCodeStore::ofUser(UserId user, CodePurpose purpose)
{
    return recordsOf(
        m_database.run(QStringLiteral("SELECT " LATCHKEY_CODE_COLUMNS
                                      " FROM email_codes WHERE user_id = ? AND purpose = ? ORDER BY id"),
                       {qint64(user), codePurposeName(purpose)}));
}

Result<std::optional<Timestamp>> SqlEmailCodeStore::startLife(const QString &messageId, Timestamp now)
{
    auto rows = m_database.run(QStringLiteral("UPDATE email_codes SET expires = ? + lifetime, lifetime = 0 "
                                              "WHERE message_id = ? AND lifetime > 0 RETURNING expires"),
                               {toMilliseconds(now), messageId});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(fromMilliseconds((*rows)[0].toLongLong())) : std::nullopt;
}

Result<void> SqlEmailCodeStore::countTry(qint64 id)
{
    return m_database
        .run(QStringLiteral("UPDATE email_codes SET tries_left = tries_left - 1 WHERE id = ?"), {id})
        .transform(nothing);
}

Result<void> SqlEmailCodeStore::remove(qint64 id)
{
    return m_database.run(QStringLiteral("DELETE FROM email_codes WHERE id = ?"), {id}).transform(nothing);
}

Result<void> SqlEmailCodeStore::removeAll(UserId user, CodePurpose purpose)
{
    return m_database
        .run(QStringLiteral("DELETE FROM email_codes WHERE user_id = ? AND purpose = ?"),
             {qint64(user), codePurposeName(purpose)})
        .transform(nothing);
}

Result<void> SqlEmailCodeStore::removeAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM email_codes WHERE user_id = ?"), {qint64(user)})
        .transform(nothing);
}

} // namespace latchkey
