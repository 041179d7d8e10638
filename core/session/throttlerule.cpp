// SPDX-License-Identifier: MIT
#include <latchkey/core/session/throttlerule.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr std::chrono::seconds firstPause = 60s;
constexpr std::chrono::seconds longestPause = 1h;
constexpr auto memory = std::chrono::days(90);

} // namespace

QString throttledFactorName(ThrottledFactor factor)
{
    switch (factor) {
    case ThrottledFactor::Password:
        return QStringLiteral("password");
    case ThrottledFactor::SecondFactor:
        return QStringLiteral("second factor");
    }
    return {};
}

std::chrono::seconds pauseAfter(int failures, int limit)
{
    if (failures < limit)
        return 0s;
    // six doublings go beyond the hour
    return std::min(firstPause * (1 << std::min(failures - limit, 6)), longestPause);
}

Timestamp forgottenBefore(Timestamp now)
{
    return now - memory;
}

FailureCount countAt(const FailureCount &stored, Timestamp now)
{
    if (stored.failures < failuresThatClose && stored.last < forgottenBefore(now))
        return {.failures = 0, .last = now};
    return {.failures = stored.failures, .last = std::min(stored.last, now)};
}

Result<void> checkThrottle(const FailureCount &count, const ThrottleTerms &terms, Timestamp now)
{
    if (terms.closes && count.failures >= failuresThatClose)
        return fail(AuthErrorCode::TooManyPasswordFailures, AuthErrorReason::PasswordClosed);
    const Timestamp open = count.last + pauseAfter(count.failures, terms.limit);
    if (now >= open)
        return {};
    return std::unexpected(AuthError{.code = AuthErrorCode::TooManyPasswordFailures,
                                     .retryAfter = std::chrono::ceil<std::chrono::seconds>(open - now)});
}

} // namespace latchkey
