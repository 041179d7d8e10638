// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>

namespace latchkey {

//! Who tries, at what, from where.
struct TryBy
{
    QString emailKey;
    ThrottledFactor factor = ThrottledFactor::Password;
    Secret deviceToken{}; //!< as the device gave it; empty: none
};

//! One try that is counted as wrong until it has turned out otherwise.
struct ReservedTry
{
    ThrottleKey key;
    FailureCount count; //!< with this one
};

//! How long one account stands in one place.
struct ThrottleState
{
    FailureCount count;
    Result<void> verdict; //!< TooManyPasswordFailures if a try would be refused now
};

//! Counts the wrong tries of every account and address, for whatever asks for a password or second factor.
//!
//! A try is counted, and written, before its hash is computed: however many are made at once, no more get
//! through than one after the other. What is counted survives the end of the process but may be lost in a
//! power cut. Addresses that nobody has are counted like accounts.
class Throttle
{
public:
    explicit Throttle(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Errors: TooManyPasswordFailures (see checkThrottle()), at once and without counting; StorageFailed.
    Result<ReservedTry> reserve(const TryBy &by, int limit);
    //! It was wrong: stays counted; from the limit on, the owner is to be told.
    Result<void> failed(const ReservedTry &reserved, int limit);
    //! It was right: what was counted there before is forgotten, too. Inside a write transaction.
    Result<void> succeeded(const ReservedTry &reserved);
    //! It came to nothing, through some trouble.
    Result<void> takeBack(const ReservedTry &reserved);

    //! Opens the account's password again. The second factor's counts stay. Inside a write transaction.
    Result<void> liftPassword(UserId user);
    //! Without changing anything.
    Result<ThrottleState> look(const ThrottleKey &key, int limit);

private:
    Result<ThrottleKey> keyOf(const TryBy &by);

    const UsersServicePorts &m_ports;
};

//! Whether \a token has a device token's size.
bool isDeviceToken(const Secret &token);

inline constexpr std::size_t deviceTokenSize = 32;

} // namespace latchkey
