// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient.h>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString firstAdminOption = u"--first-admin"_s;

// what a second process of this test does: exits with 0, or with the number of the reason
int makeFirstAdmin(const QString &database, const QString &email)
{
    const auto client = openEmbedded({.appName = {}, .appId = {}, .database = database});
    if (!client)
        return 1;
    const auto admin = (*client)->createFirstAdmin(email, u"correct horse"_s).result();
    return admin ? 0 : int(admin.error().reason);
}

} // namespace

class TestEmbeddedClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::optional<User>>(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *variable :
             {"LATCHKEY_DATABASE", "LATCHKEY_KEYFILE", "LATCHKEY_OUTBOX", "LATCHKEY_NOW"})
            qunsetenv(variable);
    }

    void mainJobHoldsOverARestart()
    {
        {
            const auto client = open();
            QVERIFY(client->signupWithEmail(email, Secret(password)).result());
            QVERIFY(!*client->getUser().result());
            QCOMPARE(client->loginWithEmail(email, Secret(password)).result().error().code,
                     AuthErrorCode::EmailNotConfirmed);
            QTRY_VERIFY(!mailedCode().isEmpty());
            QVERIFY(client->confirmEmail(email, Secret(mailedCode())).result());
            QVERIFY(client->loginWithEmail(email, Secret(password)).result());
            QVERIFY(*client->getUser().result());
            QVERIFY(client->logout().result());
            QVERIFY(!*client->getUser().result());
        }
        const auto client = open();
        QVERIFY(!*client->getUser().result());
        QCOMPARE(client->loginWithEmail(email, Secret(password)).result()->email, email);
    }

    void mailIsOutBeforeTheClientIsGone()
    {
        open()->signupWithEmail(email, Secret(password)).waitForFinished();
        QVERIFY(!mailedCode().isEmpty());
    }

    void changesOfTheUserAreSignalled()
    {
        const auto client = open();
        QSignalSpy changes(client.get(), &UsersClient::userChanged);
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0).at(0).value<std::optional<User>>()->email, email);
        QVERIFY(client->logout().result());
        QTRY_COMPARE(changes.size(), 2);
        QVERIFY(!changes.at(1).at(0).value<std::optional<User>>());
    }

    void cancelledLoginLeavesNobodyLoggedIn()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QVERIFY(client->logout().result());
        for (int i = 0; i < 20; ++i) {
            auto login = client->loginWithEmail(email, Secret(password));
            client->cancelLogin(login);
            // whatever of it was still under way comes to its end
            QTRY_VERIFY(login.isFinished());
            QTRY_VERIFY(!*client->getUser().result());
            QVERIFY(!client->loginWithEmail(email, Secret(u"wrong"_s)).result());
            QVERIFY(!*client->getUser().result());
        }
    }

    void loginCancelledAfterItsAnswerIsUndone()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QVERIFY(client->logout().result());
        auto login = client->loginWithEmail(email, Secret(password));
        login.waitForFinished();
        client->cancelLogin(login);
        QTRY_VERIFY(!*client->getUser().result());
    }

    void cancelledSignupKeepsTheSessionItDidNotOpen()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QSignalSpy changes(client.get(), &UsersClient::userChanged);
        QVERIFY(changes.wait());
        auto signup = client->signupWithEmail(u"bea@example.org"_s, Secret(password));
        QVERIFY(signup.result());
        client->cancelLogin(signup);
        auto refused = client->loginWithEmail(email, Secret(u"wrong"_s));
        refused.waitForFinished();
        client->cancelLogin(refused);
        QVERIFY(!changes.wait(50));
        QCOMPARE((*client->getUser().result())->email, email);
    }

    void optionsSeedANewDatabaseOnly()
    {
        QCOMPARE(open(u"Invoice Desk"_s)->signInSettings().result()->appName, u"Invoice Desk"_s);
        QCOMPARE(open(u"Other"_s)->signInSettings().result()->appName, u"Invoice Desk"_s);
    }

    void openingOnceMoreDoesNotWaitForWhoIsWriting()
    {
        open(u"Invoice Desk"_s);
        QProcess writer;
        writer.start(u"sqlite3"_s, {database()});
        writer.write("BEGIN IMMEDIATE; SELECT 'writing';\n");
        QVERIFY(writer.waitForReadyRead());
        QCOMPARE(open(u"Invoice Desk"_s)->signInSettings().result()->appName, u"Invoice Desk"_s);
        writer.closeWriteChannel();
        QVERIFY(writer.waitForFinished());
    }

    void openingInTheBackgroundGivesAClientOfThisThread()
    {
        auto opening = openEmbeddedInBackground({.appName = {}, .appId = {}, .database = database()});
        QVERIFY(!opening.isFinished());
        QTRY_VERIFY(opening.isFinished());
        auto client = opening.takeResult();
        QVERIFY(client);
        QCOMPARE((*client)->thread(), QThread::currentThread());
        QVERIFY(!(*client)->hasUsers().result().value_or(true));
    }

    void openingInTheBackgroundTellsWhatIsWrong()
    {
        auto opening = openEmbeddedInBackground({.appName = {}, .appId = {}, .database = m_folder->path()});
        QTRY_VERIFY(opening.isFinished());
        QCOMPARE(opening.takeResult().error().code, AuthErrorCode::StorageFailed);
    }

    void waitingMailIsSentOnlyByThoseWhoShall()
    {
        const auto mails = [this] { return QDir(m_folder->filePath(u"outbox"_s)).entryList({u"*.eml"_s}); };
        {
            QFile inTheWay(m_folder->filePath(u"outbox"_s));
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"will be tried again"_s));
            QVERIFY(open()->signupWithEmail(email, Secret(password)).result());
            QVERIFY(inTheWay.remove());
        }
        // whatever waited is due; it has expired, too
        qputenv("LATCHKEY_NOW", QDateTime::currentDateTimeUtc().addDays(2).toString(Qt::ISODate).toLatin1());
        const auto opened = [this](bool sends) {
            return openEmbedded({.database = database(), .runsMaintenance = sends});
        };
        const auto state = [](EmbeddedClient &client) { return client.service().outbox()->first().state; };
        {
            const auto looking = opened(false);
            QCOMPARE(state(**looking), u"queued"_s);
        }
        const auto sending = opened(true);
        QTRY_COMPARE(state(**sending), u"expired"_s);
        QVERIFY(mails().isEmpty());
    }

    void badAppNameIsRefused()
    {
        const auto client = openEmbedded({.appName = u"a\nb"_s, .appId = {}, .database = database()});
        QCOMPARE(client.error().code, AuthErrorCode::InvalidInput);
    }

    void databaseThatIsThereKeepsItsName()
    {
        QVERIFY(open(u"Desk"_s));
        const auto client =
            openEmbedded({.appName = u"a\nb"_s, .appId = u"no domain"_s, .database = database()});
        QVERIFY(client);
        QCOMPARE((*client)->service().setting(u"app_name"_s)->value, u"Desk"_s);
        QCOMPARE((*client)->service().setting(u"rp_id"_s)->value, QString());
    }

    void relativeDatabaseLiesInTheAppsData()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        {
            const auto client = openEmbedded({.appName = {}, .appId = {}, .database = u"relative.db"_s});
            QVERIFY(client);
            QCOMPARE((*client)->database(), data.filePath(u"relative.db"_s));
        }
        for (const QString &file : data.entryList({u"relative.db*"_s}))
            QFile::remove(data.filePath(file));
        QStandardPaths::setTestModeEnabled(false);
    }

    void environmentNamesWhatOptionsDoNot()
    {
        qputenv("LATCHKEY_DATABASE", database().toLocal8Bit());
        qputenv("LATCHKEY_KEYFILE", m_folder->filePath(u"my.key"_s).toLocal8Bit());
        qputenv("LATCHKEY_OUTBOX", m_folder->filePath(u"mails"_s).toLocal8Bit());
        const auto client = openEmbedded({});
        QVERIFY(client);
        QCOMPARE((*client)->database(), database());
        QCOMPARE((*client)->signInSettings().result()->outboxFolder, m_folder->filePath(u"mails"_s));
        QVERIFY(QFile::exists(m_folder->filePath(u"my.key"_s)));
        // no folder is named once mail goes elsewhere
        QVERIFY((*client)->service().setSetting(u"smtp_host"_s, u"mail.example.com"_s));
        QCOMPARE((*client)->signInSettings().result()->outboxFolder, QString());
    }

    void withoutItsKeyADatabaseCanOnlyBeLookedAt_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<AuthErrorReason>("reason");
        QTest::addRow("missing") << u"missing"_s << AuthErrorReason::KeyMissing;
        QTest::addRow("another") << u"another"_s << AuthErrorReason::KeyMismatch;
        QTest::addRow("damaged") << u"damaged"_s << AuthErrorReason::KeyDamaged;
        QTest::addRow("empty") << u"empty"_s << AuthErrorReason::KeyDamaged;
        QTest::addRow("open to others") << u"exposed"_s << AuthErrorReason::KeyExposed;
    }

    void withoutItsKeyADatabaseCanOnlyBeLookedAt()
    {
        QFETCH(const QString, harm);
        QFETCH(const AuthErrorReason, reason);
        open()->createFirstAdmin(email, Secret(password)).waitForFinished();
        const QString key = database() + u".key"_s;
        if (harm == u"exposed"_s)
            QVERIFY(QFile::setPermissions(key, QFile::permissions(key) | QFile::ReadOther));
        else
            QVERIFY(QFile::remove(key));
        if (harm == u"another"_s) {
            const auto other =
                openEmbedded({.appName = {}, .appId = {}, .database = m_folder->filePath(u"b.db"_s)});
            QVERIFY(QFile::copy(m_folder->filePath(u"b.db.key"_s), key));
        } else if (harm == u"damaged"_s || harm == u"empty"_s) {
            QFile file(key);
            QVERIFY(file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
            if (harm == u"damaged"_s)
                file.write("nonsense");
        }
        const auto client = open();
        QVERIFY(*client->hasUsers().result());
        QCOMPARE(client->service().listUsers({})->users.size(), 1);
        const auto login = client->loginWithEmail(email, Secret(password)).result();
        QCOMPARE(login.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(login.error().reason, reason);
        QVERIFY(!login.error().isAuthenticationFailure());
        UsersService &service = client->service();
        const UserId id = service.listUsers({})->users.constFirst().id;
        Session session;
        for (const AuthError &error :
             {client->signupWithEmail(u"eve@example.com"_s, Secret(password)).result().error(),
              client->sendConfirmationEmail(email).result().error(),
              client->confirmEmail(email, Secret(u"K7MQ-2PR9"_s)).result().error(),
              service.createFirstAdmin(session, email, Secret(password)).error(),
              service.forceLogin(session, id).error(), service.setEnabled(id, false).error(),
              service.setRole(id, Role::User).error(), service.setEmail(id, u"b@example.com"_s).error(),
              service.logoutEverywhere(id).error(), service.removeUser(id).error(),
              service.setSetting(u"app_name"_s, u"x"_s).error(),
              service.addUser(u"eve@example.com"_s, Secret(password)).error(), service.flushOutbox().error()})
            QCOMPARE(error.code, AuthErrorCode::KeychainFailed);
        QVERIFY(session.isEmpty());
        QCOMPARE(service.listUsers({})->users.constFirst().email, email);
        QCOMPARE(QFile::exists(key), harm != u"missing"_s); // and none was made
    }

    void twoClientsShareADatabase()
    {
        const auto one = open();
        const auto two = open();
        QVERIFY(one->createFirstAdmin(email, Secret(password)).result());
        QVERIFY(two->loginWithEmail(email, Secret(password)).result());
        const UserId id = (*one->getUser().result())->id;
        QVERIFY(two->service().addUser(u"b@example.com"_s, Secret(password), {.role = Role::Admin}));
        QVERIFY(two->service().setEnabled(id, false));
        QVERIFY(!*one->getUser().result());
        QVERIFY(!*two->getUser().result());
    }

    void adminsMayAskWhyOthersDoNotGetIn()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        const UserId bob = client->service().addUser(u"bob@example.com"_s, Secret(password))->id;
        const auto explained = client->admin().explain(bob).result();
        QVERIFY(explained);
        QCOMPARE(explained->steps.size(), 6);
        QVERIFY(client->logout().result());
        QCOMPARE(client->admin().explain(bob).result().error().code, AuthErrorCode::NotLoggedIn);
        QVERIFY(client->loginWithEmail(u"bob@example.com"_s, Secret(password)).result());
        QCOMPARE(client->admin().explain(bob).result().error().code, AuthErrorCode::PermissionDenied);
    }

    void strangersDoNotLockTheClientOut()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QVERIFY(client->logout().result());
        QVERIFY(client->service().setSetting(u"max_password_failures"_s, u"1"_s));
        // as somewhere else, where this device's token is not at hand
        const auto stranger = openEmbedded({.database = database(), .remembersDevice = false});
        QCOMPARE((*stranger)->loginWithEmail(email, Secret(u"wrong"_s)).result().error().code,
                 AuthErrorCode::AuthenticationFailed);
        QCOMPARE((*stranger)->loginWithEmail(email, Secret(password)).result().error().code,
                 AuthErrorCode::TooManyPasswordFailures);
        QVERIFY(client->loginWithEmail(email, Secret(password)).result());
    }

    void twoProcessesAtOnceMakeOneFirstAdmin()
    {
        for (int round = 0; round < 5; ++round) {
            init();
            open();
            std::array<QProcess, 2> processes;
            for (std::size_t i = 0; i < processes.size(); ++i)
                processes.at(i).start(QCoreApplication::applicationFilePath(),
                                      {firstAdminOption, database(), u"admin%1@example.com"_s.arg(i)});
            QList<int> statuses;
            for (QProcess &process : processes) {
                QVERIFY(process.waitForFinished());
                statuses << process.exitCode();
            }
            std::ranges::sort(statuses);
            QCOMPARE(statuses, (QList{0, int(AuthErrorReason::UsersExist)}));
            QCOMPARE(open()->service().listUsers({})->users.size(), 1);
        }
    }

    void fixedClockIsUsedInTests()
    {
        qputenv("LATCHKEY_NOW", "2026-03-12T09:00:00Z");
        QCOMPARE(open()->createFirstAdmin(email, Secret(password)).result()->signedUp,
                 QDateTime(QDate(2026, 3, 12), QTime(9, 0), QTimeZone::UTC));
    }

    void sessionsDoNotOutliveTheirClient()
    {
        open()->createFirstAdmin(email, Secret(password)).waitForFinished();
        QProcess shell;
        shell.start(u"sqlite3"_s, {database(), u"SELECT count(*) FROM sessions"_s});
        shell.waitForFinished();
        QCOMPARE(shell.readAllStandardOutput().trimmed(), QByteArray("0"));
    }

private:
    const QString email = u"ada@example.com"_s;
    const QString password = u"correct horse"_s;

    QString database() const { return m_folder->filePath(u"users.db"_s); }

    std::unique_ptr<EmbeddedClient> open(const QString &appName = {}) const
    {
        auto client = openEmbedded({.appName = appName, .appId = {}, .database = database()});
        if (!client)
            qFatal("cannot open: %s", qUtf8Printable(client.error().detail));
        return std::move(*client);
    }

    QString mailedCode() const
    {
        QDirIterator mails(m_folder->filePath(u"outbox"_s), {u"*.eml"_s});
        static const QRegularExpression code(u"^[2-9A-Z]{4}-[2-9A-Z]{4}\\r?$"_s,
                                             QRegularExpression::MultilineOption);
        while (mails.hasNext()) {
            QFile mail(mails.next());
            if (mail.open(QIODevice::ReadOnly))
                return code.match(QString::fromUtf8(mail.readAll())).captured().trimmed();
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == firstAdminOption)
        return makeFirstAdmin(arguments.value(2), arguments.value(3));
    TestEmbeddedClient test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_embeddedclient.moc"
