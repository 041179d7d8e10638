// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/statement.h>

#include <sqlite3.h>

namespace latchkey {

namespace {

AuthErrorReason reasonOf(int code)
{
    if (code == SQLITE_IOERR_SHMSIZE) // its shared memory did not grow: what a full disk says first
        return AuthErrorReason::StorageFull;
    constexpr int primary = 0xff;
    switch (code & primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return AuthErrorReason::StorageLocked;
    case SQLITE_READONLY:
        return AuthErrorReason::StorageReadOnly;
    case SQLITE_CORRUPT:
        return AuthErrorReason::StorageCorrupt;
    case SQLITE_FULL:
        return AuthErrorReason::StorageFull;
    case SQLITE_CANTOPEN:
        return AuthErrorReason::StorageNotFound;
    case SQLITE_NOTADB:
        return AuthErrorReason::StorageForeign;
    default:
        return AuthErrorReason::None;
    }
}

} // namespace

std::unexpected<AuthError> storageFailure(sqlite3 *connection)
{
    const int code = sqlite3_extended_errcode(connection);
    // SQLite's own words name the table and the constraint, never the values
    return fail(AuthErrorCode::StorageFailed, reasonOf(code),
                QStringLiteral("SQLite %1: %2").arg(code).arg(QString::fromUtf8(sqlite3_errmsg(connection))));
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3 *connection, const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(connection, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK)
        return storageFailure(connection);
    return Statement(connection, statement);
}

int Statement::bind(int position, const QVariant &value)
{
    sqlite3_stmt *statement = m_statement.get();
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return sqlite3_bind_null(statement, position);
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(statement, position, value.toLongLong());
    case QMetaType::QString: {
        const QString text = value.toString();
        if (text.isNull())
            return sqlite3_bind_null(statement, position);
        const QByteArray utf8 = text.toUtf8();
        return sqlite3_bind_text64(statement, position, utf8.constData(), sqlite3_uint64(utf8.size()),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        if (bytes.isNull())
            return sqlite3_bind_null(statement, position);
        return sqlite3_bind_blob64(statement, position, bytes.constData(), sqlite3_uint64(bytes.size()),
                                   SQLITE_TRANSIENT);
    }
    default:
        qFatal("no value for SQLite: %s", value.typeName());
    }
}

std::unexpected<AuthError> Statement::failure()
{
    auto failed = storageFailure(m_connection);
    finish();
    return failed;
}

Result<void> Statement::run(std::initializer_list<QVariant> values)
{
    if (!m_statement)
        return {};
    finish();
    int position = 0;
    for (const QVariant &value : values) {
        if (bind(++position, value) != SQLITE_OK)
            return failure();
    }
    const int status = sqlite3_step(m_statement.get());
    if (status != SQLITE_ROW && status != SQLITE_DONE)
        return failure();
    m_at = status == SQLITE_ROW ? At::FirstRow : At::Nothing;
    m_affected = sqlite3_changes(m_connection);
    m_insertedId = sqlite3_last_insert_rowid(m_connection);
    if (status == SQLITE_DONE)
        finish();
    return {};
}

bool Statement::next()
{
    if (m_at == At::FirstRow) {
        m_at = At::Row;
        return true;
    }
    if (m_at == At::Row && sqlite3_step(m_statement.get()) == SQLITE_ROW)
        return true;
    finish();
    return false;
}

QVariant Statement::value(int column) const
{
    sqlite3_stmt *statement = m_statement.get();
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return QString::fromUtf8(text, sqlite3_column_bytes(statement, column));
    }
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return QByteArray(bytes ? bytes : "", sqlite3_column_bytes(statement, column));
    }
    default:
        return {};
    }
}

void Statement::finish()
{
    m_at = At::Nothing;
    if (!m_statement)
        return;
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

} // namespace latchkey
