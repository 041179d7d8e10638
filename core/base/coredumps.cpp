// SPDX-License-Identifier: MIT
#include <latchkey/core/base/coredumps.h>

#include <sys/resource.h>

namespace latchkey {

void forbidCoreDumps()
{
    // not PR_SET_DUMPABLE, which also hides the process from the desktop's portals
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    (void)setrlimit(RLIMIT_CORE, &none); // lowering one's own limit is never refused
}

} // namespace latchkey
