// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailrate.h>

namespace latchkey {

namespace {

struct Limits
{
    int anHour;
    int aDay;
};

constexpr Limits requestedLimits{.anHour = 5, .aDay = 20};
constexpr Limits noticeLimits{.anHour = 20, .aDay = 60};

} // namespace

bool mayMail(MailUrgency urgency, const MailHistory &history, int perHour)
{
    if (urgency == MailUrgency::Ordered)
        return true;
    const Limits limits = urgency == MailUrgency::Notice ? noticeLimits : requestedLimits;
    return history.toAddressInHour < limits.anHour && history.toAddressInDay < limits.aDay &&
           (perHour == 0 || history.toAllInHour < perHour);
}

} // namespace latchkey
