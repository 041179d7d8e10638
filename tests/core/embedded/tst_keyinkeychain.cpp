// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/databasekeeping.h>
#include <latchkey/core/embedded/embeddedclient.h>
#include <latchkey/core/session/keychain/opensecretstore.h>

#include <privatekeychain.h>

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

// The sealing key of a database in a real keychain: where it is made, and what happens without it.
class KeyInKeychainTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_keychain.start()); }

    void init()
    {
        QVERIFY(m_keychain.replace());
        qunsetenv("LATCHKEY_KEYFILE");
        qunsetenv("LATCHKEY_NOW");
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void newDatabaseHasItsKeyInTheKeychain()
    {
        makeAda();
        QCOMPARE(keyFiles(), QStringList());
        const auto client = open();
        QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
        QCOMPARE(client->keyLocation()->home, SealingKeyHome::Keychain);
        QVERIFY(client->keyLocation()->name.startsWith(u"sealing key "_s));
        QVERIFY(!client->service().verifyAudit()->fault);
    }

    void namedFileIsUsedInsteadOfTheKeychain()
    {
        const QString file = m_folder->filePath(u"the.key"_s);
        qputenv("LATCHKEY_KEYFILE", file.toLocal8Bit());
        makeAda();
        QVERIFY(QFile::exists(file));
        QCOMPARE(open()->keyLocation()->name, file);
        // it is not in the keychain, nor anywhere else that is looked at without the name
        qunsetenv("LATCHKEY_KEYFILE");
        expectTrouble(AuthErrorReason::KeyMissing);
    }

    void namedFileWinsOverAKeychainThatHoldsTheKey()
    {
        makeAda();
        qputenv("LATCHKEY_KEYFILE", m_folder->filePath(u"the.key"_s).toLocal8Bit());
        expectTrouble(AuthErrorReason::KeyMissing);
    }

    void keyThatLiesBesideANewDatabaseIsTaken()
    {
        m_keychain.end();
        makeAda();
        QVERIFY(QFile::remove(database()));
        QVERIFY(m_keychain.replace());
        makeAda();
        QCOMPARE(open()->keyLocation()->home, SealingKeyHome::File);
    }

    void databaseFromBeforeTheKeychainKeepsItsFile()
    {
        m_keychain.end();
        makeAda();
        QCOMPARE(keyFiles().size(), 1);
        sql(u"DELETE FROM meta WHERE key = 'sealing_key_home'"_s);
        QVERIFY(m_keychain.replace());
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
        QCOMPARE(keyFiles().size(), 1);
    }

    void keychainWithoutTheKeyIsToldAndGivenNoOther()
    {
        makeAda();
        QVERIFY(m_keychain.replace());
        expectTrouble(AuthErrorReason::KeyNotInKeychain);
        expectTrouble(AuthErrorReason::KeyNotInKeychain);
        m_keychain.end();
        expectTrouble(AuthErrorReason::KeychainUnreachable);
        QCOMPARE(keyFiles(), QStringList());
    }

    void entryUnderAWrongNameIsNotTaken()
    {
        makeAda();
        const auto keychain = openKeychain();
        const auto content = keychain->read(open()->keyLocation()->name, Unlocking::Allowed);
        QVERIFY(content && !content->isEmpty());
        QVERIFY(keychain->write(u"sealing key 0123456789abcdef"_s, *content, Unlocking::Allowed));
        sql(u"UPDATE meta SET value = x'0123456789abcdef' WHERE key = 'sealing_key_id'"_s);
        expectTrouble(AuthErrorReason::KeyNotInKeychain);
    }

    void lockedKeychainStopsLoginsUntilItIsUnlocked()
    {
        makeAda();
        QVERIFY(m_keychain.lock());
        const auto client = open();
        int before = m_keychain.prompts();
        // what only looks asks nobody
        QVERIFY(*client->hasUsers().result());
        const UserId id = client->service().listUsers({})->users.constFirst().id;
        QCOMPARE(client->service().explain(id)->before->reason, AuthErrorReason::KeychainLocked);
        QVERIFY(client->service().outbox());
        QVERIFY(client->service().auditEvents({.email = ada}));
        QCOMPARE(m_keychain.prompts(), before);
        QCOMPARE(client->loginWithEmail(ada, Secret(password)).result().error().reason,
                 AuthErrorReason::KeychainLocked);
        QVERIFY(m_keychain.prompts() > before);
        QVERIFY(m_keychain.unlock());
        QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
    }

    void maintenanceAsksNobodyToUnlock()
    {
        makeAda();
        QFile inTheWay(m_folder->filePath(u"outbox"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"will be tried again"_s));
        QVERIFY(open()->signupWithEmail(u"bea@example.org"_s, Secret(password)).result());
        QVERIFY(m_keychain.lock());
        const int before = m_keychain.prompts();
        // mail is due that only the key opens
        qputenv("LATCHKEY_NOW", QDateTime::currentDateTimeUtc().addSecs(7200).toString(Qt::ISODate).toUtf8());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be sent.*locked"_s));
        QVERIFY(openEmbedded({.database = database(), .runsMaintenance = true}));
        QCOMPARE(m_keychain.prompts(), before);
    }

    void lockedKeychainMakesNoDatabaseWithAnotherKey()
    {
        QVERIFY(m_keychain.lock());
        {
            const auto client = open();
            for (int i = 0; i < 2; ++i)
                QCOMPARE(client->createFirstAdmin(ada, Secret(password)).result().error().reason,
                         AuthErrorReason::KeyNotKept);
            QCOMPARE(keyFiles(), QStringList());
            QVERIFY(m_keychain.unlock());
            QVERIFY(client->createFirstAdmin(ada, Secret(password)).result());
        }
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
        QCOMPARE(keyFiles(), QStringList());
    }

    void rotationKeepsBothKeysInTheKeychain()
    {
        makeAda();
        const QString backup = m_folder->filePath(u"backup"_s);
        QVERIFY(backUpDatabase(options(), backup, {}));
        QVERIFY(QFile::copy(database(), m_folder->filePath(u"older.db"_s)));
        const QString former = open()->keyLocation()->name;
        const auto rotated = rotateSealingKey(options());
        QVERIFY(rotated);
        QCOMPARE(rotated->former.name, former);
        QCOMPARE(rotated->now.home, SealingKeyHome::Keychain);
        QCOMPARE(open()->keyLocation()->name, rotated->now.name);
        QVERIFY(rotated->now.name != former);
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
        // an older copy still opens
        const auto older = openEmbedded({.database = m_folder->filePath(u"older.db"_s)});
        QVERIFY((*older)->loginWithEmail(ada, Secret(password)).result());
        // and a backup comes back with its key
        const auto restored = restoreDatabase(options(), backup, {});
        QVERIFY(restored);
        QCOMPARE(restored->key.name, former);
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
        QVERIFY(!open()->service().verifyAudit()->fault);
    }

    void rotationWithALockedKeychainLeavesTheKey()
    {
        makeAda();
        const QString before = open()->keyLocation()->name;
        QVERIFY(m_keychain.lock());
        QCOMPARE(rotateSealingKey(options()).error().reason, AuthErrorReason::KeychainLocked);
        QVERIFY(m_keychain.unlock());
        QCOMPARE(open()->keyLocation()->name, before);
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
    }

    void restoreMovesTheKeyToWhereItBelongsHere_data()
    {
        QTest::addColumn<bool>("toFile");
        QTest::addRow("from the keychain to a machine without one") << true;
        QTest::addRow("from a file to a keychain") << false;
    }

    void restoreMovesTheKeyToWhereItBelongsHere()
    {
        QFETCH(const bool, toFile);
        const auto without = [&] { m_keychain.end(); };
        const QString backup = m_folder->filePath(u"backup"_s);
        if (!toFile)
            without();
        makeAda();
        QVERIFY(backUpDatabase(options(), backup, {}));
        for (const QString &file : QDir(m_folder->path()).entryList({u"users.db*"_s}, QDir::Files))
            QVERIFY(QFile::remove(m_folder->filePath(file)));
        if (toFile)
            without();
        else
            QVERIFY(m_keychain.replace());
        const auto restored = restoreDatabase(options(), backup, {});
        QVERIFY(restored);
        QCOMPARE(restored->key.home, toFile ? SealingKeyHome::File : SealingKeyHome::Keychain);
        QCOMPARE(keyFiles().isEmpty(), !toFile);
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
    }

    void restoreOverADatabaseWhoseKeychainIsGone()
    {
        makeAda();
        const QString backup = m_folder->filePath(u"backup"_s);
        QVERIFY(backUpDatabase(options(), backup, {}));
        m_keychain.end();
        expectTrouble(AuthErrorReason::KeychainUnreachable);
        QCOMPARE(restoreDatabase(options(), backup, {})->key.home, SealingKeyHome::File);
        QVERIFY(open()->loginWithEmail(ada, Secret(password)).result());
    }

private:
    QString database() const { return m_folder->filePath(u"users.db"_s); }
    EmbeddedOptions options() const { return {.database = database(), .runsMaintenance = false}; }
    std::unique_ptr<EmbeddedClient> open() const
    {
        auto client = openEmbedded(options());
        return client ? std::move(*client) : nullptr;
    }
    QStringList keyFiles() const { return QDir(m_folder->path()).entryList({u"*.key*"_s}, QDir::Files); }

    void makeAda() const { QVERIFY(open()->createFirstAdmin(ada, Secret(password)).result()); }

    void expectTrouble(AuthErrorReason reason) const
    {
        const auto client = open();
        QVERIFY(client);
        const auto login = client->loginWithEmail(ada, Secret(password)).result();
        const auto change = client->service().setSetting(u"app_name"_s, u"x"_s);
        QVERIFY(!login && !change);
        for (const AuthError &error : {login.error(), change.error()}) {
            QCOMPARE(error.code, AuthErrorCode::KeychainFailed);
            QCOMPARE(error.reason, reason);
        }
        QCOMPARE(client->service().listUsers({})->users.size(), 1);
    }

    void sql(const QString &statement) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {database(), statement});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
    }

    const QString ada = u"ada@example.com"_s;
    const QString password = u"violet kettle 47"_s;
    PrivateKeychain m_keychain;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace

QTEST_GUILESS_MAIN(KeyInKeychainTest)
#include "tst_keyinkeychain.moc"
