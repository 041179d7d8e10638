// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>

#include <chrono>

namespace latchkey {

//! The most that a message waits for its next try.
inline constexpr std::chrono::hours longestMailBackOff{1};

//! How long a message waits after so many tries (1 or more): up to 1, 2, 4 … minutes and an hour at most,
//! less up to half of it by chance, so that not all that failed together comes back together.
std::chrono::milliseconds mailBackOff(int tries, RandomSource &random);

} // namespace latchkey
