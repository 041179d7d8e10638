// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/sessionbus.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QFile>
#include <QLibrary>

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

// Where new secrets go; empty if nobody has set the service up yet, which it would then prompt for.
QString defaultCollection()
{
    const QString path =
        answer(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
               QStringLiteral("ReadAlias"), {QStringLiteral("default")})
            .value<QDBusObjectPath>()
            .path();
    return path.size() > 1 ? path : QString(); // "/": there is none
}

} // namespace

bool hasKeychainService()
{
    if (!hasBusAddress() || !QDBusConnection::sessionBus().isConnected())
        return false;
    if (!defaultCollection().isEmpty())
        return true;
    const QStringList running = QDBusConnection::sessionBus().interface()->registeredServiceNames();
    return running.contains(QStringLiteral("org.kde.kwalletd6")) ||
           running.contains(QStringLiteral("org.kde.kwalletd5"));
}

void followSecretService()
{
    static QString lastOwner; // of the keychain thread alone
    if (!hasBusAddress())
        return;
    const QString owner = QDBusConnection::sessionBus().interface()->serviceOwner(secretService).value();
    if (owner == lastOwner)
        return;
    if (!lastOwner.isEmpty()) {
        if (const auto disconnect =
                QLibrary(QStringLiteral("secret-1"), 0).resolve("secret_service_disconnect"))
            disconnect();
    }
    lastOwner = owner;
}

bool isSecretServiceLocked()
{
    if (!hasBusAddress())
        return false;
    const QString path = defaultCollection();
    return !path.isEmpty() &&
           answer(path, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                  {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")})
               .value<QDBusVariant>()
               .variant()
               .toBool();
}

} // namespace latchkey
