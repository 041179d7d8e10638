// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

namespace latchkey {

inline constexpr int minimumPasswordLength = 8;   //!< code points after NFKC (NIST SP 800-63B-4 §3.1.1.2)
inline constexpr int maximumPasswordBytes = 4096; //!< UTF-8 bytes as typed; refused before any work

//! The form that is hashed: NFKC, UTF-8 (RFC 8265 §4.2 in spirit). Errors: PasswordNotAcceptable with TooLong
//! or NotText.
Result<Secret> normalisePassword(const Secret &typed);

//! Whether a normalised password may be chosen. Error: PasswordNotAcceptable with TooShort.
Result<void> checkNewPassword(const Secret &normalised);

} // namespace latchkey
