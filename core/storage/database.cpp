// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/database.h>

#include <latchkey/core/storage/connection.h>
#include <latchkey/core/storage/migrations.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <mutex>
#include <thread>
#include <unordered_map>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto scrubPatience = 200ms;

// The connections that read, by thread; a thread that ends drops its own.
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
    return connection.run(sql).transform([](Statement *) {});
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

// The one connection that writes in transactions. Threads take turns with it, so that the pages it has read
// stay true: what one connection commits makes all others read anew.
class Writer
{
public:
    explicit Writer(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection))
    {}

    //! Runs \a work with the connection when it is this thread's turn, at once if it is already.
    Result<void> inTurn(const std::function<Result<void>()> &work);
    //! In turn, and not inside another.
    Result<void> transaction(const std::function<Result<void>()> &work, Durability durability);
    bool isInTransaction() const { return m_isInTransaction; }
    //! Null unless it is this thread's turn.
    Connection *ofThisThread() const
    {
        return m_thread == std::this_thread::get_id() ? m_connection.get() : nullptr;
    }

private:
    std::unique_ptr<Connection> m_connection;
    std::timed_mutex m_turn;
    std::atomic<std::thread::id> m_thread; // whose turn it is
    bool m_isInTransaction = false;
};

Result<void> Writer::inTurn(const std::function<Result<void>()> &work)
{
    if (ofThisThread())
        return work();
    // SQLite would let the threads that wait for one another sleep and look again, for longer each time
    const std::unique_lock turn(m_turn, busyTimeout);
    if (!turn)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageLocked,
                    QStringLiteral("other threads wait to write"));
    m_thread = std::this_thread::get_id();
    const Result<void> worked = work();
    m_thread = std::thread::id();
    return worked;
}

Result<void> Writer::transaction(const std::function<Result<void>()> &work, Durability durability)
{
    std::unique_ptr<Unsynced> unsynced;
    if (durability == Durability::Process) {
        auto begun = Unsynced::begin(*m_connection);
        if (!begun)
            return failWith(begun);
        unsynced = std::move(*begun);
    }
    // deferred transactions meet SQLITE_BUSY half-way; this one waits at the door
    if (const auto begun = control(*m_connection, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    m_isInTransaction = true;
    const Result<void> worked = work();
    m_isInTransaction = false;
    return finish(*m_connection, worked);
}

} // namespace

struct Database::Private
{
    QString path;
    Writer writer;
    std::shared_ptr<ConnectionRegistry> readers = std::make_shared<ConnectionRegistry>(path);
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

void Database::release()
{
    d->readers->drop(std::this_thread::get_id());
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
    const auto connection = d->connection();
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
    return d->connection()
        .and_then([&](Connection *connection) { return connection->run(sql, values); })
        .transform([](Statement *statement) { return Rows(statement); });
}

} // namespace latchkey
