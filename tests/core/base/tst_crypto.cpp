// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/sealingkey.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestCrypto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(requireAlgorithms()); }

    // FIPS 180-4, "abc"
    void sha256MatchesTheStandard()
    {
        QCOMPARE(sha256("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    // RFC 4231 §4.3
    void hmacMatchesTheRfc()
    {
        QCOMPARE(hmacSha256(Secret::fromBytes("Jefe"), "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    // RFC 4231 §4.2 and §4.3
    void oneKeyServesManyMessages()
    {
        Hmac mac(Secret::fromBytes(QByteArray(20, 0x0b)));
        const QByteArray expected("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QCOMPARE(mac.of("Hi There").toHex(), expected);
        QVERIFY(mac.of("hi there").toHex() != expected);
        QCOMPARE(mac.of("Hi There").toHex(), expected);
    }

    // a well-known value: HMAC-SHA-256 of nothing under nothing
    void emptyKeyAndMessageHaveAMac()
    {
        QCOMPARE(hmacSha256(Secret(), "").toHex(),
                 QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    void nothingCanBeSealed()
    {
        const Secret key = Secret::fromBytes(QByteArray(32, 1));
        const QByteArray nonce(12, 2);
        QCOMPARE(aesGcmOpen(key, nonce, aesGcmSeal(key, nonce, Secret()))->bytes().size(), 0);
    }

    // RFC 5869 A.3: zero-length salt and info
    void hkdfMatchesTheRfc()
    {
        QCOMPARE(hkdfSha256(Secret::fromBytes(QByteArray(22, 0x0b)), "", 42).bytes().toByteArray().toHex(),
                 QByteArray(
                     "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }

    void comparisonSeesEveryDifference()
    {
        QVERIFY(constantTimeEquals("abc", "abc"));
        QVERIFY(!constantTimeEquals("abc", "abd"));
        QVERIFY(!constantTimeEquals("abc", "ab"));
        QVERIFY(constantTimeEquals("", ""));
    }

    // McGrew & Viega, "The Galois/Counter Mode of Operation", test case 14
    void aesGcmMatchesTheSpecification()
    {
        const QByteArray sealed = aesGcmSeal(Secret::fromBytes(QByteArray(32, 0)), QByteArray(12, 0),
                                             Secret::fromBytes(QByteArray(16, 0)));
        QCOMPARE(sealed.toHex(),
                 QByteArray("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
    }

    void sealedValueOpensAgain()
    {
        const SealingKey key = newKey();
        const QByteArray sealed = key.seal("outbox 1", Secret::fromBytes("hello"), m_random);
        QVERIFY(!sealed.contains("hello"));
        QCOMPARE(key.open("outbox 1", sealed)->bytes().toByteArray(), QByteArray("hello"));
    }

    void everyChangedByteIsNoticed()
    {
        const SealingKey key = newKey();
        const QByteArray sealed = key.seal("p", Secret::fromBytes("hello"), m_random);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY2(!key.open("p", changed), qPrintable(QString::number(i)));
        }
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!key.open("p", sealed.first(size)));
    }

    void sealedValueOpensForItsPurposeOnly()
    {
        const SealingKey key = newKey();
        const auto opened = key.open("outbox 2", key.seal("outbox 1", Secret::fromBytes("hello"), m_random));
        QCOMPARE(opened.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(opened.error().reason, AuthErrorReason::KeyMismatch);
    }

    void anotherKeyDoesNotOpen()
    {
        const QByteArray sealed = newKey().seal("p", Secret::fromBytes("hello"), m_random);
        QCOMPARE(newKey().open("p", sealed).error().reason, AuthErrorReason::KeyMismatch);
    }

    void keyFileIsForItsOwnerOnly()
    {
        const QString path = newPath();
        QVERIFY(SealingKey::create(path, m_random));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
    }

    void loadedKeyIsTheOneMade()
    {
        const QString path = newPath();
        const auto made = SealingKey::create(path, m_random);
        const auto loaded = SealingKey::load(path);
        QVERIFY(loaded);
        QCOMPARE(loaded->id(), made->id());
        QVERIFY(loaded->open("p", made->seal("p", Secret::fromBytes("x"), m_random)));
    }

    void keyFileIsNeverOverwritten()
    {
        const QString path = newPath();
        const auto first = SealingKey::create(path, m_random);
        QCOMPARE(SealingKey::create(path, m_random).error().reason, AuthErrorReason::KeyNotMade);
        QCOMPARE(SealingKey::load(path)->id(), first->id());
    }

    void makingAKeyFileLeavesNothingElse()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"key"_s);
        QVERIFY(SealingKey::create(path, m_random));
        QVERIFY(!SealingKey::create(path, m_random));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList(u"key"_s));
    }

    void keyFileNeedsItsFolder()
    {
        const auto made = SealingKey::create(m_folder.filePath(u"missing/key"_s), m_random);
        QCOMPARE(made.error().code, AuthErrorCode::KeychainFailed);
        QCOMPARE(made.error().reason, AuthErrorReason::KeyNotMade);
        QVERIFY(!QFile::exists(m_folder.filePath(u"missing"_s)));
    }

    void keyFileThatOthersMayOpenIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("refused");
        for (const int mode : {0640, 0620, 0610, 0604, 0602, 0644, 0666})
            QTest::addRow("%o", mode) << mode << true;
        for (const int mode : {0600, 0400, 0700})
            QTest::addRow("%o", mode) << mode << false;
    }

    void keyFileThatOthersMayOpenIsRefused()
    {
        QFETCH(const int, mode);
        QFETCH(const bool, refused);
        const QString path = newPath();
        QVERIFY(SealingKey::create(path, m_random));
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(mode)), 0);
        const auto loaded = SealingKey::load(path);
        QCOMPARE(!loaded, refused);
        if (refused)
            QCOMPARE(loaded.error().reason, AuthErrorReason::KeyExposed);
    }

    void whatIsNoFileIsNoKey()
    {
        QCOMPARE(SealingKey::load(m_folder.path()).error().reason, AuthErrorReason::KeyUnreadable);
        const QString pipe = newPath();
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(SealingKey::load(pipe).error().reason, AuthErrorReason::KeyUnreadable);
    }

    void badKeyFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("header only") << QByteArray("latchkey-sealing-key-1\n");
        QTest::addRow("other header") << QByteArray("some-key\n" + QByteArray(32, 'k').toBase64());
        QTest::addRow("short key") << QByteArray("latchkey-sealing-key-1\n" + QByteArray(31, 'k').toBase64());
        QTest::addRow("long key") << QByteArray("latchkey-sealing-key-1\n" + QByteArray(33, 'k').toBase64());
        QTest::addRow("not base64") << QByteArray("latchkey-sealing-key-1\n" + QByteArray(44, '*'));
        QTest::addRow("binary") << QByteArray(200, '\0');
    }

    void badKeyFileIsRefused()
    {
        QFETCH(const QByteArray, content);
        QFile file(newPath());
        QVERIFY(file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner));
        file.write(content);
        file.close();
        QCOMPARE(SealingKey::load(file.fileName()).error().reason, AuthErrorReason::KeyDamaged);
    }

    void missingKeyFileIsToldApart()
    {
        QCOMPARE(SealingKey::load(newPath()).error().reason, AuthErrorReason::KeyMissing);
    }

    void randomNumbersStayBelowTheirBound()
    {
        QList<int> seen(31, 0);
        for (int i = 0; i < 31'000; ++i)
            ++seen[m_random.below(31)];
        // 1,000 expected; ten standard deviations either way
        for (const int count : std::as_const(seen))
            QVERIFY(count > 690 && count < 1310);
    }

private:
    QString newPath() { return m_folder.filePath(QStringLiteral("%1.key").arg(++m_files)); }
    SealingKey newKey() { return *SealingKey::create(newPath(), m_random); }

    SystemRandom m_random;
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestCrypto)
#include "tst_crypto.moc"
