// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>

namespace latchkey {

//! The kind of hash to verify in vain for an address nobody has: always the same for one address, and drawn
//! in the proportions in which the users' hashes are of each kind, so that time tells as little of an unknown
//! address as of a known one. Empty while nobody has a password. Needs the sealing key.
Result<QByteArray> dummyKind(const UsersServicePorts &ports, const QString &emailKey);

} // namespace latchkey
