// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

namespace latchkey {

//! Base32 (RFC 4648 §6) in capitals, without padding.
Secret base32(const Secret &bytes);

} // namespace latchkey
