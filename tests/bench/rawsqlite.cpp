// SPDX-License-Identifier: MIT
#include <bench/rawsqlite.h>

#include <QByteArray>
#include <QDebug>

#include <cstdlib>

namespace latchkey::bench {

RawSqlite::RawSqlite(const QString &database)
{
    if (sqlite3_open(database.toUtf8().constData(), &m_connection) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(m_connection));
}

RawSqlite::~RawSqlite()
{
    sqlite3_finalize(m_find);
    sqlite3_close(m_connection);
}

void RawSqlite::run(const char *sql)
{
    if (sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(m_connection));
}

void RawSqlite::multiplyUser(int count)
{
    const QByteArray numbers = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number "
                               "WHERE n < " +
                               QByteArray::number(count) + ") ";
    const QByteArray insert =
        "INSERT INTO users (email, email_key, password_hash, password_changed, enabled, "
        "confirmed_email, signed_up, role) ";
    run((insert + numbers +
         "SELECT 'person' || n || '@example.org', 'person' || n || '@example.org', "
         "password_hash, password_changed, enabled, confirmed_email, signed_up + n, role "
         "FROM number, (SELECT * FROM users LIMIT 1)")
            .constData());
    run("ANALYZE");
}

bool RawSqlite::find(const QByteArray &emailKey)
{
    if (!m_find &&
        sqlite3_prepare_v2(
            m_connection,
            "SELECT id, email, email_key, password_hash, password_changed, enabled, "
            "confirmed_email, signed_up, last_login, role, language FROM users WHERE email_key = ?",
            -1, &m_find, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(m_connection));
    sqlite3_bind_text(m_find, 1, emailKey.constData(), int(emailKey.size()), SQLITE_STATIC);
    const bool found = sqlite3_step(m_find) == SQLITE_ROW;
    for (int column = 0; found && column < sqlite3_column_count(m_find); ++column)
        (void)QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_find, column)));
    sqlite3_reset(m_find);
    return found;
}

} // namespace latchkey::bench
