// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/database.h>

#include <latchkey/core/storage/migrations.h>
#include <latchkey/core/storage/readers.h>
#include <latchkey/core/storage/writer.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto scrubPatience = 200ms;

Result<void> makeFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageIsFolder);
    const QDir folder = info.dir();
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QString folderPath = folder.absolutePath();
    if (!folder.exists() &&
        !(QDir().mkpath(QFileInfo(folderPath).path()) && QDir().mkdir(folderPath, ownerOnly)) &&
        !QFileInfo(folderPath).isDir()) // nor has another process made it meanwhile
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageNotFound,
                    QStringLiteral("the database's folder cannot be made"));
    if (info.exists())
        return {};
    // SQLite gives its -wal and -shm files the same permissions
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        !QFile::exists(path))
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageNotFound, file.errorString());
    return {};
}

} // namespace

struct Database::Private
{
    QString path;
    Writer writer;
    std::shared_ptr<Readers> readers = std::make_shared<Readers>(path);
    std::mutex keyMutex{};
    QByteArray keyId{}; // empty: any

    Result<Connection *> connection()
    {
        Connection *writing = writer.ofThisThread();
        return writing ? Result<Connection *>(writing) : readers->ofThisThread();
    }
};

Database::Database(std::unique_ptr<Private> state)
    : d(std::move(state))
{}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    if (const auto made = makeFile(path); !made)
        return failWith(made);
    auto connection = Connection::open(path);
    if (!connection)
        return failWith(connection);
    if (const auto migrated = migrate(**connection, path); !migrated)
        return failWith(migrated);
    std::unique_ptr<Private> state(new Private{.path = path, .writer = Writer(std::move(*connection))});
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

const QString &Database::path() const
{
    return d->path;
}

void Database::expectKey(const QByteArray &id)
{
    const std::lock_guard lock(d->keyMutex);
    d->keyId = id;
}

// Behind the write lock, so that it stays true.
Result<void> Database::checkKey()
{
    const QByteArray expected = [this] {
        const std::lock_guard lock(d->keyMutex);
        return d->keyId;
    }();
    if (expected.isEmpty())
        return {};
    auto rows = run(QStringLiteral("SELECT value FROM meta WHERE key = 'sealing_key_id'"));
    if (!rows)
        return failWith(rows);
    if (!rows->next() || (*rows)[0].toByteArray() != expected)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyReplaced);
    return {};
}

Result<void> Database::write(const std::function<Result<void>()> &work, Durability durability)
{
    return d->writer.inTurn([&] {
        if (d->writer.isInTransaction())
            return work();
        return d->writer.transaction([&] { return checkKey().and_then(work); }, durability);
    });
}

Result<void> Database::withWriter(const std::function<Result<void>()> &work)
{
    return d->writer.inTurn(work);
}

void Database::scrub()
{
    // a reader would be waited for as long as for a lock, which no deletion shall take
    if (const auto connection = d->connection())
        (*connection)->emptyLog(scrubPatience);
}

Result<Rows> Database::run(const QString &sql, std::initializer_list<QVariant> values)
{
    return d->connection()
        .and_then([&](Connection *connection) { return connection->run(sql, values); })
        .transform([](Statement *statement) { return Rows(statement); });
}

} // namespace latchkey
