// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>

namespace latchkey {

//! For somebody who has proven to own the address of an account that was never confirmed, and nothing else:
//! whoever signed up may have been somebody else. All that they could come back with goes: password,
//! sessions, known devices and codes. The address is confirmed then. Inside a write transaction.
Result<void> winClean(const UsersServicePorts &ports, UserId user);

} // namespace latchkey
