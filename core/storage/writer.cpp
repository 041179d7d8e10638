// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/writer.h>

#include <QScopeGuard>

namespace latchkey {

namespace {

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

} // namespace

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
    // whatever becomes of the work, nobody else's turn passes for this thread's
    const auto end = qScopeGuard([this] { m_thread = std::thread::id(); });
    return work();
}

Result<void> Writer::transaction(const std::function<Result<void>()> &work, Durability durability)
{
    Q_ASSERT(ofThisThread() && !m_isInTransaction);
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
    auto undo = qScopeGuard([this] {
        m_isInTransaction = false;
        (void)control(*m_connection, QStringLiteral("ROLLBACK"));
    });
    if (const auto worked = work(); !worked)
        return worked;
    if (const auto committed = control(*m_connection, QStringLiteral("COMMIT")); !committed)
        return committed;
    undo.dismiss();
    m_isInTransaction = false;
    return {};
}

} // namespace latchkey
