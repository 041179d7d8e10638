// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace latchkey::bench {

//! One measurement, in the subject's unit.
using Probe = std::function<double()>;

//! How long \a call takes.
Probe milliseconds(std::function<void()> call);
Probe microseconds(std::function<void()> call);

//! Which way is better.
enum class Better { Smaller, Larger };

//! What is measured: the product, and the plain thing it is measured by.
struct Subject
{
    QString name;
    QString unit; //!< ms, us or /s
    Probe value;
    Probe yardstick{};          //!< none: the goal is absolute
    int rounds = 100;           //!< without the first, which warms up
    std::optional<double> goal; //!< the bound of ratio, or else of value; none: only for the record
    double allowance = 0;       //!< so much more than the goal may the value be, in its unit
    Better better = Better::Smaller;
};

//! Medians over the rounds, value and yardstick taken alternately:
//! {"name","value","unit","yardstick","ratio","goal","ok"}.
QJsonObject measured(const Subject &subject);

//! Two calls that should take the same time, over so many rounds in pairs. The value is the bound of the 95 %
//! confidence interval of the median difference that lies farther from zero.
QJsonObject measuredDifference(const Subject &subject);

} // namespace latchkey::bench
