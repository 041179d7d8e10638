// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>

#include <optional>

namespace latchkey {

//! What waits: a login for its second factor, or a second factor, proven already, for its login.
enum class PendingKind { Login, Ticket };

//! The name stored.
QString pendingKindName(PendingKind kind);

//! What was proven, and by whom.
struct PendingRecord
{
    PendingKind kind = PendingKind::Login;
    UserId user{};
    QString pathway; //!< how the first factor passed, as in "password"; see pathwayName()
    Timestamp expires{};
};

//! Where it is kept until it is redeemed, by the SHA-256 of its token. What waits for a user goes when the
//! user, the password or the address does.
class PendingStore
{
public:
    virtual ~PendingStore() = default;

    //! Of what waits for a user, the twenty last ones are kept; what has expired goes.
    virtual Result<void> insert(const QByteArray &tokenHash, const PendingRecord &record, Timestamp now) = 0;
    //! None if it has expired.
    virtual Result<std::optional<PendingRecord>> find(const QByteArray &tokenHash, PendingKind kind,
                                                      Timestamp now) = 0;
    //! Redeems it; false if it is no longer there or has expired.
    virtual Result<bool> take(const QByteArray &tokenHash, PendingKind kind, Timestamp now) = 0;
    virtual Result<void> removeAll(UserId user) = 0;
};

} // namespace latchkey
