// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/connection.h>

#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

namespace latchkey {

namespace {

AuthErrorReason reasonOf(int sqliteCode)
{
    constexpr int sharedMemoryDidNotGrow = 10 | 19 << 8; // SQLITE_IOERR_SHMSIZE: what a full disk says first
    if (sqliteCode == sharedMemoryDidNotGrow)
        return AuthErrorReason::StorageFull;
    switch (sqliteCode & 0xff) { // the low byte is the primary code
    case 5:                      // SQLITE_BUSY
    case 6:
        return AuthErrorReason::StorageLocked;
    case 8:
        return AuthErrorReason::StorageReadOnly;
    case 11:
        return AuthErrorReason::StorageCorrupt;
    case 13:
        return AuthErrorReason::StorageFull;
    case 14:
        return AuthErrorReason::StorageNotFound; // SQLITE_CANTOPEN
    case 26:
        return AuthErrorReason::StorageForeign; // SQLITE_NOTADB
    default:
        return AuthErrorReason::None;
    }
}

bool isOnReadOnlyDisk(const QString &path)
{
    return QStorageInfo(QFileInfo(path).path()).isReadOnly();
}

} // namespace

std::unexpected<AuthError> storageFailure(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt();
    // the driver's own words name the table and the constraint, never the values
    return fail(AuthErrorCode::StorageFailed, reasonOf(code),
                QStringLiteral("SQLite %1: %2").arg(code).arg(error.databaseText()));
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path)
{
    const QString name = QStringLiteral("latchkey-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Connection> connection(new Connection(name));
    connection->m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!connection->m_database.isValid())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("Qt's SQLite driver is not installed"));
    connection->m_database.setDatabaseName(path);
    connection->m_database.setConnectOptions(
        QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout.count()));
    if (!connection->m_database.open())
        return storageFailure(connection->m_database.lastError());
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

Connection::~Connection()
{
    m_statements.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::exec(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return storageFailure(query.lastError());
    return {};
}

Result<QVariant> Connection::value(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return storageFailure(query.lastError());
    return query.next() ? query.value(0) : QVariant();
}

Result<QSqlQuery *> Connection::run(const QString &sql, std::initializer_list<QVariant> values)
{
    const auto query = prepared(sql);
    if (!query)
        return query;
    int position = 0;
    for (const QVariant &value : values)
        (*query)->bindValue(position++, value);
    if (!(*query)->exec())
        return storageFailure((*query)->lastError());
    return query;
}

Result<QSqlQuery *> Connection::prepared(const QString &sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return &found->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return storageFailure(query.lastError());
    return &m_statements.emplace(sql, std::move(query)).first->second;
}

} // namespace latchkey
