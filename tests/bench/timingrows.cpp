// SPDX-License-Identifier: MIT
#include <bench/measure.h>
#include <bench/rows.h>

namespace latchkey::bench {

namespace {

// of "another password"
const QByteArray bcryptHash("$2y$10$.8NTw9Nq96spdZufO7oGYu7Ism5NDtt9ez6M7IWe/7L4M3lIPp.d2");

// Every try is the first one at its address, so that the throttle has nothing to say.
QJsonObject unknownAddressRow(const QString &name, const QByteArray &otherHash)
{
    Population population(10'000, otherHash);
    const Secret wrong(QStringLiteral("not this password"));
    int strangers = 0;
    const auto refused = [&](const QString &address) {
        Session none;
        const auto answer = population.service().loginWithEmail(none, address, wrong);
        if (answer || answer.error().code != AuthErrorCode::AuthenticationFailed)
            qFatal("a wrong password was not refused as such");
    };
    return measuredDifference(
        {.name = name,
         .unit = QStringLiteral("ms"),
         .value = milliseconds([&] { refused(QStringLiteral("stranger%1@example.org").arg(++strangers)); }),
         .yardstick = milliseconds([&] { refused(population.nextAddress()); }),
         .rounds = 500,
         .goal = 1});
}

} // namespace

QJsonArray timingRows()
{
    return {unknownAddressRow(QStringLiteral("timing.unknown_address_ms"), {}),
            unknownAddressRow(QStringLiteral("timing.unknown_address_half_bcrypt_ms"), bcryptHash)};
}

} // namespace latchkey::bench
