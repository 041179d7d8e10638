// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

//! Whether second factors are asked for (setting mfa).
enum class MfaPolicy {
    Off,
    Optional, //!< of those who have set one up
    Required, //!< of everybody; who has none is led to set one up
};

} // namespace latchkey
