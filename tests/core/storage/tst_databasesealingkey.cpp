// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/storage/sealingkeybinding.h>

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

// A place whose answers the test gives.
class Place : public SealingKeyPlace
{
public:
    SealingKeyHome home() const override { return where; }
    SealingKeyLocation location(const QByteArray &) const override
    {
        return {.home = where, .name = u"here"_s};
    }
    SealingKeyLocation formerLocation(const QByteArray &id) const override { return location(id); }
    Result<SealingKey> find(const QByteArray &id, Unlocking unlocking) override
    {
        asked << unlocking;
        if (meanwhile && unlocking == Unlocking::Allowed)
            meanwhile();
        if (isLocked || !key || key->id() != id)
            return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeychainLocked);
        return *key;
    }
    Result<SealingKey> make(RandomSource &random) override
    {
        if (isLocked)
            return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyNotKept);
        key = SealingKey::make(random);
        return *key;
    }
    Result<void> prepare(const SealingKey &) override { return {}; }
    Result<void> install(const SealingKey &) override { return {}; }

    SealingKeyHome where = SealingKeyHome::Keychain;
    bool isLocked = false;
    std::optional<SealingKey> key{};
    QList<Unlocking> asked{};
    std::function<void()> meanwhile{};
};

class DatabaseSealingKeyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*Database::open(m_folder->filePath(u"users.db"_s)));
        m_place = std::make_unique<Place>();
    }
    void cleanup() { m_database.reset(); }

    void oldKeyIsFetchedOnceAndNotBeforeItIsNeeded()
    {
        makeKey();
        DatabaseSealingKey key(*m_database, *m_place, m_random);
        QVERIFY(key.makeIfNew());
        QVERIFY(m_place->asked.isEmpty());
        QCOMPARE((*key.get())->id(), m_place->key->id());
        QVERIFY(key.get());
        QVERIFY(key.unlock());
        QCOMPARE(m_place->asked, {Unlocking::Avoided});
    }

    void lockedKeychainIsAskedAgainByThoseWhoMayUnlockIt()
    {
        makeKey();
        m_place->isLocked = true;
        DatabaseSealingKey key(*m_database, *m_place, m_random);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(key.get().error().reason, AuthErrorReason::KeychainLocked);
        QCOMPARE(m_place->asked, {Unlocking::Avoided});
        for (int i = 0; i < 2; ++i)
            QCOMPARE(key.unlock().error().reason, AuthErrorReason::KeychainLocked);
        QCOMPARE(m_place->asked.size(), 3);
        QCOMPARE(m_place->asked.constLast(), Unlocking::Allowed);
        m_place->isLocked = false;
        QVERIFY(!key.get());
        QVERIFY(key.unlock());
        QVERIFY(key.get());
    }

    void missingFileIsLookedForEachTime()
    {
        makeKey();
        m_place->where = SealingKeyHome::File;
        m_place->isLocked = true;
        DatabaseSealingKey key(*m_database, *m_place, m_random);
        QVERIFY(!key.get());
        m_place->isLocked = false;
        QVERIFY(key.get());
    }

    void nobodyInATransactionWaitsForAPerson()
    {
        makeKey();
        std::promise<void> prompted;
        std::promise<void> answered;
        m_place->meanwhile = [&] {
            prompted.set_value();
            answered.get_future().wait();
        };
        DatabaseSealingKey key(*m_database, *m_place, m_random);
        auto login = std::async(std::launch::async, [&] { return key.unlock().has_value(); });
        prompted.get_future().wait();
        QCOMPARE(key.get().error().reason, AuthErrorReason::KeychainSilent);
        answered.set_value();
        QVERIFY(login.get());
        QVERIFY(key.get());
    }

    void keyThatCannotBeKeptIsMadeLaterAndNamedThen()
    {
        m_place->isLocked = true;
        DatabaseSealingKey key(*m_database, *m_place, m_random);
        QCOMPARE(key.makeIfNew().error().reason, AuthErrorReason::KeyNotKept);
        QVERIFY(namedSealingKey(*m_database)->id.isEmpty());
        m_place->isLocked = false;
        QVERIFY(key.unlock());
        QCOMPARE(namedSealingKey(*m_database)->id, m_place->key->id());
        QCOMPARE(namedSealingKey(*m_database)->home, SealingKeyHome::Keychain);
    }

private:
    void makeKey() { QVERIFY(ensureSealingKey(*m_database, *m_place, m_random)); }

    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Place> m_place;
};

} // namespace

QTEST_GUILESS_MAIN(DatabaseSealingKeyTest)
#include "tst_databasesealingkey.moc"
