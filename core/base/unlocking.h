// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

//! Whether a person may be asked to unlock what is locked, which then is waited for.
enum class Unlocking { Allowed, Avoided };

} // namespace latchkey
