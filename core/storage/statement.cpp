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

// a fault of our own, which the first run of a test shows
std::unexpected<AuthError> misuse(const QString &what)
{
    return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None, what);
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
    const char *rest = nullptr;
    if (sqlite3_prepare_v3(connection, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, &rest) != SQLITE_OK)
        return storageFailure(connection);
    Statement prepared(connection, statement);
    if (!QByteArrayView(rest).trimmed().isEmpty())
        return misuse(QStringLiteral("more than one statement at once"));
    return prepared;
}

Result<void> Statement::bind(int position, const QVariant &value)
{
    sqlite3_stmt *statement = m_statement.get();
    int status = SQLITE_OK;
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        status = sqlite3_bind_null(statement, position);
        break;
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        status = sqlite3_bind_int64(statement, position, value.toLongLong());
        break;
    case QMetaType::QString: {
        const QString text = value.toString();
        const QByteArray utf8 = text.toUtf8();
        status = text.isNull()
                     ? sqlite3_bind_null(statement, position)
                     : sqlite3_bind_text64(statement, position, utf8.constData(), sqlite3_uint64(utf8.size()),
                                           SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    }
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        status = bytes.isNull() ? sqlite3_bind_null(statement, position)
                                : sqlite3_bind_blob64(statement, position, bytes.constData(),
                                                      sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
        break;
    }
    default:
        return misuse(QStringLiteral("a value of type %1").arg(QLatin1StringView(value.typeName())));
    }
    return status == SQLITE_OK ? Result<void>() : storageFailure(m_connection);
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
    if (sqlite3_bind_parameter_count(m_statement.get()) != int(values.size()))
        return misuse(QStringLiteral("another number of values than of question marks"));
    int position = 0;
    for (const QVariant &value : values) {
        if (const auto bound = bind(++position, value); !bound) {
            finish();
            return bound;
        }
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
    const int status = m_at == At::Row ? sqlite3_step(m_statement.get()) : SQLITE_DONE;
    if (status == SQLITE_ROW)
        return true;
    if (status == SQLITE_DONE)
        finish();
    else
        m_end = failure();
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
    m_end = {};
    if (!m_statement)
        return;
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

} // namespace latchkey
