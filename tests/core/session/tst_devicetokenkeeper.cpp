// SPDX-License-Identifier: MIT
#include <latchkey/core/session/devicetokenkeeper.h>

#include <QHash>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

// What a user's keychain holds, and how it behaves.
struct Keychain
{
    QHash<QString, QByteArray> entries;
    AuthErrorReason trouble = AuthErrorReason::None;
    int opened = 0;
    int reads = 0;
};

class Store : public SecretStore
{
public:
    explicit Store(Keychain &keychain)
        : m_keychain(keychain)
    {
        ++m_keychain.opened;
    }

    Result<Secret> read(const QString &name, Unlocking unlocking) override
    {
        ++m_keychain.reads;
        if (const auto fine = answer(unlocking); !fine)
            return failWith(fine);
        return Secret::fromBytes(m_keychain.entries.value(name));
    }
    Result<void> write(const QString &name, const Secret &secret, Unlocking unlocking) override
    {
        return answer(unlocking).transform([&] { m_keychain.entries[name] = secret.bytes().toByteArray(); });
    }

private:
    Result<void> answer(Unlocking unlocking) const
    {
        if (unlocking == Unlocking::Allowed)
            qFatal("somebody would be asked to unlock it");
        if (m_keychain.trouble != AuthErrorReason::None)
            return fail(AuthErrorCode::KeychainFailed, m_keychain.trouble);
        return {};
    }

    Keychain &m_keychain;
};

class DeviceTokenKeeperTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_keychain = {}; }

    void nothingIsOpenedBeforeItIsNeeded()
    {
        DeviceTokenKeeper keeper = keeperOf(u"/a.db"_s);
        QCOMPARE(m_keychain.opened, 0);
        QVERIFY(keeper.token().isEmpty());
        QVERIFY(keeper.token().isEmpty());
        QCOMPARE(m_keychain.opened, 1);
        QCOMPARE(m_keychain.reads, 1);
    }

    void tokenOutlivesItsKeeperForItsDatabaseOnly()
    {
        DeviceTokenKeeper first = keeperOf(u"/a.db"_s);
        first.hold(Secret(u"the token"_s));
        QCOMPARE(first.token().bytes(), "the token");
        QVERIFY(m_keychain.entries.isEmpty());
        first.keep();
        QCOMPARE(keeperOf(u"/a.db"_s).token().bytes(), "the token");
        QVERIFY(keeperOf(u"/b.db"_s).token().isEmpty());
    }

    void newerTokenTakesThePlaceOfTheOlder()
    {
        DeviceTokenKeeper first = keeperOf(u"/a.db"_s);
        for (const QString &token : {u"one"_s, u"two"_s}) {
            first.hold(Secret(token));
            first.keep();
        }
        QCOMPARE(keeperOf(u"/a.db"_s).token().bytes(), "two");
    }

    void lockedStoreIsAskedAgain()
    {
        m_keychain.entries[u"device of /a.db"_s] = "the token";
        m_keychain.trouble = AuthErrorReason::KeychainLocked;
        DeviceTokenKeeper keeper = keeperOf(u"/a.db"_s);
        QVERIFY(keeper.token().isEmpty());
        m_keychain.trouble = AuthErrorReason::None;
        QCOMPARE(keeper.token().bytes(), "the token");
    }

    void silentStoreIsWaitedForOnce()
    {
        m_keychain.trouble = AuthErrorReason::KeychainSilent;
        DeviceTokenKeeper keeper = keeperOf(u"/a.db"_s);
        QVERIFY(keeper.token().isEmpty());
        QVERIFY(keeper.token().isEmpty());
        QCOMPARE(m_keychain.reads, 1);
    }

    void whatCannotBeKeptHoldsAsLongAsTheProgram()
    {
        m_keychain.trouble = AuthErrorReason::KeychainLocked;
        DeviceTokenKeeper keeper = keeperOf(u"/a.db"_s);
        keeper.hold(Secret(u"the token"_s));
        keeper.keep();
        QCOMPARE(keeper.token().bytes(), "the token");
        m_keychain.trouble = AuthErrorReason::None;
        QVERIFY(keeperOf(u"/a.db"_s).token().isEmpty());
    }

    void withoutAStoreItHoldsAsLongAsTheProgram()
    {
        DeviceTokenKeeper keeper({}, u"/a.db"_s);
        QVERIFY(keeper.token().isEmpty());
        keeper.hold(Secret(u"the token"_s));
        keeper.keep();
        QCOMPARE(keeper.token().bytes(), "the token");
    }

private:
    DeviceTokenKeeper keeperOf(const QString &database)
    {
        return DeviceTokenKeeper([this] { return std::make_unique<Store>(m_keychain); }, database);
    }

    Keychain m_keychain;
};

} // namespace

QTEST_GUILESS_MAIN(DeviceTokenKeeperTest)
#include "tst_devicetokenkeeper.moc"
