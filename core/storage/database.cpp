// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/database.h>

#include <latchkey/core/storage/connection.h>
#include <latchkey/core/storage/migrations.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>
#include <thread>
#include <unordered_map>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto scrubPatience = 200ms;

// The connections of one database by thread; a thread that ends drops its own.
class ConnectionRegistry : public std::enable_shared_from_this<ConnectionRegistry>
{
public:
    explicit ConnectionRegistry(const QString &path)
        : m_path(path)
    {}

    Result<Connection *> ofThisThread();
    void drop(std::thread::id thread);

private:
    QString m_path;
    std::mutex m_mutex;
    std::unordered_map<std::thread::id, std::unique_ptr<Connection>> m_connections;
};

struct ThreadConnections
{
    std::vector<std::weak_ptr<ConnectionRegistry>> registries;

    ~ThreadConnections()
    {
        for (const auto &weak : registries) {
            if (const auto registry = weak.lock())
                registry->drop(std::this_thread::get_id());
        }
    }
};

thread_local ThreadConnections threadConnections;

Result<Connection *> ConnectionRegistry::ofThisThread()
{
    const auto thread = std::this_thread::get_id();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_connections.find(thread); found != m_connections.end())
            return found->second.get();
    }
    auto opened = Connection::open(m_path);
    if (!opened)
        return failWith(opened);
    std::erase_if(threadConnections.registries, [](const auto &weak) { return weak.expired(); });
    threadConnections.registries.push_back(weak_from_this());
    const std::lock_guard lock(m_mutex);
    return (m_connections[thread] = std::move(*opened)).get();
}

void ConnectionRegistry::drop(std::thread::id thread)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(thread);
}

Result<void> makeFile(const QString &path)
{
    const QFileInfo info(path);
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

// As prepared as all that runs between them; not for pragmas, some of which act when they are prepared.
Result<void> control(Connection &connection, const QString &sql)
{
    return connection.run(sql, {}).transform([](QSqlQuery *query) { query->finish(); });
}

// Commits without waiting for the disk while this lives. SQLite takes the change between transactions only;
// in WAL mode nothing is torn by it, and the next full commit carries along what went before.
class Unsynced
{
public:
    static Result<std::unique_ptr<Unsynced>> begin(Connection &connection)
    {
        if (const auto relaxed = connection.exec(QStringLiteral("PRAGMA synchronous=NORMAL")); !relaxed)
            return failWith(relaxed);
        return std::unique_ptr<Unsynced>(new Unsynced(connection));
    }
    ~Unsynced() { (void)m_connection.exec(QStringLiteral("PRAGMA synchronous=FULL")); }
    Q_DISABLE_COPY_MOVE(Unsynced)

private:
    explicit Unsynced(Connection &connection)
        : m_connection(connection)
    {}
    Connection &m_connection;
};

Result<void> finish(Connection &connection, const Result<void> &worked)
{
    if (worked) {
        const auto committed = control(connection, QStringLiteral("COMMIT"));
        if (committed)
            return {};
        (void)control(connection, QStringLiteral("ROLLBACK"));
        return committed;
    }
    (void)control(connection, QStringLiteral("ROLLBACK"));
    return worked;
}

} // namespace

struct Database::Private
{
    QString path;
    std::shared_ptr<ConnectionRegistry> connections;
    std::timed_mutex writing{};
    std::mutex keyMutex{};
    QByteArray keyId{}; // empty: any
};

Database::Database(const QString &path)
    : d(new Private{.path = path, .connections = std::make_shared<ConnectionRegistry>(path)})
{}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    if (const auto made = makeFile(path); !made)
        return failWith(made);
    std::unique_ptr<Database> database(new Database(path));
    const auto connection = database->d->connections->ofThisThread();
    if (!connection)
        return failWith(connection);
    if (const auto migrated = migrate(**connection, path); !migrated)
        return failWith(migrated);
    return database;
}

const QString &Database::path() const
{
    return d->path;
}

void Database::release()
{
    d->connections->drop(std::this_thread::get_id());
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
    const auto connection = d->connections->ofThisThread();
    if (!connection)
        return failWith(connection);
    Connection &c = **connection;
    if (c.transactionDepth > 0)
        return work();
    // SQLite would let the threads that wait for one another sleep and look again, for longer each time
    const std::unique_lock turn(d->writing, busyTimeout);
    if (!turn)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageLocked,
                    QStringLiteral("other threads wait to write"));
    std::unique_ptr<Unsynced> unsynced;
    if (durability == Durability::Process) {
        auto begun = Unsynced::begin(c);
        if (!begun)
            return failWith(begun);
        unsynced = std::move(*begun);
    }
    // deferred transactions meet SQLITE_BUSY half-way; this one waits at the door
    if (const auto begun = control(c, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    ++c.transactionDepth;
    const Result<void> worked = checkKey().and_then(work);
    --c.transactionDepth;
    return finish(c, worked);
}

void Database::scrub()
{
    const auto connection = d->connections->ofThisThread();
    if (!connection)
        return;
    // a reader would be waited for as long as for a lock, which no deletion shall take
    const QString patience = QStringLiteral("PRAGMA busy_timeout=%1");
    (void)(*connection)->exec(patience.arg(scrubPatience.count()));
    (void)(*connection)->exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    (void)(*connection)->exec(patience.arg(busyTimeout.count()));
}

Result<Rows> Database::run(const QString &sql, std::initializer_list<QVariant> values)
{
    const auto connection = d->connections->ofThisThread();
    if (!connection)
        return failWith(connection);
    return (*connection)->run(sql, values).transform([](QSqlQuery *query) { return Rows(query); });
}

} // namespace latchkey
