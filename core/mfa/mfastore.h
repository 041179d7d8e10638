// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QList>

#include <optional>

namespace latchkey {

//! A right code for another time, from a clock that is off.
struct ClockDrift
{
    qint64 step = 0;   //!< whose code it was
    qint64 offset = 0; //!< in steps; negative: the clock is slow
};

//! A second factor that somebody has set up.
struct MfaRecord
{
    UserId user{};
    QString type;
    QString id; //!< unique among all users
    QString name;
    Timestamp created{};
    std::optional<Timestamp> lastUsed{};
    QByteArray sealedData;             //!< see mfaSealPurpose()
    qint64 lastStep = -1;              //!< of the last code that was accepted
    std::optional<ClockDrift> drift{}; //!< of the last code that was tried, if it was right for another time
};

//! One user's recovery codes.
struct RecoveryCodes
{
    int made = 0; //!< 0: there is no set
    Timestamp created{};
    QList<QByteArray> unused{}; //!< hashes of those that are left
};

//! Where second factors and recovery codes are kept. Every call may fail with StorageFailed; decisions are
//! made inside a write transaction.
class MfaStore
{
public:
    virtual ~MfaStore() = default;

    //! The one used last first, then the newest.
    virtual Result<QList<MfaRecord>> methods(UserId user) = 0;
    //! Error: InvalidInput with MethodExists.
    virtual Result<void> insert(const MfaRecord &method) = 0;
    //! Notes that the code of this step was accepted; false if that of this step or a later one was before.
    virtual Result<bool> accept(const QString &id, qint64 step, Timestamp now) = 0;
    virtual Result<void> setDrift(const QString &id, const std::optional<ClockDrift> &drift) = 0;
    //! False if the user has none of this id.
    virtual Result<bool> rename(UserId user, const QString &id, const QString &name) = 0;
    virtual Result<bool> remove(UserId user, const QString &id) = 0;
    virtual Result<void> removeAll(UserId user) = 0;

    virtual Result<RecoveryCodes> recoveryCodes(UserId user) = 0;
    //! None: there is no set any more.
    virtual Result<void> replaceRecoveryCodes(UserId user, const QList<QByteArray> &hashes,
                                              Timestamp now) = 0;
    //! Uses up the code of this hash; false if the user has none that is unused.
    virtual Result<bool> redeemRecoveryCode(UserId user, const QByteArray &hash) = 0;
};

} // namespace latchkey
