// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <sqlite3.h>

namespace latchkey::bench {

//! The users table by SQLite's own interface, without anything of ours in between.
class RawSqlite
{
public:
    explicit RawSqlite(const QString &database);
    ~RawSqlite();
    Q_DISABLE_COPY_MOVE(RawSqlite)

    //! Copies the user that is there into \a count more, person1@example.org and so on.
    void multiplyUser(int count);
    //! Fetches every column of a user by a prepared statement; true if there is one.
    bool find(const QByteArray &emailKey);

private:
    void run(const char *sql);

    sqlite3 *m_connection = nullptr;
    sqlite3_stmt *m_find = nullptr;
};

} // namespace latchkey::bench
