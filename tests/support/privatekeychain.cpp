// SPDX-License-Identifier: MIT
#include "privatekeychain.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QTest>

#include <csignal>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace latchkey::test {

namespace {

const auto secretService = u"org.freedesktop.secrets"_s;

// no service files: nothing is started but what the test starts
const char busConfiguration[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
)";

bool isServed()
{
    return QDBusConnection::sessionBus().interface()->isServiceRegistered(secretService).value();
}

QDBusMessage callService(const QString &method, const QVariantList &arguments)
{
    auto call = QDBusMessage::createMethodCall(secretService, u"/org/freedesktop/secrets"_s,
                                               u"org.freedesktop.Secret.Service"_s, method);
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().call(call);
}

} // namespace

PrivateKeychain::~PrivateKeychain()
{
    end();
}

bool PrivateKeychain::startBus(const QString &path)
{
    QFile configuration(path);
    if (!configuration.open(QIODevice::WriteOnly) || configuration.write(busConfiguration) < 0)
        return false;
    configuration.close();
    // GLib ends a program whose bus ends: this one ends after the program, never before
    auto *const bus = new QProcess;
    bus->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    bus->start(u"dbus-daemon"_s,
               {u"--config-file"_s, configuration.fileName(), u"--print-address"_s, u"--nofork"_s});
    if (!bus->waitForReadyRead())
        return false;
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus->readLine().trimmed());
    return QDBusConnection::sessionBus().isConnected();
}

bool PrivateKeychain::start()
{
    const QString runtime = m_folder.filePath(u"runtime"_s);
    if (!QDir().mkdir(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return false;
    qputenv("HOME", m_folder.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", runtime.toUtf8());
    for (const char *variable :
         {"XDG_DATA_HOME", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION",
          "GNOME_DESKTOP_SESSION_ID", "DISPLAY", "WAYLAND_DISPLAY"})
        qunsetenv(variable);
    return startBus(m_folder.filePath(u"bus.conf"_s)) && startKeyring();
}

bool PrivateKeychain::startKeyring()
{
    m_keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s, u"--foreground"_s});
    m_keyring.write("the keychain's password");
    m_keyring.closeWriteChannel();
    return m_keyring.waitForStarted() && QTest::qWaitFor(isServed);
}

bool PrivateKeychain::lock()
{
    const auto path = callService(u"ReadAlias"_s, {u"default"_s}).arguments().value(0);
    const QList<QDBusObjectPath> collections{path.value<QDBusObjectPath>()};
    return callService(u"Lock"_s, {QVariant::fromValue(collections)}).type() == QDBusMessage::ReplyMessage;
}

void PrivateKeychain::end()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.terminate();
    if (!m_keyring.waitForFinished(5000))
        m_keyring.kill();
    m_keyring.waitForFinished();
    (void)QTest::qWaitFor([] { return !isServed(); });
}

} // namespace latchkey::test
