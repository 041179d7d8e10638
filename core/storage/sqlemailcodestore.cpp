// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

Result<void> SqlEmailCodeStore::replace(UserId user, CodePurpose purpose, const EmailCodeRecord &code)
{
    return m_database
        .run(
            QStringLiteral(
                "INSERT OR REPLACE INTO email_codes (user_id, purpose, code_hash, expires, tries_left) "
                "VALUES (?, ?, ?, ?, ?)"),
            {qint64(user), codePurposeName(purpose), code.hash, toMilliseconds(code.expires), code.triesLeft})
        .transform([](const Rows &) {});
}

Result<std::optional<EmailCodeRecord>> SqlEmailCodeStore::find(UserId user, CodePurpose purpose)
{
    auto rows = m_database.run(
        QStringLiteral(
            "SELECT code_hash, expires, tries_left FROM email_codes WHERE user_id = ? AND purpose = ?"),
        {qint64(user), codePurposeName(purpose)});
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return std::nullopt;
    return EmailCodeRecord{.hash = (*rows)[0].toByteArray(),
                           .expires = fromMilliseconds((*rows)[1].toLongLong()),
                           .triesLeft = (*rows)[2].toInt()};
}

Result<void> SqlEmailCodeStore::countTry(UserId user, CodePurpose purpose)
{
    return m_database
        .run(QStringLiteral(
                 "UPDATE email_codes SET tries_left = tries_left - 1 WHERE user_id = ? AND purpose = ?"),
             {qint64(user), codePurposeName(purpose)})
        .transform([](const Rows &) {});
}

Result<void> SqlEmailCodeStore::remove(UserId user, CodePurpose purpose)
{
    return m_database
        .run(QStringLiteral("DELETE FROM email_codes WHERE user_id = ? AND purpose = ?"),
             {qint64(user), codePurposeName(purpose)})
        .transform([](const Rows &) {});
}

} // namespace latchkey
