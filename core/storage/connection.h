// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/storage/statement.h>

#include <chrono>
#include <unordered_map>

namespace latchkey {

//! How long a statement waits for another connection's lock.
inline constexpr std::chrono::milliseconds busyTimeout{10'000};

//! One connection to an SQLite file, with its prepared statements. For one thread at a time.
class Connection
{
public:
    //! With our pragmas; the file has to be there, an empty one for a new database, so that one which was
    //! removed is missed. Errors: StorageFailed with the reason.
    static Result<std::unique_ptr<Connection>> open(const QString &path);

    //! Runs SQL that is not worth preparing.
    Result<void> exec(const QString &sql);
    Result<QVariant> value(const QString &sql);
    //! Runs SQL with these values. The statement is the connection's own, one for each text of SQL.
    Result<Statement *> run(const QString &sql, std::initializer_list<QVariant> values = {});

    //! Brings what is logged into the file and empties the log, unless somebody reads or writes all the
    //! while.
    void emptyLog(std::chrono::milliseconds patience);

private:
    struct Closer
    {
        void operator()(sqlite3 *connection) const;
    };
    using Handle = std::unique_ptr<sqlite3, Closer>;

    explicit Connection(Handle handle)
        : m_handle(std::move(handle))
    {}
    Result<void> configure();
    Result<Statement *> prepared(const QString &sql);

    Handle m_handle; // before the statements, which go first
    std::unordered_map<QString, Statement> m_statements;
};

} // namespace latchkey
