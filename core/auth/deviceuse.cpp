// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/deviceuse.h>

#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/auth/throttle.h>
#include <latchkey/core/base/crypto.h>

namespace latchkey {

namespace {

// Tells the owner of a login from where there was none before; not of the very first one.
Result<void> tellOfNewDevice(const UsersServicePorts &ports, const UserRecord &user, const Origin &origin,
                             Timestamp now)
{
    const auto others = ports.devices.count(user.user.id);
    if (!others)
        return failWith(others);
    if (*others == 0)
        return {};
    const auto settings = ports.settings.load();
    if (!settings)
        return failWith(settings);
    const QString device = origin.device.isEmpty() ? QStringLiteral("–") : origin.device;
    const QString time = toDateTime(now).toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
    return PostOffice(ports).notify(user, QStringLiteral("new-device"), *settings,
                                    {{QStringLiteral("device"), device}, {QStringLiteral("time"), time}});
}

} // namespace

Result<Secret> noteDevice(const UsersServicePorts &ports, const UserRecord &user, const Origin &origin,
                          Timestamp now)
{
    QByteArray hash = isDeviceToken(origin.deviceToken) ? sha256(origin.deviceToken.bytes()) : QByteArray();
    const auto used =
        hash.isEmpty() ? Result<std::optional<qint64>>() : ports.devices.find(hash, user.emailKey);
    if (!used)
        return failWith(used);
    if (!*used) {
        if (const auto told = tellOfNewDevice(ports, user, origin, now); !told)
            return failWith(told);
    }
    const auto known =
        hash.isEmpty() || *used ? Result<bool>(used->has_value()) : ports.devices.isKnown(hash);
    if (!known)
        return failWith(known);
    // what a stranger may have planted does not become known
    Secret fresh = *known ? Secret() : ports.random.bytes(deviceTokenSize);
    if (!*known)
        hash = sha256(fresh.bytes());
    return ports.devices.noteUse(hash, user.user.id, origin.device, now).transform([&] { return fresh; });
}

} // namespace latchkey
