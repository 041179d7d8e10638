// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/throttlerule.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QList>

#include <optional>

namespace latchkey {

//! Whose wrong tries, at what, from where.
struct ThrottleKey
{
    std::optional<UserId> user{}; //!< none for an address that nobody has
    QByteArray addressMac{};      //!< of such an address, which is not kept itself
    ThrottledFactor factor = ThrottledFactor::Password;
    qint64 device = 0; //!< a known device's id; 0 for all others together
};

//! Where wrong tries are counted. Every call may fail with StorageFailed.
class ThrottleStore
{
public:
    virtual ~ThrottleStore() = default;

    virtual Result<std::optional<FailureCount>> find(const ThrottleKey &key) = 0;
    virtual Result<void> save(const ThrottleKey &key, const FailureCount &count) = 0;
    virtual Result<void> remove(const ThrottleKey &key) = 0;
    //! Removes the user's counts for one factor, from wherever.
    virtual Result<void> removeAll(UserId user, ThrottledFactor factor) = 0;
    //! Removes some of the counts that were last added to before \a before and do not close.
    virtual Result<void> prune(Timestamp before) = 0;

    //! Notes that the owner should be told.
    virtual Result<void> oweNotice(const ThrottleKey &key) = 0;
    //! The users who should be told and were not between \a from and \a to.
    virtual Result<QList<UserId>> owedNotices(Timestamp from, Timestamp to) = 0;
    virtual Result<void> noticeGiven(UserId user, Timestamp now) = 0;
};

} // namespace latchkey
