// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>

#include <chrono>

namespace latchkey {

//! What is guessed at; each is counted apart. The names are stored.
enum class ThrottledFactor { Password, SecondFactor };

QString throttledFactorName(ThrottledFactor factor);

//! The wrong tries at one factor since the last right one, and when the last of them was.
struct FailureCount
{
    int failures = 0;
    Timestamp last;

    friend bool operator==(const FailureCount &, const FailureCount &) = default;
};

//! How far tries are borne with.
struct ThrottleTerms
{
    int limit = 10;      //!< the failure from which on each starts a pause
    bool closes = false; //!< at failuresThatClose
};

//! So many wrong tries close a password for devices that the account has not used, until it is reset: what
//! NIST SP 800-63B-4 §3.2.2 allows at most.
inline constexpr int failuresThatClose = 100;

//! How long after \a failures wrong tries the next one has to wait: nothing below the limit, 60 s at it, then
//! doubling to 1 h.
std::chrono::seconds pauseAfter(int failures, int limit);

//! The count as it holds at \a now. Fewer than failuresThatClose are forgotten when they have rested for 90
//! days.
//!
//! The clock may be wrong. A failure that lies in the future was counted before the clock was set back: it
//! then counts from now, so that nobody waits longer than the pause. A clock set forward can end the pause
//! that runs, which gains one try a time; the failures stay counted.
FailureCount countAt(const FailureCount &stored, Timestamp now);

//! Whether another try may be made. Error: TooManyPasswordFailures with retryAfter, or with the reason
//! PasswordClosed and no time.
Result<void> checkThrottle(const FailureCount &count, const ThrottleTerms &terms, Timestamp now);

//! Counts that were last added to before this moment are forgotten, if they do not close.
Timestamp forgottenBefore(Timestamp now);

} // namespace latchkey
