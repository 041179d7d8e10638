// SPDX-License-Identifier: MIT
#include <latchkey/core/users/gateexplanation.h>

namespace latchkey {

QString gateStepName(GateStepName step)
{
    switch (step) {
    case GateStepName::Throttle:
        return QStringLiteral("throttle");
    case GateStepName::FirstFactor:
        return QStringLiteral("first_factor");
    case GateStepName::Enabled:
        return QStringLiteral("enabled");
    case GateStepName::Confirmed:
        return QStringLiteral("confirmed");
    case GateStepName::SecondFactor:
        return QStringLiteral("second_factor");
    case GateStepName::Session:
        return QStringLiteral("session");
    }
    return {};
}

QString gateVerdictName(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Passes:
        return QStringLiteral("passes");
    case GateVerdict::Stops:
        return QStringLiteral("stops");
    case GateVerdict::NotReached:
        return QStringLiteral("not_reached");
    }
    return {};
}

} // namespace latchkey
