// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>

namespace latchkey {

//! Notes that the user has logged in from a device; returns a new token for one that has none which we know,
//! or nothing. Queues a mail to the owner if the account has used others before, but not this one. Inside a
//! write transaction.
Result<Secret> noteDevice(const UsersServicePorts &ports, const UserRecord &user, const Origin &origin,
                          Timestamp now);

} // namespace latchkey
