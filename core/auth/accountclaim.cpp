// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/accountclaim.h>

namespace latchkey {

Result<void> winClean(const UsersServicePorts &ports, UserId user)
{
    return ports.users.changePassword(user, {}, ports.clock.now())
        .and_then([&] { return ports.sessions.endAll(user); })
        .and_then([&] { return ports.devices.forgetAll(user); })
        .and_then([&] { return ports.codes.removeAll(user); })
        .and_then([&] { return ports.pending.removeAll(user); })
        .and_then([&] { return ports.mfa.removeAll(user); })
        .and_then([&] { return ports.mfa.replaceRecoveryCodes(user, {}, ports.clock.now()); })
        .and_then([&] { return ports.users.setConfirmed(user, true); });
}

} // namespace latchkey
