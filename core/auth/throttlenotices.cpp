// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

// Not in the course of a login, which would then take longer for an address that somebody has.
Result<void> ServiceContext::tellOwners()
{
    const Timestamp now = ports.clock.now();
    const Timestamp yesterday = now - std::chrono::days(1);
    const auto any = ports.throttle.owedNotices(yesterday, now);
    if (!any)
        return failWith(any);
    if (any->isEmpty())
        return {};
    if (const auto sealing = requireKey(Unlocking::Avoided); !sealing)
        return sealing;
    return inWrite(ports.transactor, [&]() -> Result<void> {
        const auto settings = ports.settings.load();
        if (!settings)
            return failWith(settings);
        // another process may have told them meanwhile
        const auto owed = ports.throttle.owedNotices(yesterday, now);
        if (!owed)
            return failWith(owed);
        for (const UserId id : *owed) {
            const auto user = existing(id);
            if (!user)
                return failWith(user);
            if (const auto told = notify(*user, QStringLiteral("throttled"), *settings); !told)
                return told;
            if (const auto noted = ports.throttle.noticeGiven(id, now); !noted)
                return noted;
        }
        return {};
    });
}

} // namespace latchkey
