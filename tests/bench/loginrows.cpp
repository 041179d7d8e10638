// SPDX-License-Identifier: MIT
#include <bench/measure.h>
#include <bench/rawhashes.h>
#include <bench/rows.h>

#include <QThreadPool>

#include <atomic>
#include <chrono>

namespace latchkey::bench {

namespace {

constexpr int callers = 4;
constexpr int hashingThreads = 2;
// so many that it does not count when the last of them ends alone
constexpr int loginsPerRound = 96;

// As a program logs somebody in who has used it before.
Session login(Population &population, const QString &address, const Secret &deviceToken)
{
    Session session;
    must(population.service().loginWithEmail(session, address, population.password(),
                                             {.caller = Caller::Client,
                                              .language = QStringLiteral("en"),
                                              .device = QStringLiteral("bench"),
                                              .deviceToken = deviceToken}));
    return session;
}

QJsonObject overheadRow(Population &population)
{
    const User &user = population.first();
    const Secret device = login(population, user.email, {}).deviceToken();
    const Probe whole = milliseconds([&] { login(population, user.email, device); });
    const Probe commit = milliseconds([&] { population.raw().commitLogin(qint64(user.id)); });
    return measured({.name = QStringLiteral("login.overhead_vs_commit"),
                     .unit = QStringLiteral("ms"),
                     .value =
                         [&] {
                             takeHashingTime();
                             const double taken = whole();
                             return taken - takeHashingTime();
                         },
                     // nobody commits a login before a hash has thrown all else out of the caches
                     .yardstick =
                         [&] {
                             hashInRawArena(population.password().bytes());
                             return commit();
                         },
                     .rounds = 100,
                     .goal = 2,
                     .allowance = 0.5});
}

// Calls per second of \a calls calls, each taken by the next of the pool's threads that is free.
Probe rate(QThreadPool &pool, int calls, std::function<void(int)> call)
{
    return [&pool, calls, call = std::move(call)] {
        const int threads = pool.maxThreadCount();
        std::atomic<int> next = 0;
        const auto begin = std::chrono::steady_clock::now();
        for (int thread = 0; thread < threads; ++thread)
            pool.start([&] {
                for (int number = next++; number < calls; number = next++)
                    call(number);
            });
        pool.waitForDone();
        return calls / std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
}

void keepThreads(QThreadPool &pool, int count)
{
    pool.setMaxThreadCount(count);
    pool.setExpiryTimeout(-1);
}

QJsonObject twoThreadsRow(Population &population)
{
    QList<QString> addresses;
    QList<Secret> devices;
    for (int number = 0; number < loginsPerRound; ++number) {
        addresses << population.nextAddress();
        devices << login(population, addresses.last(), {}).deviceToken();
    }
    QThreadPool product;
    keepThreads(product, callers);
    QThreadPool raw;
    keepThreads(raw, hashingThreads);
    return measured(
        {.name = QStringLiteral("login.two_threads_vs_raw"),
         .unit = QStringLiteral("/s"),
         .value = rate(product, loginsPerRound,
                       [&](int number) { login(population, addresses.at(number), devices.at(number)); }),
         .yardstick = rate(raw, loginsPerRound, [&](int) { hashInRawArena(population.password().bytes()); }),
         .rounds = 20,
         .goal = 0.97,
         .better = Better::Larger});
}

} // namespace

QJsonArray loginRows()
{
    Population population(10'000);
    return {overheadRow(population), twoThreadsRow(population)};
}

} // namespace latchkey::bench
