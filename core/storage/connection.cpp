// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/connection.h>

#include <QFileInfo>
#include <QStorageInfo>

#include <sqlite3.h>

namespace latchkey {

namespace {

bool isOnReadOnlyDisk(const QString &path)
{
    return QStorageInfo(QFileInfo(path).path()).isReadOnly();
}

} // namespace

void Connection::Closer::operator()(sqlite3 *connection) const
{
    sqlite3_close(connection);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path)
{
    sqlite3 *opened = nullptr;
    // who shares a connection takes turns, so SQLite need not lock it
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    const int status = sqlite3_open_v2(path.toUtf8().constData(), &opened, flags, nullptr);
    Handle handle(opened);
    if (status != SQLITE_OK)
        return storageFailure(opened);
    sqlite3_busy_timeout(opened, int(busyTimeout.count()));
    std::unique_ptr<Connection> connection(new Connection(std::move(handle)));
    if (auto configured = connection->configure(); !configured) {
        // SQLite cannot make its log there, and says only that it could not open something
        if (configured.error().reason == AuthErrorReason::StorageNotFound && isOnReadOnlyDisk(path))
            configured.error().reason = AuthErrorReason::StorageReadOnly;
        return failWith(configured);
    }
    return connection;
}

Result<void> Connection::configure()
{
    for (const QString &pragma :
         {QStringLiteral("PRAGMA synchronous=FULL"), QStringLiteral("PRAGMA foreign_keys=ON"),
          QStringLiteral("PRAGMA trusted_schema=OFF"),
          // what is deleted shall not linger, neither in pages in use nor in free ones
          QStringLiteral("PRAGMA secure_delete=ON")}) {
        if (const auto done = exec(pragma); !done)
            return done;
    }
    return {};
}

Result<void> Connection::exec(const QString &sql)
{
    return Statement::prepare(m_handle.get(), sql).and_then([](Statement &&statement) {
        return statement.run();
    });
}

Result<QVariant> Connection::value(const QString &sql)
{
    return Statement::prepare(m_handle.get(), sql).and_then([](Statement &&statement) {
        return statement.run().transform([&] { return statement.next() ? statement.value(0) : QVariant(); });
    });
}

Result<Statement *> Connection::run(const QString &sql, std::initializer_list<QVariant> values)
{
    return prepared(sql).and_then(
        [&](Statement *statement) { return statement->run(values).transform([&] { return statement; }); });
}

void Connection::emptyLog(std::chrono::milliseconds patience)
{
    sqlite3_busy_timeout(m_handle.get(), int(patience.count()));
    (void)exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    sqlite3_busy_timeout(m_handle.get(), int(busyTimeout.count()));
}

Result<Statement *> Connection::prepared(const QString &sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return &found->second;
    auto statement = Statement::prepare(m_handle.get(), sql);
    if (!statement)
        return failWith(statement);
    return &m_statements.emplace(sql, std::move(*statement)).first->second;
}

} // namespace latchkey
