// SPDX-License-Identifier: MIT
#include <bench/measure.h>
#include <bench/rows.h>

namespace latchkey::bench {

QJsonArray lookupRows()
{
    Population population(1'000'000);
    UsersService &service = population.service();
    QString address;
    QByteArray key;
    const Probe find = microseconds([&] { must(service.find(QStringLiteral("email"), address)).value(); });
    const Probe findRaw = microseconds([&] { population.raw().find(key); });
    Session session;
    must(service.forceLogin(session, population.first().id));
    return {
        measured({.name = QStringLiteral("lookup.vs_sqlite"),
                  .unit = QStringLiteral("us"),
                  .value =
                      [&] {
                          address = population.nextAddress();
                          return find();
                      },
                  .yardstick =
                      [&] {
                          key = population.nextAddress().toUtf8();
                          return findRaw();
                      },
                  .rounds = 20'000,
                  .goal = 2}),
        measured({.name = QStringLiteral("session_check.us"),
                  .unit = QStringLiteral("us"),
                  .value = microseconds([&] { must(service.getUser(session)).value(); }),
                  .rounds = 20'000,
                  .goal = 25}),
    };
}

} // namespace latchkey::bench
