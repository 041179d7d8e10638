// SPDX-License-Identifier: MIT
#include <bench/measure.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace latchkey::bench {

namespace {

struct Medians
{
    double value = 0;
    double yardstick = 0;
};

double timeOf(const std::function<void()> &call, const QString &unit)
{
    const auto begin = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return taken.count() * (unit == QStringLiteral("us") ? 1e6 : 1e3);
}

double median(std::vector<double> &times)
{
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

Medians medians(const Subject &subject)
{
    std::vector<double> values;
    std::vector<double> yardsticks;
    for (int round = -1; round < subject.rounds; ++round) {
        const double value = timeOf(subject.value, subject.unit);
        const double yardstick = subject.yardstick ? timeOf(subject.yardstick, subject.unit) : 0;
        if (round < 0)
            continue;
        values.push_back(value);
        yardsticks.push_back(yardstick);
    }
    return {.value = median(values), .yardstick = median(yardsticks)};
}

QJsonObject row(const Subject &subject, double value, const QJsonValue &yardstick, const QJsonValue &ratio)
{
    return {{QStringLiteral("name"), subject.name},
            {QStringLiteral("value"), value},
            {QStringLiteral("unit"), subject.unit},
            {QStringLiteral("yardstick"), yardstick},
            {QStringLiteral("ratio"), ratio},
            {QStringLiteral("goal"), subject.goal},
            {QStringLiteral("ok"), (ratio.isNull() ? value : ratio.toDouble()) <= subject.goal}};
}

} // namespace

QJsonObject measured(const Subject &subject)
{
    const Medians found = medians(subject);
    if (!subject.yardstick)
        return row(subject, found.value, QJsonValue::Null, QJsonValue::Null);
    return row(subject, found.value, found.yardstick, found.value / found.yardstick);
}

QJsonObject measuredDifference(const Subject &subject)
{
    const Medians found = medians(subject);
    return row(subject, std::abs(found.value - found.yardstick), QJsonValue::Null, QJsonValue::Null);
}

} // namespace latchkey::bench
