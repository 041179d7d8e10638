// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <sqlite3.h>

namespace latchkey::bench {

//! The database by SQLite's own interface, without anything of ours in between. What fails ends the program.
class RawSqlite
{
public:
    explicit RawSqlite(const QString &database);
    ~RawSqlite();
    Q_DISABLE_COPY_MOVE(RawSqlite)

    void run(const QByteArray &sql);
    //! Copies the user that is there into \a count more, person1@example.org and so on. Every second one gets
    //! \a otherHash, unless that is empty.
    void multiplyUser(int count, const QByteArray &otherHash = {});
    //! Writes a copy of the database.
    void copyTo(const QString &file);

    //! Fetches every column of a user by a prepared statement, as text.
    void find(const QByteArray &emailKey);
    //! Commits, and waits for the disk, the rows that a login of this user leaves behind.
    void commitLogin(qint64 user);

private:
    sqlite3_stmt *prepared(const char *sql);
    void step(sqlite3_stmt *statement);

    sqlite3 *m_connection = nullptr;
    sqlite3_stmt *m_find = nullptr;
    sqlite3_stmt *m_session = nullptr;
    sqlite3_stmt *m_device = nullptr;
    sqlite3_stmt *m_lastLogin = nullptr;
    sqlite3_stmt *m_event = nullptr;
    sqlite3_stmt *m_auditHead = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_commit = nullptr;
    qint64 m_logins = 0;
};

} // namespace latchkey::bench
