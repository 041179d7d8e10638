// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>

namespace latchkey::bench {

//! What is measured: one call of the product, and one of the plain thing it is measured by.
struct Subject
{
    QString name;
    QString unit; //!< ms or us
    std::function<void()> value;
    std::function<void()> yardstick; //!< none: the goal is absolute
    int rounds = 100;
    double goal = 0; //!< the most that ratio, or else value, may be
};

//! Medians over the rounds, value and yardstick taken alternately after one call of each to warm up:
//! {"name","value","unit","yardstick","ratio","goal","ok"}.
QJsonObject measured(const Subject &subject);

//! As measured(), for two calls whose difference is the point; the value is its amount.
QJsonObject measuredDifference(const Subject &subject);

} // namespace latchkey::bench
