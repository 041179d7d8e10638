// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/throttle.h>

#include <latchkey/core/base/crypto.h>

#include <algorithm>

namespace latchkey {

namespace {

ThrottleTerms termsOf(const ThrottleKey &key, int limit)
{
    return {.limit = limit, .closes = key.factor == ThrottledFactor::Password && key.device == 0};
}

} // namespace

bool isDeviceToken(const Secret &token)
{
    return token.bytes().size() == qsizetype(deviceTokenSize);
}

Result<ThrottleKey> Throttle::keyOf(const TryBy &by)
{
    const auto sealing = m_ports.key.get();
    if (!sealing)
        return failWith(sealing);
    ThrottleKey key{.factor = by.factor};
    const auto user = m_ports.users.idByEmail(by.emailKey);
    if (!user)
        return failWith(user);
    // made for everybody, so that nobody's try is quicker
    key.addressMac = (*sealing)->mac("throttle", by.emailKey.toUtf8());
    key.user = *user;
    if (isDeviceToken(by.deviceToken)) {
        const auto device = m_ports.devices.find(sha256(by.deviceToken.bytes()), by.emailKey);
        if (!device)
            return failWith(device);
        key.device = device->value_or(0);
    }
    return key;
}

Result<ReservedTry> Throttle::reserve(const TryBy &by, int limit)
{
    Result<void> verdict;
    auto reserved = inWrite(
        m_ports.transactor,
        [&]() -> Result<ReservedTry> {
            const auto key = keyOf(by);
            if (!key)
                return failWith(key);
            const auto stored = m_ports.throttle.find(*key);
            if (!stored)
                return failWith(stored);
            const Timestamp now = m_ports.clock.now();
            FailureCount count = countAt(stored->value_or(FailureCount{.last = now}), now);
            verdict = checkThrottle(count, termsOf(*key, limit), now);
            if (verdict)
                count = {.failures = count.failures + 1, .last = now};
            // a refusal writes only what a clock set back has made wrong
            Result<void> written;
            if (verdict || count != *stored)
                written = m_ports.throttle.save(*key, count);
            if (written && !*stored)
                written = m_ports.throttle.prune(forgottenBefore(now));
            return written.transform([&] { return ReservedTry{.key = *key, .count = count}; });
        },
        Durability::Process);
    if (reserved && !verdict)
        return failWith(verdict);
    return reserved;
}

Result<void> Throttle::failed(const ReservedTry &reserved, int limit)
{
    if (reserved.count.failures < limit)
        return {};
    return inWrite(
        m_ports.transactor, [&] { return m_ports.throttle.oweNotice(reserved.key); }, Durability::Process);
}

Result<void> Throttle::succeeded(const ReservedTry &reserved)
{
    return m_ports.throttle.remove(reserved.key);
}

Result<void> Throttle::takeBack(const ReservedTry &reserved)
{
    return inWrite(
        m_ports.transactor,
        [&]() -> Result<void> {
            auto stored = m_ports.throttle.find(reserved.key);
            if (!stored)
                return failWith(stored);
            if (!*stored)
                return {};
            (*stored)->failures = std::max(0, (*stored)->failures - 1);
            return m_ports.throttle.save(reserved.key, **stored);
        },
        Durability::Process);
}

Result<void> Throttle::liftPassword(UserId user)
{
    return m_ports.throttle.removeAll(user, ThrottledFactor::Password);
}

Result<ThrottleState> Throttle::look(const ThrottleKey &key, int limit)
{
    const auto stored = m_ports.throttle.find(key);
    if (!stored)
        return failWith(stored);
    const Timestamp now = m_ports.clock.now();
    const FailureCount count = countAt(stored->value_or(FailureCount{.last = now}), now);
    return ThrottleState{.count = count, .verdict = checkThrottle(count, termsOf(key, limit), now)};
}

} // namespace latchkey
