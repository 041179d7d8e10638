// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient.h>

#include <privatekeychain.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

// The device that an owner has logged in from is known after a restart, whatever a stranger does elsewhere.
class KnownDeviceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_keychain.start()); }

    void init()
    {
        m_keychain.end(); // the bus stays, without a keychain
        m_folder = std::make_unique<QTemporaryDir>();
        m_options = {.database = m_folder->filePath(u"users.db"_s)};
        qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toLocal8Bit());
        qputenv("LATCHKEY_KEYFILE", m_folder->filePath(u"the.key"_s).toLocal8Bit());
    }

    void knownDeviceGetsInAfterARestart_data()
    {
        QTest::addColumn<bool>("keychain");
        QTest::addRow("kept in a file") << false;
        QTest::addRow("kept in the keychain") << true;
    }

    void knownDeviceGetsInAfterARestart()
    {
        QFETCH(const bool, keychain);
        if (keychain)
            QVERIFY(m_keychain.replace());
        loginOnceAndLetAStrangerTry();
        QCOMPARE(tokenFiles().isEmpty(), keychain);
        {
            const auto client = open();
            QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
        }
        // the same without what was kept
        if (keychain)
            QVERIFY(m_keychain.replace());
        else
            for (const QString &file : tokenFiles())
                QVERIFY(QFile::remove(file));
        QVERIFY(isThrottled(*open()));
    }

    void tokenThatOthersMayReadOrThatIsDamagedIsNone_data()
    {
        QTest::addColumn<bool>("exposed");
        QTest::addRow("exposed") << true;
        QTest::addRow("damaged") << false;
    }

    void tokenThatOthersMayReadOrThatIsDamagedIsNone()
    {
        QFETCH(const bool, exposed);
        loginOnceAndLetAStrangerTry();
        QFile file(tokenFiles().constFirst());
        if (exposed)
            QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
        else
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nonsense") > 0 && file.flush());
        const auto client = open();
        QVERIFY(isThrottled(*client));
        QVERIFY(client->service().setEnabled(m_ada, true)); // which opens the password again
        QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
    }

    void lockedKeychainMakesAnUnknownDeviceAndAsksNobody()
    {
        QVERIFY(m_keychain.replace());
        loginOnceAndLetAStrangerTry();
        QVERIFY(m_keychain.lock());
        const int before = m_keychain.prompts();
        const auto client = open();
        QVERIFY(isThrottled(*client));
        QCOMPARE(m_keychain.prompts(), before);
        QVERIFY(m_keychain.unlock());
        QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
    }

    void oneTokenServesAllAccountsOfADatabase()
    {
        {
            const auto client = open();
            QVERIFY(client->createFirstAdmin(ada, Secret(password)).result());
            QVERIFY(addGrace(*client));
            QVERIFY(client->loginWithEmail(grace, Secret(password)).result());
            letAStrangerTry(*client, ada);
            letAStrangerTry(*client, grace);
        }
        QCOMPARE(tokenFiles().size(), 1);
        const auto client = open();
        for (const QString &email : {ada, grace})
            QVERIFY(client->loginWithEmail(email, Secret(password)).result());
    }

    void deviceIsForgottenWhereThatIsAsked()
    {
        m_options.remembersDevice = false;
        loginOnceAndLetAStrangerTry();
        QVERIFY(tokenFiles().isEmpty());
        QVERIFY(isThrottled(*open()));
    }

    void deviceThatKeepsNoTokenIsNoneOfTheAccounts()
    {
        loginOnceAndLetAStrangerTry();
        m_options.remembersDevice = false;
        const auto client = open();
        QVERIFY(client->service().setEnabled(m_ada, true)); // which opens the password again
        for (int number = 0; number < 3; ++number)
            QVERIFY(client->loginWithEmail(ada, Secret(password)).result());
        // neither in the place of those which do, nor told of as new
        QCOMPARE(client->service().explain(m_ada)->knownDevices, 1);
        const auto mails = client->service().outbox();
        QVERIFY(std::ranges::none_of(*mails,
                                     [](const OutboxMessage &mail) { return mail.kind == u"new-device"_s; }));
    }

    void deviceIsKnownToItsDatabaseOnly()
    {
        loginOnceAndLetAStrangerTry();
        {
            const auto other = openEmbedded({.database = m_folder->filePath(u"other.db"_s)});
            QVERIFY((*other)->createFirstAdmin(ada, Secret(password)).result());
        }
        QCOMPARE(tokenFiles().size(), 2);
    }

    void nothingIsLookedUpBeforeALogin()
    {
        const auto early = open();
        QVERIFY(!early->hasUsers().result().value_or(true));
        loginOnceAndLetAStrangerTry(); // only now there is a token
        QVERIFY(early->loginWithEmail(ada, Secret(password)).result());
    }

private:
    std::unique_ptr<EmbeddedClient> open() const
    {
        auto client = openEmbedded(m_options);
        return client ? std::move(*client) : nullptr;
    }

    bool isThrottled(EmbeddedClient &client) const
    {
        const auto login = client.loginWithEmail(ada, Secret(password)).result();
        return !login && login.error().code == AuthErrorCode::TooManyPasswordFailures;
    }

    void letAStrangerTry(EmbeddedClient &client, const QString &email)
    {
        Session session;
        const Origin stranger{.caller = Caller::Client};
        QVERIFY(!client.service().loginWithEmail(session, email, Secret(u"a guess"_s), stranger));
        QCOMPARE(client.service().loginWithEmail(session, email, Secret(password), stranger).error().code,
                 AuthErrorCode::TooManyPasswordFailures);
    }

    void loginOnceAndLetAStrangerTry()
    {
        const auto client = open();
        const auto admin = client->createFirstAdmin(ada, Secret(password)).result();
        QVERIFY(admin);
        m_ada = admin->id;
        QVERIFY(client->service().setSetting(u"max_password_failures"_s, u"1"_s));
        letAStrangerTry(*client, ada);
    }

    Result<User> addGrace(EmbeddedClient &client) const
    {
        if (const auto set = client.service().setSetting(u"max_password_failures"_s, u"1"_s); !set)
            return std::unexpected(set.error());
        return client.service().addUser(grace, Secret(password),
                                        {.role = Role::User, .enabled = true, .confirmedEmail = true});
    }

    QStringList tokenFiles() const
    {
        QStringList files;
        const QDir secrets(m_folder->filePath(u"data/latchkey/secrets"_s));
        for (const QString &name : secrets.entryList(QDir::Files))
            files << secrets.filePath(name);
        return files;
    }

    const QString ada = u"ada@example.com"_s;
    const QString grace = u"grace@example.com"_s;
    const QString password = u"violet kettle 47"_s;
    PrivateKeychain m_keychain;
    std::unique_ptr<QTemporaryDir> m_folder;
    EmbeddedOptions m_options;
    UserId m_ada{};
};

} // namespace

QTEST_GUILESS_MAIN(KnownDeviceTest)
#include "tst_knowndevice.moc"
