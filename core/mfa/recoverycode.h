// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>

#include <optional>

namespace latchkey {

inline constexpr int recoveryCodeCount = 10; //!< in one set

//! A new recovery code: sixteen characters out of 32 that cannot be mistaken for one another, 80 bits.
Secret makeRecoveryCode(RandomSource &random);
//! As shown: "K7MQ-2PR9-XW4T-HJ3D".
Secret displayRecoveryCode(const Secret &code);
//! Reads a code as typed: case, blanks and dashes do not matter. None if it cannot be one.
std::optional<Secret> parseRecoveryCode(const Secret &typed);

} // namespace latchkey
