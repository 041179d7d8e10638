// SPDX-License-Identifier: MIT
#include <latchkey/core/password/arenapool.h>

#include <QFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace latchkey;

class tst_ArenaPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsNothingBeforeItIsAsked();
    void givesMemoryThatIsReused();
    void givesSeparateMemoryAtOneTime();
    void mapsALargerArenaForOneLeaseOnly();
    void staysOutOfCoreDumps();
    void neverGivesMoreLeasesThanItsCount();
    void givesATurnEvenIfTheCountIsZero();
};

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

// The first number in statm: pages of address space.
qint64 addressSpacePages()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').first().toLongLong() : -1;
}

// The flags of the mapping that begins at the address, as in "rd wr mr".
QByteArrayList mappingFlags(const void *address)
{
    QFile smaps(QStringLiteral("/proc/self/smaps"));
    if (!smaps.open(QIODevice::ReadOnly))
        return {};
    const QByteArray start = QByteArray::number(quint64(reinterpret_cast<std::uintptr_t>(address)), 16) + '-';
    bool found = false;
    for (const QByteArray &line : smaps.readAll().split('\n')) {
        found = found || line.startsWith(start);
        if (found && line.startsWith("VmFlags:"))
            return line.split(' ');
    }
    return {};
}

} // namespace

void tst_ArenaPool::mapsNothingBeforeItIsAsked()
{
    const qint64 before = addressSpacePages();
    QVERIFY(before > 0);
    ArenaPool pool(4, 64 * mebibyte);
    QVERIFY(addressSpacePages() - before < qint64(64 * mebibyte / 4096));
    const auto lease = pool.acquire(1);
    QVERIFY(addressSpacePages() - before >= qint64(64 * mebibyte / 4096));
}

void tst_ArenaPool::givesMemoryThatIsReused()
{
    ArenaPool pool(2, 4 * mebibyte);
    // fresh memory is zero, and may well lie at the same address
    pool.acquire(1)->bytes().front() = 42;
    const auto lease = pool.acquire(4 * mebibyte);
    QCOMPARE(lease->bytes().front(), 42);
    QCOMPARE(lease->bytes().size(), 4 * mebibyte);
    QCOMPARE(reinterpret_cast<std::uintptr_t>(lease->bytes().data()) % (2 * mebibyte), 0U);
}

void tst_ArenaPool::givesSeparateMemoryAtOneTime()
{
    ArenaPool pool(2, 2 * mebibyte);
    const auto one = pool.acquire(1);
    const auto two = pool.acquire(1);
    std::ranges::fill(one->bytes(), std::uint8_t{1});
    std::ranges::fill(two->bytes(), std::uint8_t{2});
    QVERIFY(std::ranges::all_of(one->bytes(), [](std::uint8_t byte) { return byte == 1; }));
}

void tst_ArenaPool::mapsALargerArenaForOneLeaseOnly()
{
    ArenaPool pool(1, 2 * mebibyte);
    QCOMPARE(pool.acquire(9 * mebibyte)->bytes().size(), 10 * mebibyte);
    QCOMPARE(pool.acquire(1)->bytes().size(), 2 * mebibyte);
}

void tst_ArenaPool::staysOutOfCoreDumps()
{
    ArenaPool pool(1, 2 * mebibyte);
    const auto lease = pool.acquire(1);
    QVERIFY(mappingFlags(lease->bytes().data()).contains("dd"));
}

void tst_ArenaPool::neverGivesMoreLeasesThanItsCount()
{
    ArenaPool pool(3, 2 * mebibyte);
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    const auto work = [&] {
        for (int i = 0; i < 200; ++i) {
            const auto lease = pool.acquire(1);
            const int now = ++running;
            for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
            }
            std::ranges::fill(lease->bytes().first(4096), std::uint8_t(i));
            --running;
            ++done;
        }
    };
    {
        std::vector<std::jthread> threads;
        threads.reserve(8);
        for (int i = 0; i < 8; ++i)
            threads.emplace_back(work);
    }
    QCOMPARE(done, 1600);
    QVERIFY(most <= 3);
}

void tst_ArenaPool::givesATurnEvenIfTheCountIsZero()
{
    ArenaPool pool(0, 2 * mebibyte);
    QVERIFY(pool.acquire(1));
}

QTEST_GUILESS_MAIN(tst_ArenaPool)
#include "tst_arenapool.moc"
