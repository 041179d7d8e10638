// SPDX-License-Identifier: MIT
#include <latchkey/core/base/clock.h>

#include <QTimeZone>

namespace latchkey {

Timestamp SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QDateTime toDateTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(time), QTimeZone::UTC);
}

} // namespace latchkey
