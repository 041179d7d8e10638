// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/coreexport.h>

namespace latchkey {

//! Has the system write no core dump of this process should it crash: one would keep passwords and keys on
//! the disk. For programs to call first thing; a library does not take this from its host. Debuggers can
//! still attach. Thread-safe.
LATCHKEY_CORE_EXPORT void forbidCoreDumps();

} // namespace latchkey
