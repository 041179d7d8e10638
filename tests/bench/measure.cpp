// SPDX-License-Identifier: MIT
#include <bench/measure.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

namespace latchkey::bench {

namespace {

double secondsOf(const std::function<void()> &call)
{
    const auto begin = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> &values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

struct Pair
{
    double value = 0;
    double yardstick = 0;
};

// who comes first changes from round to round, so that neither profits from the other
Pair takePair(const Subject &subject, int round)
{
    Pair taken;
    if (round % 2 == 0)
        taken.value = subject.value();
    taken.yardstick = subject.yardstick ? subject.yardstick() : 0;
    if (round % 2 != 0)
        taken.value = subject.value();
    return taken;
}

std::vector<Pair> takePairs(const Subject &subject)
{
    takePair(subject, 0);
    std::vector<Pair> pairs;
    for (int round = 0; round < subject.rounds; ++round)
        pairs.push_back(takePair(subject, round));
    return pairs;
}

double medianOf(const std::vector<Pair> &pairs, double Pair::*member)
{
    std::vector<double> values;
    for (const Pair &pair : pairs)
        values.push_back(pair.*member);
    return median(values);
}

// By order statistics, which take no distribution for granted: Conover, Practical Nonparametric Statistics,
// §3.2.
std::pair<double, double> medianInterval(std::vector<double> &values)
{
    std::ranges::sort(values);
    const auto count = double(values.size());
    const double half = 1.96 * std::sqrt(count) / 2;
    const auto low = std::size_t(std::max(0.0, std::floor(count / 2 - half)));
    const auto high = std::size_t(std::min(count - 1, std::ceil(count / 2 + half)));
    return {values[low], values[high]};
}

bool isReached(const Subject &subject, double reached, double goal)
{
    return subject.better == Better::Smaller ? reached <= goal : reached >= goal;
}

QJsonObject row(const Subject &subject, double value, std::optional<double> yardstick)
{
    const auto json = [](std::optional<double> number) {
        return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
    };
    const auto ratio = yardstick.transform([value](double by) { return value / by; });
    const auto goal = subject.goal.transform(
        [&](double bound) { return bound + subject.allowance / yardstick.value_or(1); });
    return {{QStringLiteral("name"), subject.name},
            {QStringLiteral("value"), value},
            {QStringLiteral("unit"), subject.unit},
            {QStringLiteral("yardstick"), json(yardstick)},
            {QStringLiteral("ratio"), json(ratio)},
            {QStringLiteral("goal"), json(goal)},
            {QStringLiteral("ok"), !goal || isReached(subject, ratio.value_or(value), *goal)}};
}

} // namespace

Probe milliseconds(std::function<void()> call)
{
    return [call = std::move(call)] { return secondsOf(call) * 1e3; };
}

Probe microseconds(std::function<void()> call)
{
    return [call = std::move(call)] { return secondsOf(call) * 1e6; };
}

QJsonObject measured(const Subject &subject)
{
    const auto pairs = takePairs(subject);
    const double value = medianOf(pairs, &Pair::value);
    if (!subject.yardstick)
        return row(subject, value, std::nullopt);
    return row(subject, value, medianOf(pairs, &Pair::yardstick));
}

QJsonObject measuredDifference(const Subject &subject)
{
    std::vector<double> differences;
    for (const Pair &pair : takePairs(subject))
        differences.push_back(pair.value - pair.yardstick);
    const auto [low, high] = medianInterval(differences);
    return row(subject, std::max(std::abs(low), std::abs(high)), std::nullopt);
}

} // namespace latchkey::bench
