// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QDateTime>

#include <atomic>
#include <chrono>

namespace latchkey {

//! A moment in UTC, to the millisecond, as stored.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

//! Where the time comes from. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock : public Clock
{
public:
    Timestamp now() const override;
};

//! A clock that stands still until it is moved: the twin for tests.
class SettableClock : public Clock
{
public:
    explicit SettableClock(Timestamp now)
        : m_now(now.time_since_epoch().count())
    {}
    Timestamp now() const override { return Timestamp(std::chrono::milliseconds(m_now.load())); }
    void set(Timestamp now) { m_now = now.time_since_epoch().count(); }
    void advance(std::chrono::milliseconds step) { m_now += step.count(); }

private:
    std::atomic<qint64> m_now;
};

QDateTime toDateTime(Timestamp time);
inline qint64 toMilliseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}
inline Timestamp fromMilliseconds(qint64 milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

} // namespace latchkey
