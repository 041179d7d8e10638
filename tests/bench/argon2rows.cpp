// SPDX-License-Identifier: MIT
#include <bench/measure.h>
#include <bench/rawhashes.h>
#include <bench/rows.h>

namespace latchkey::bench {

QJsonArray argon2Rows()
{
    Population population(1);
    const auto against = [&population](const QString &name, void (*hash)(QByteArrayView),
                                       std::optional<double> goal) {
        return measured(
            {.name = name,
             .unit = QStringLiteral("ms"),
             .value = milliseconds([&] {
                 if (!must(population.service().verifyPassword(population.first().id, population.password())))
                     qFatal("the right password was refused");
             }),
             .yardstick = milliseconds([&] { hash(population.password().bytes()); }),
             .rounds = goal ? 100 : 8,
             .goal = goal});
    };
    return {against(QStringLiteral("argon2.vs_raw_arena"), &hashInRawArena, 1.02),
            against(QStringLiteral("argon2.vs_libargon2"), &hashByLibargon2, {}),
            against(QStringLiteral("argon2.vs_libsodium"), &hashByLibsodium, {})};
}

} // namespace latchkey::bench
