// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/factorcheck.h>
#include <latchkey/core/auth/newfactor.h>
#include <latchkey/core/auth/throttle.h>

namespace latchkey {

struct SignIn;

//! The part of an attempt that is about its second factor.
struct SecondFactorTry
{
    std::optional<MfaLogin> given{};
    std::optional<NewFactor> added{};      //!< to be set up in the place of one that is given
    std::optional<ReservedTry> reserved{}; //!< set by the step
    std::optional<ProvenFactor> proven{};  //!< set by the step if what was given is right
};

// The gate's step.

//! Whether policy asks for a second factor and what was given is right; uses nothing up. Errors: MfaRequired,
//! MfaSetupRequired, TooManyPasswordFailures.
Result<void> checkSecondFactor(SignIn &attempt);
//! What of this can be said without one.
Result<void> lookAtSecondFactor(SignIn &attempt);
//! Decides anew and uses up what was given, or sets up what was brought. Inside the write transaction that
//! ends the attempt.
Result<void> redeemSecondFactor(SignIn &attempt);
//! Has the device that logs in not asked again for a while, if that is wished and allowed. Inside the same.
Result<void> trustDevice(const SignIn &attempt);
//! What the throttle learns of an attempt that was stopped.
Result<void> settleSecondFactor(const SignIn &attempt, const AuthError &stopped);

//! The user's devices that are not asked for a second factor now.
Result<QList<DeviceTrust>> trustedDevices(const UsersServicePorts &ports, UserId user,
                                          const Settings &settings);

} // namespace latchkey
