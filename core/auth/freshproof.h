// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/users/proof.h>

namespace latchkey {

//! Somebody who is logged in wants what takes a fresh proof.
struct ProofTry
{
    const UserRecord &user;
    const Proof &proof;
    const Settings &settings;
    const Origin &origin;
};

//! Which kind of proof counts for this user: the strongest they have. The one place that decides it.
ProofKind neededProofOf(const UserRecord &user);

//! Refuses for want of the kind that this user needs: FreshProofRequired, with the reason that names it.
std::unexpected<AuthError> proofWanted(const UserRecord &user);

//! Whether the proof is of the kind needed, and right. A password goes through the throttle; a code is used
//! up. Errors: FreshProofRequired, also for an empty one; AuthenticationFailed or TooManyPasswordFailures for
//! a password; CodeInvalid. Not inside a write transaction.
Result<void> checkProof(const UsersServicePorts &ports, const ProofTry &attempt);

} // namespace latchkey
