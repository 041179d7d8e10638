// SPDX-License-Identifier: MIT
// Measures the library as a program uses it and prints the rows of build/bench.json.
#include <bench/measure.h>
#include <bench/rawarena.h>
#include <bench/rawsqlite.h>

#include <latchkey/core/embedded/embeddedclient.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>

using namespace latchkey;
using namespace latchkey::bench;

namespace {

constexpr int users = 10'000;

// what fails in a benchmark is the benchmark's fault
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(authErrorCodeName(result.error().code)),
               qPrintable(result.error().detail));
    return std::move(*result);
}

QJsonArray measureAll(UsersService &service, const User &user, const Secret &password, RawSqlite &raw)
{
    const Secret wrong(QStringLiteral("not this password"));
    const QString email = QStringLiteral("person%1@example.org").arg(users / 2);
    Session session;
    must(service.forceLogin(session, user.id));
    const auto refusedLogin = [&service, &wrong](const QString &address) {
        Session none;
        if (service.loginWithEmail(none, address, wrong))
            qFatal("a wrong password let someone in");
    };

    return {
        measured({.name = QStringLiteral("argon2.vs_raw_arena"),
                  .unit = QStringLiteral("ms"),
                  .value = [&] { must(service.verifyPassword(user.id, password)); },
                  .yardstick = [&] { hashInRawArena(password.bytes()); },
                  .rounds = 40,
                  .goal = 1.1}),
        measured({.name = QStringLiteral("lookup.vs_sqlite"),
                  .unit = QStringLiteral("us"),
                  .value = [&] { must(service.find(QStringLiteral("email"), email)); },
                  .yardstick = [&, key = email.toUtf8()] { raw.find(key); },
                  .rounds = 5000,
                  .goal = 5}),
        measured({.name = QStringLiteral("session_check.us"),
                  .unit = QStringLiteral("us"),
                  .value = [&] { must(service.getUser(session)); },
                  .yardstick = {},
                  .rounds = 5000,
                  .goal = 100}),
        measuredDifference({.name = QStringLiteral("timing.unknown_address_ms"),
                            .unit = QStringLiteral("ms"),
                            .value = [&] { refusedLogin(QStringLiteral("nobody@example.org")); },
                            .yardstick = [&] { refusedLogin(email); },
                            .rounds = 40,
                            .goal = 1}),
    };
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    auto client = must(openEmbedded({.appName = QStringLiteral("Bench"),
                                     .appId = QStringLiteral("org.example.bench"),
                                     .database = folder.filePath(QStringLiteral("users.db"))}));
    const Secret password(QStringLiteral("nine brass keys hang here"));
    const User user = must(client->service().addUser(QStringLiteral("ada@example.org"), password));
    RawSqlite raw(client->database());
    raw.multiplyUser(users);
    const QJsonArray rows = measureAll(client->service(), user, password, raw);
    std::fputs(QJsonDocument(rows).toJson().constData(), stdout);
    return 0;
}
