// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>

namespace latchkey {

//! Somebody who is logged in gives a code of an authenticator app as a fresh proof.
struct FactorProofTry
{
    const UserRecord &user;
    const Secret &code;
    const Settings &settings;
    const Origin &origin;
};

//! Whether it is right; it is used up then. Errors: TooManyPasswordFailures; AuthenticationFailed with
//! FactorWrong. Not inside a write transaction.
Result<void> checkFactorProof(const UsersServicePorts &ports, const FactorProofTry &attempt);

} // namespace latchkey
