// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

namespace latchkey {

inline constexpr int bcryptCostCap = 14; //!< about a second

//! Whether \a stored is a bcrypt hash within bcryptCostCap: `$2a$`, `$2b$` or `$2y$`, cost, 53 characters.
bool isBcrypt(QByteArrayView stored);

//! Whether \a password gives \a stored, compared in constant time. As bcrypt has it, bytes after the 72nd do
//! not count; a password with a NUL never matches, because bcrypt would end there. False if \a stored is no
//! hash that isBcrypt() accepts.
bool verifyBcrypt(const Secret &password, QByteArrayView stored);

} // namespace latchkey
