// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailbackoff.h>

#include <algorithm>

namespace latchkey {

std::chrono::milliseconds mailBackOff(int tries, RandomSource &random)
{
    using std::chrono::milliseconds;
    constexpr int doublings = 6; // and the cap is reached
    const milliseconds full = std::chrono::minutes(1 << std::clamp(tries - 1, 0, doublings));
    const milliseconds most = std::min<milliseconds>(full, longestMailBackOff);
    return most - milliseconds(random.below(quint32(most.count() / 2)));
}

} // namespace latchkey
