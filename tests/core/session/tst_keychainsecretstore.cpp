// SPDX-License-Identifier: MIT
#include <latchkey/core/session/filesecretstore.h>
#include <latchkey/core/session/keychain/keychainsecretstore.h>
#include <latchkey/core/session/keychain/opensecretstore.h>

#include <privatekeychain.h>

#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class KeychainSecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_keychain.start()); }

    void aRunningKeychainIsUsed()
    {
        QVERIFY(hasKeychain());
        const auto store = openSecretStore(QString());
        QVERIFY(dynamic_cast<KeychainSecretStore *>(store.get()));
    }

    void whatIsWrittenIsReadBack()
    {
        const Secret secret = Secret::fromBytes(QByteArray("\0\xff\n", 3));
        QVERIFY(m_store.write(u"name"_s, secret, Unlocking::Allowed));
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Allowed)->bytes(), secret.bytes());
        QVERIFY(m_store.read(u"another"_s, Unlocking::Allowed)->isEmpty());
        QVERIFY(KeychainSecretStore(u"another service"_s, 5s).read(u"name"_s, Unlocking::Allowed)->isEmpty());
    }

    void aSecondWriteReplacesTheFirst()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"first"_s), Unlocking::Allowed));
        QVERIFY(m_store.write(u"name"_s, Secret(u"second"_s), Unlocking::Allowed));
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Allowed)->bytes(), "second");
    }

    void manyThreadsMayAskAtOnce()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed));
        QList<QFuture<QByteArray>> answers;
        for (int i = 0; i < 8; ++i)
            answers.append(QtConcurrent::run([this] {
                return m_store.read(u"name"_s, Unlocking::Allowed).value_or(Secret()).bytes().toByteArray();
            }));
        for (auto &answer : answers)
            QCOMPARE(answer.result(), "value");
    }

    void aLockedKeychainIsNotTakenForAnEmptyOne()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed));
        QVERIFY(m_keychain.lock());
        // nobody is there who could answer the prompt
        const auto read = KeychainSecretStore(u"latchkey test"_s, 3s).read(u"name"_s, Unlocking::Allowed);
        QVERIFY(!read);
        QCOMPARE(read.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(read.error().reason, AuthErrorReason::KeychainLocked);
    }

    void aLockedKeychainIsStillTheKeychainAndAsksNobodyUnlessItMay()
    {
        QVERIFY(m_keychain.lock());
        QVERIFY(hasKeychain());
        const auto before = m_keychain.prompts();
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Avoided).error().reason, AuthErrorReason::KeychainLocked);
        QCOMPARE(m_store.write(u"name"_s, Secret(u"new"_s), Unlocking::Avoided).error().reason,
                 AuthErrorReason::KeychainLocked);
        QCOMPARE(m_keychain.prompts(), before);
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Allowed).error().reason, AuthErrorReason::KeychainLocked);
        QVERIFY(m_keychain.prompts() > before);
        QVERIFY(m_keychain.unlock());
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Avoided).value_or(Secret()).bytes(), "value");
    }

    void aSilentKeychainIsWaitedForInVain()
    {
        m_keychain.freeze();
        QCOMPARE(
            KeychainSecretStore(u"latchkey test"_s, 200ms).read(u"name"_s, Unlocking::Allowed).error().reason,
            AuthErrorReason::KeychainSilent);
        m_keychain.thaw();
        QTRY_COMPARE(m_store.read(u"name"_s, Unlocking::Allowed).value_or(Secret()).bytes(), "value");
    }

    void anEndedKeychainIsAFailure()
    {
        m_keychain.end();
        QVERIFY(!hasKeychain());
        const QTemporaryDir folder;
        const auto store = openSecretStore(folder.path());
        QVERIFY(dynamic_cast<FileSecretStore *>(store.get()));
        QCOMPARE(m_store.read(u"name"_s, Unlocking::Allowed).error().reason,
                 AuthErrorReason::KeychainUnreachable);
        QCOMPARE(m_store.write(u"name"_s, Secret(u"value"_s), Unlocking::Allowed).error().reason,
                 AuthErrorReason::KeychainUnreachable);
    }

    void aKeychainThatNobodyHasSetUpIsNone()
    {
        QVERIFY(m_keychain.startUnused());
        QVERIFY(!hasKeychain());
    }

private:
    PrivateKeychain m_keychain;
    KeychainSecretStore m_store{u"latchkey test"_s, 5s};
};

} // namespace

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychainsecretstore.moc"
