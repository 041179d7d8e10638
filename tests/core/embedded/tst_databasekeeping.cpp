// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/sealingkeyfile.h>
#include <latchkey/core/embedded/databasekeeping.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What clients that are open notice of a key that is replaced, and where keys are found; what the commands
//! do is tested through latchkeyctl.
class TestDatabaseKeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *variable :
             {"LATCHKEY_DATABASE", "LATCHKEY_KEYFILE", "LATCHKEY_OUTBOX", "LATCHKEY_NOW"})
            qunsetenv(variable);
    }

    void openClientWritesNothingUnderAReplacedKey_data()
    {
        QTest::addColumn<bool>("byRestore");
        QTest::addRow("rotated") << false;
        QTest::addRow("restored") << true;
    }

    void openClientWritesNothingUnderAReplacedKey()
    {
        QFETCH(const bool, byRestore);
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        const QString backup = m_folder->filePath(u"b"_s);
        QVERIFY(backUpDatabase(options(), backup, std::nullopt));
        QVERIFY(rotateSealingKey(options()));
        if (byRestore) {
            QVERIFY(open()->service().setSetting(u"app_name"_s, u"Desk"_s));
            QVERIFY(restoreDatabase(options(), backup, std::nullopt));
            QVERIFY(rotateSealingKey(options()));
        }
        const auto events = client->service().auditEvents({})->entries.size();
        UsersService &service = client->service();
        for (const AuthError &error :
             {client->loginWithEmail(email, Secret(password)).result().error(),
              client->loginWithEmail(email, Secret(u"wrong"_s)).result().error(),
              client->signupWithEmail(u"eve@example.com"_s, Secret(password)).result().error(),
              service.setSetting(u"app_name"_s, u"x"_s).error(),
              service.addUser(u"eve@example.com"_s, Secret(password)).error()}) {
            QCOMPARE(error.code, AuthErrorCode::KeychainFailed);
            QCOMPARE(error.reason, AuthErrorReason::KeyReplaced);
        }
        QCOMPARE(service.auditEvents({})->entries.size(), events);
        // what only looks goes on, and whoever is logged in may leave
        QVERIFY(*client->hasUsers().result());
        QVERIFY(client->logout().result());

        const auto again = open();
        QVERIFY(again->loginWithEmail(email, Secret(password)).result());
        QVERIFY(!again->service().verifyAudit()->fault);
    }

    void restoreEndsTheSessionsOfOpenClients()
    {
        const auto client = open();
        QVERIFY(client->createFirstAdmin(email, Secret(password)).result());
        QVERIFY(*client->getUser().result());
        const QString backup = m_folder->filePath(u"b"_s);
        QVERIFY(backUpDatabase(options(), backup, Secret(u"nine swans"_s)));
        QVERIFY(*client->getUser().result());
        QVERIFY(restoreDatabase(options(), backup, Secret(u"nine swans"_s)));
        QVERIFY(!*client->getUser().result());
        // the key is the same, so that the client goes on
        QVERIFY(client->loginWithEmail(email, Secret(password)).result());
        QVERIFY(!client->service().verifyAudit()->fault);
    }

    void programThatRunsDropsOldEvents()
    {
        qputenv("LATCHKEY_NOW", "2020-01-31T12:00:00Z");
        QVERIFY(open()->createFirstAdmin(email, Secret(password)).result());
        qunsetenv("LATCHKEY_NOW");
        const auto client = open();
        const auto oldOnes = [&] {
            const auto page = client->service().auditEvents({});
            return std::ranges::count_if(
                page->entries, [](const AuditEntry &entry) { return entry.time.date().year() == 2020; });
        };
        QVERIFY(oldOnes() > 0);
        QTRY_COMPARE_WITH_TIMEOUT(oldOnes(), 0, 60s);
        QVERIFY(!client->service().verifyAudit()->fault);
    }

    void keyIsFoundBesideItsFile()
    {
        SystemRandom random;
        SealingKeyFile file(m_folder->filePath(u"the.key"_s));
        const SealingKey one = SealingKey::make(random);
        const SealingKey two = SealingKey::make(random);
        QCOMPARE(file.find(one.id(), Unlocking::Allowed).error().reason, AuthErrorReason::KeyMissing);
        QVERIFY(file.install(one));
        QVERIFY(!QFile::exists(file.besides(one.id())));
        QCOMPARE(file.find(two.id(), Unlocking::Allowed).error().reason, AuthErrorReason::KeyMismatch);
        QVERIFY(file.install(two));
        QVERIFY(file.install(two));
        QCOMPARE(file.find(one.id(), Unlocking::Allowed)->id(), one.id());
        QCOMPARE(file.find(two.id(), Unlocking::Allowed)->id(), two.id());
        QVERIFY(QFile::remove(file.path()));
        QCOMPARE(file.find(one.id(), Unlocking::Allowed)->id(), one.id());
        QCOMPARE(file.find(two.id(), Unlocking::Allowed)->id(),
                 two.id()); // kept when it was replaced by itself
    }

    void keyUnderAWrongNameIsNotTaken()
    {
        SystemRandom random;
        SealingKeyFile file(m_folder->filePath(u"the.key"_s));
        const SealingKey one = SealingKey::make(random);
        const SealingKey two = SealingKey::make(random);
        QVERIFY(file.install(one));
        QVERIFY(QFile::copy(file.path(), file.besides(two.id())));
        QCOMPARE(file.find(two.id(), Unlocking::Allowed).error().reason, AuthErrorReason::KeyMismatch);
    }

private:
    EmbeddedOptions options() const
    {
        return {.appName = {}, .appId = {}, .database = m_folder->filePath(u"users.db"_s)};
    }
    std::unique_ptr<EmbeddedClient> open() const
    {
        auto client = openEmbedded(options());
        return client ? std::move(*client) : nullptr;
    }

    const QString email = u"ada@example.com"_s;
    const QString password = u"violet kettle 47"_s;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDatabaseKeeping)
#include "tst_databasekeeping.moc"
