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
        QVERIFY(isKeychainReachable(5s));
        const auto store = openSecretStore(u"latchkey test"_s, QString());
        QVERIFY(dynamic_cast<KeychainSecretStore *>(store.get()));
    }

    void whatIsWrittenIsReadBack()
    {
        const Secret secret = Secret::fromBytes(QByteArray("\0\xff\n", 3));
        QVERIFY(m_store.write(u"name"_s, secret));
        QCOMPARE(m_store.read(u"name"_s)->bytes(), secret.bytes());
        QVERIFY(m_store.read(u"another"_s)->isEmpty());
        QVERIFY(KeychainSecretStore(u"another service"_s, 5s).read(u"name"_s)->isEmpty());
    }

    void aSecondWriteReplacesTheFirst()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"first"_s)));
        QVERIFY(m_store.write(u"name"_s, Secret(u"second"_s)));
        QCOMPARE(m_store.read(u"name"_s)->bytes(), "second");
    }

    void aRemovedSecretIsGone()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"value"_s)));
        QVERIFY(m_store.remove(u"name"_s));
        QVERIFY(m_store.read(u"name"_s)->isEmpty());
        QVERIFY(m_store.remove(u"name"_s));
    }

    void manyThreadsMayAskAtOnce()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"value"_s)));
        QList<QFuture<QByteArray>> answers;
        for (int i = 0; i < 8; ++i)
            answers.append(QtConcurrent::run(
                [this] { return m_store.read(u"name"_s).value_or(Secret()).bytes().toByteArray(); }));
        for (auto &answer : answers)
            QCOMPARE(answer.result(), "value");
    }

    void aLockedKeychainIsNotTakenForAnEmptyOne()
    {
        QVERIFY(m_store.write(u"name"_s, Secret(u"value"_s)));
        QVERIFY(m_keychain.lock());
        // nobody is there who could answer the prompt
        const auto read = KeychainSecretStore(u"latchkey test"_s, 3s).read(u"name"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(read.error().reason, AuthErrorReason::KeychainLocked);
    }

    void anEndedKeychainIsAFailure()
    {
        m_keychain.end();
        QVERIFY(!isKeychainReachable(5s));
        const QTemporaryDir folder;
        const auto store = openSecretStore(u"latchkey test"_s, folder.path());
        QVERIFY(dynamic_cast<FileSecretStore *>(store.get()));
        QCOMPARE(m_store.read(u"name"_s).error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(m_store.write(u"name"_s, Secret(u"value"_s)).error().code, AuthErrorCode::KeychainFailed);
    }

private:
    PrivateKeychain m_keychain;
    KeychainSecretStore m_store{u"latchkey test"_s, 5s};
};

} // namespace

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychainsecretstore.moc"
