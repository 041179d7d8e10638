// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>

#include <memory>

namespace latchkey {

//! The system's clock; in builds with tests, one that stands still where LATCHKEY_NOW says so.
std::unique_ptr<Clock> embeddedClock();

} // namespace latchkey
