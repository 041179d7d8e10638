// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <chrono>
#include <memory>
#include <unordered_map>

namespace latchkey {

//! How long a statement waits for another connection's lock.
inline constexpr std::chrono::milliseconds busyTimeout{10'000};

//! StorageFailed with the reason that SQLite's result code gives.
std::unexpected<AuthError> storageFailure(const QSqlError &error);

//! One thread's connection: opened with our pragmas, with its prepared statements.
class Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const QString &path);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    //! Runs SQL that is not worth preparing.
    Result<void> exec(const QString &sql);
    Result<QVariant> value(const QString &sql);
    //! Runs SQL with these values. The query is the connection's own, one for each text of SQL.
    Result<QSqlQuery *> run(const QString &sql, std::initializer_list<QVariant> values);

    int transactionDepth = 0;

private:
    explicit Connection(const QString &name)
        : m_name(name)
    {}
    Result<void> configure();
    Result<QSqlQuery *> prepared(const QString &sql);

    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<QString, QSqlQuery> m_statements;
};

} // namespace latchkey
