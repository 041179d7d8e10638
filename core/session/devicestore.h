// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QList>

#include <optional>

namespace latchkey {

//! A device that is not asked for a second factor.
struct DeviceTrust
{
    qint64 id = 0;
    QString name;
    Timestamp since{};
};

//! A device as listed to the account's owner.
struct ListedDevice
{
    QString name;
    Timestamp firstUsed;
    Timestamp lastUsed;
};

//! Where the devices that accounts have logged in from are kept, by the SHA-256 of their tokens. A device may
//! serve several accounts.
class DeviceStore
{
public:
    virtual ~DeviceStore() = default;

    //! The device's id, if the account with this address has used it.
    virtual Result<std::optional<qint64>> find(const QByteArray &tokenHash, const QString &emailKey) = 0;
    //! Whether any account has used it, so that its token is one of ours.
    virtual Result<bool> isKnown(const QByteArray &tokenHash) = 0;
    //! Notes that the account uses the device; of its devices the fifty used last are kept.
    virtual Result<void> noteUse(const QByteArray &tokenHash, UserId user, const QString &name,
                                 Timestamp now) = 0;
    virtual Result<int> count(UserId user) = 0;
    //! The one used last first.
    virtual Result<QList<ListedDevice>> list(UserId user) = 0;
    //! The account has used none of them any more.
    virtual Result<void> forgetAll(UserId user) = 0;

    //! Does not ask the user's device for a second factor from now on.
    virtual Result<void> trust(const QByteArray &tokenHash, UserId user, Timestamp now) = 0;
    //! Since when it is not asked; none: it is. What ends trust by itself: a change of password, address or
    //! second factors.
    virtual Result<std::optional<Timestamp>> trustedSince(const QByteArray &tokenHash, UserId user) = 0;
    //! The user's devices that are not asked, the one used last first.
    virtual Result<QList<DeviceTrust>> trusted(UserId user) = 0;
    //! Has one device, or all of the user's, asked again.
    virtual Result<void> endTrust(UserId user, std::optional<qint64> device) = 0;
};

} // namespace latchkey
