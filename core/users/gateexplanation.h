// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace latchkey {

//! The steps of the gate, in the order in which every login goes them.
enum class GateStepName { Throttle, FirstFactor, Enabled, Confirmed, SecondFactor, Session };

//! "throttle", "first_factor" and so on, as printed.
LATCHKEY_CORE_EXPORT QString gateStepName(GateStepName step);

//! What a step would do with a login.
enum class GateVerdict { Passes, Stops, NotReached };

//! "passes", "stops" or "not_reached", as printed.
LATCHKEY_CORE_EXPORT QString gateVerdictName(GateVerdict verdict);

//! One step of the gate as it stands for one user.
struct ExplainedStep
{
    GateStepName step = GateStepName::Throttle;
    GateVerdict verdict = GateVerdict::NotReached;
    AuthError refusal{}; //!< with Stops: what the login would be answered
};

//! What the gate would answer this user, given the right password on a device that the account has not used.
struct GateExplanation
{
    //! What stops everybody before the first step: the sealing key is missing, or the method is turned off.
    std::optional<AuthError> before{};
    QList<ExplainedStep> steps{}; //!< all of them, in their order

    // facts for words
    int passwordFailures = 0;     //!< wrong ones in a row, from unknown devices
    int maxPasswordFailures = 10; //!< from so many on, each starts a pause
    std::optional<QDateTime> lastPasswordFailure{};
    int knownDevices = 0;    //!< whose wrong passwords are counted apart
    bool hasPassword = true; //!< without one, no password is right
    //! Whether there is no password, or one whose hash can be checked: it may have come from elsewhere, in a
    //! form that is unknown or costs more than is allowed. If not, no password is right.
    bool passwordCheckable = true;
    bool confirmationAsked = true; //!< whether the address has to be confirmed
    bool factorAsked = true;       //!< whether a second factor is asked of those who have one
    QStringList factorTypes{};     //!< of the second factors set up
    int factorFailures = 0;        //!< wrong codes in a row, from unknown devices
    int trustedDevices = 0;        //!< which are not asked for one
};

} // namespace latchkey
