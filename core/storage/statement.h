// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QVariant>

#include <initializer_list>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace latchkey {

//! StorageFailed with the reason that the result code of the connection's last call gives.
std::unexpected<AuthError> storageFailure(sqlite3 *connection);

//! One prepared statement. Numbers, truth values, text, bytes and null go in and come out as QVariants: a
//! null QString or QByteArray goes in as null, whole numbers come out as qint64.
class Statement
{
public:
    //! Of one statement; SQL of nothing but comments does nothing. Error: StorageFailed, also if there is
    //! more.
    static Result<Statement> prepare(sqlite3 *connection, const QString &sql);

    //! Runs it up to its first row; what changes something has changed it then. Takes as many values as it
    //! has question marks.
    Result<void> run(std::initializer_list<QVariant> values = {});
    //! Goes to the first row, then to the next; false: there is none, or it cannot be read.
    bool next();
    //! Why next() found no further row, if not because there is none.
    Result<void> reachedEnd() const { return m_end; }
    QVariant value(int column) const;
    //! Lets go of rows, values and locks.
    void finish();

    //! Of what changes rows and returns none.
    int affected() const { return m_affected; }
    qint64 insertedId() const { return m_insertedId; }

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    enum class At { Nothing, FirstRow, Row };

    Statement(sqlite3 *connection, sqlite3_stmt *statement)
        : m_connection(connection)
        , m_statement(statement)
    {}
    Result<void> bind(int position, const QVariant &value);
    std::unexpected<AuthError> failure();

    sqlite3 *m_connection;
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    At m_at = At::Nothing;
    Result<void> m_end{};
    int m_affected = 0;
    qint64 m_insertedId = 0;
};

} // namespace latchkey
