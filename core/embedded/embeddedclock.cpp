// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclock.h>

namespace latchkey {

std::unique_ptr<Clock> embeddedClock()
{
#ifdef LATCHKEY_TEST_BUILD
    const QString fixed = qEnvironmentVariable("LATCHKEY_NOW");
    if (!fixed.isEmpty()) {
        const auto moment = QDateTime::fromString(fixed, Qt::ISODateWithMs);
        if (!moment.isValid())
            qFatal("LATCHKEY_NOW is not a moment such as 2026-01-31T12:00:00Z");
        return std::make_unique<SettableClock>(fromMilliseconds(moment.toMSecsSinceEpoch()));
    }
#endif
    return std::make_unique<SystemClock>();
}

} // namespace latchkey
