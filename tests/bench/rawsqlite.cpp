// SPDX-License-Identifier: MIT
#include <bench/rawsqlite.h>

#include <QDebug>

namespace latchkey::bench {

RawSqlite::RawSqlite(const QString &database)
{
    if (sqlite3_open(database.toUtf8().constData(), &m_connection) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(m_connection));
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
}

RawSqlite::~RawSqlite()
{
    for (sqlite3_stmt *statement :
         {m_find, m_session, m_device, m_lastLogin, m_event, m_auditHead, m_begin, m_commit})
        sqlite3_finalize(statement);
    sqlite3_close(m_connection);
}

void RawSqlite::run(const QByteArray &sql)
{
    if (sqlite3_exec(m_connection, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.constData(), sqlite3_errmsg(m_connection));
}

sqlite3_stmt *RawSqlite::prepared(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        qFatal("%s: %s", sql, sqlite3_errmsg(m_connection));
    return statement;
}

void RawSqlite::step(sqlite3_stmt *statement)
{
    const int status = sqlite3_step(statement);
    if (status != SQLITE_DONE && status != SQLITE_ROW)
        qFatal("%s", sqlite3_errmsg(m_connection));
    sqlite3_reset(statement);
}

void RawSqlite::multiplyUser(int count, const QByteArray &otherHash)
{
    const QByteArray hash =
        otherHash.isEmpty() ? QByteArray("password_hash") : "iif(n % 2, '" + otherHash + "', password_hash)";
    run("INSERT INTO users (email, email_key, password_hash, password_changed, enabled, confirmed_email, "
        "signed_up, role) "
        "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < " +
        QByteArray::number(count) +
        ") SELECT 'person' || n || '@example.org', 'person' || n || '@example.org', " + hash +
        ", password_changed, enabled, confirmed_email, signed_up + n, role "
        "FROM number, (SELECT * FROM users LIMIT 1)");
    run("ANALYZE");
}

void RawSqlite::copyTo(const QString &file)
{
    run("VACUUM INTO '" + file.toUtf8() + "'");
}

void RawSqlite::find(const QByteArray &emailKey)
{
    if (!m_find)
        m_find = prepared("SELECT id, email, email_key, password_hash, password_changed, enabled, "
                          "confirmed_email, signed_up, last_login, role, language, password_reset, mfa_types "
                          "FROM users WHERE email_key = ?");
    sqlite3_bind_text(m_find, 1, emailKey.constData(), int(emailKey.size()), SQLITE_STATIC);
    if (sqlite3_step(m_find) != SQLITE_ROW)
        qFatal("nobody is %s", emailKey.constData());
    for (int column = 0; column < sqlite3_column_count(m_find); ++column)
        (void)QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_find, column)));
    sqlite3_reset(m_find);
}

void RawSqlite::commitLogin(qint64 user)
{
    if (!m_begin) {
        m_begin = prepared("BEGIN IMMEDIATE");
        m_session = prepared("INSERT INTO sessions (token_hash, user_id, device, created) "
                             "VALUES (randomblob(32), ?1, 'bench', ?2)");
        m_device = prepared("INSERT INTO devices (user_id, token_hash, name, first_used, last_used) "
                            "VALUES (?1, zeroblob(32), 'bench', ?2, ?2) ON CONFLICT (user_id, token_hash) "
                            "DO UPDATE SET name = excluded.name, last_used = excluded.last_used");
        m_lastLogin = prepared("UPDATE users SET last_login = ?2 WHERE id = ?1");
        m_event =
            prepared("INSERT INTO audit (time, kind, code, reason, actor, subject, details, mac) VALUES "
                     "(?2, 1, 0, 0, zeroblob(17), zeroblob(17), '{\"method\":\"password\"}', "
                     "randomblob(32))");
        m_auditHead = prepared("UPDATE meta SET value = randomblob(77) WHERE key = 'audit_head'");
        m_commit = prepared("COMMIT");
    }
    step(m_begin);
    for (sqlite3_stmt *statement : {m_session, m_device, m_lastLogin, m_event, m_auditHead}) {
        sqlite3_bind_int64(statement, 1, user);
        sqlite3_bind_int64(statement, 2, ++m_logins);
        step(statement);
    }
    step(m_commit);
}

} // namespace latchkey::bench
