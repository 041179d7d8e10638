// SPDX-License-Identifier: MIT
#include "privatekeychain.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
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

// Where the keychain's prompts come: each is counted and closed at once.
class Prompter : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() == u"BeginPrompting"_s)
            ++prompts;
        return connection.send(message.createErrorReply(QDBusError::Failed, u"nobody is here"_s));
    }

    std::atomic<int> prompts = 0;
};

} // namespace

struct PrivateKeychain::Private
{
    QTemporaryDir folder;
    QProcess keyring;
    int homes = 0;
    QThread prompting; // the test's own thread waits for the keychain
    Prompter prompter;
};

PrivateKeychain::PrivateKeychain()
    : d(std::make_unique<Private>())
{}

PrivateKeychain::~PrivateKeychain()
{
    end();
    d->prompting.quit();
    d->prompting.wait();
}

bool PrivateKeychain::startBus()
{
    QFile configuration(d->folder.filePath(u"bus.conf"_s));
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

bool PrivateKeychain::startPrompter()
{
    d->prompter.moveToThread(&d->prompting);
    d->prompting.start();
    auto bus = QDBusConnection::sessionBus();
    return bus.registerVirtualObject(u"/org/gnome/keyring/Prompter"_s, &d->prompter) &&
           bus.registerService(u"org.gnome.keyring.SystemPrompter"_s);
}

bool PrivateKeychain::start()
{
    for (const char *variable :
         {"XDG_DATA_HOME", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION",
          "GNOME_DESKTOP_SESSION_ID", "DISPLAY", "WAYLAND_DISPLAY"})
        qunsetenv(variable);
    return makeHome() && startBus() && startPrompter() && startKeyring(Keyring::Unlocked);
}

bool PrivateKeychain::makeHome()
{
    const QString home = d->folder.filePath(QString::number(++d->homes));
    const QString runtime = home + u"/runtime"_s;
    qputenv("HOME", home.toUtf8());
    qputenv("XDG_RUNTIME_DIR", runtime.toUtf8());
    return QDir().mkdir(home) &&
           QDir().mkdir(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool PrivateKeychain::startKeyring(Keyring keyring)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"XDG_DATA_HOME"_s); // which tests give to the program
    d->keyring.setProcessEnvironment(environment);
    const QString first = keyring == Keyring::Unlocked ? u"--unlock"_s : u"--start"_s;
    d->keyring.start(u"gnome-keyring-daemon"_s, {first, u"--components=secrets"_s, u"--foreground"_s});
    if (keyring == Keyring::Unlocked)
        d->keyring.write("the keychain's password");
    d->keyring.closeWriteChannel();
    return d->keyring.waitForStarted() && QTest::qWaitFor(isServed);
}

bool PrivateKeychain::lock()
{
    const auto path = callService(u"ReadAlias"_s, {u"default"_s}).arguments().value(0);
    const QList<QDBusObjectPath> collections{path.value<QDBusObjectPath>()};
    return callService(u"Lock"_s, {QVariant::fromValue(collections)}).type() == QDBusMessage::ReplyMessage;
}

bool PrivateKeychain::unlock()
{
    end();
    return startKeyring(Keyring::Unlocked);
}

bool PrivateKeychain::replace()
{
    end();
    return makeHome() && startKeyring(Keyring::Unlocked);
}

bool PrivateKeychain::startUnused()
{
    end();
    return makeHome() && startKeyring(Keyring::Unused);
}

void PrivateKeychain::freeze()
{
    ::kill(pid_t(d->keyring.processId()), SIGSTOP);
}

void PrivateKeychain::thaw()
{
    ::kill(pid_t(d->keyring.processId()), SIGCONT);
}

void PrivateKeychain::end()
{
    if (d->keyring.state() == QProcess::NotRunning)
        return;
    d->keyring.terminate();
    if (!d->keyring.waitForFinished(5000))
        d->keyring.kill();
    d->keyring.waitForFinished();
    (void)QTest::qWaitFor([] { return !isServed(); });
}

int PrivateKeychain::prompts() const
{
    return d->prompter.prompts;
}

} // namespace latchkey::test
