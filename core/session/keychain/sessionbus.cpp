// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/sessionbus.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QFile>

namespace latchkey {

namespace {

constexpr int patience = 5000; // ms
const auto secretService = QStringLiteral("org.freedesktop.secrets");

// without an address libdbus would start a bus of its own for the screen
bool hasBusAddress()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

QVariant answer(const QString &path, const QString &interface, const QString &method,
                const QVariantList &arguments)
{
    auto call = QDBusMessage::createMethodCall(secretService, path, interface, method);
    call.setArguments(arguments);
    const auto reply = QDBusConnection::sessionBus().call(call, QDBus::Block, patience);
    return reply.type() == QDBusMessage::ReplyMessage ? reply.arguments().value(0) : QVariant();
}

} // namespace

bool hasKeychainService()
{
    if (!hasBusAddress())
        return false;
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    const QStringList running = bus.interface()->registeredServiceNames();
    const QStringList startable = bus.interface()->activatableServiceNames();
    for (const QString &name :
         {secretService, QStringLiteral("org.kde.kwalletd6"), QStringLiteral("org.kde.kwalletd5")}) {
        if (running.contains(name) || startable.contains(name))
            return true;
    }
    return false;
}

bool isSecretServiceLocked()
{
    if (!hasBusAddress())
        return false;
    const auto path =
        answer(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
               QStringLiteral("ReadAlias"), {QStringLiteral("default")})
            .value<QDBusObjectPath>()
            .path();
    if (path.size() <= 1) // "/": no such collection
        return false;
    return answer(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                  {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")})
        .value<QDBusVariant>()
        .variant()
        .toBool();
}

} // namespace latchkey
