// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/password/passwordhashes.h>
#include <latchkey/core/password/passwordpolicy.h>

#include <QProcess>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

constexpr Argon2Params cheap{.memoryKiB = 64, .passes = 1, .lanes = 1};

PasswordTry tried(const QString &typed)
{
    return {.typed = typed, .normalised = *normalisePassword(typed)};
}

//! What a program prints when given \a input; the test fails if it fails.
QByteArray output(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

QByteArray python(const QString &script, const QByteArray &input)
{
    return output(u"python3"_s, {u"-c"_s, u"import sys\np = sys.stdin.buffer.read()\n"_s + script}, input);
}

} // namespace

class TestPasswordHashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(requireAlgorithms()); }

    void hashesOfOtherProgramsVerify_data()
    {
        QTest::addColumn<QString>("maker");
        for (const char *maker : {"htpasswd", "bcrypt 2a", "bcrypt 2b", "argon2id", "argon2i", "argon2d",
                                  "argon2id p8", "django pbkdf2", "scrypt"})
            QTest::addRow("%s", maker) << QString::fromLatin1(maker);
    }

    void hashesOfOtherProgramsVerify()
    {
        QFETCH(const QString, maker);
        const QString word = u"Schl\u00FCssel bund"_s;
        const QByteArray stored = made(maker, word.toUtf8());
        QVERIFY2(!stored.isEmpty(), "nothing was made");
        QCOMPARE(m_hashes.verify(tried(word), stored).value(), true);
        QCOMPARE(m_hashes.verify(tried(word + u'x'), stored).value(), false);
        QCOMPARE(m_hashes.verify(tried(QString()), stored).value(), false);
        QVERIFY(m_hashes.needsRehash(stored));
        QByteArray changed = stored;
        changed[changed.size() - 5] = changed.at(changed.size() - 5) == 'A' ? 'B' : 'A';
        QCOMPARE(m_hashes.verify(tried(word), changed).value(), false);
    }

    // another program hashed what was typed, whichever form that has; both forms are one password here
    void typedAndNormalisedFormsVerify()
    {
        const QString decomposed = u"Schlu\u0308sselbund"_s;
        const QString composed = u"Schl\u00FCsselbund"_s;
        for (const char *maker : {"htpasswd", "django pbkdf2", "scrypt", "argon2id"}) {
            const QByteArray ofDecomposed = made(QString::fromLatin1(maker), decomposed.toUtf8());
            QCOMPARE(m_hashes.verify(tried(decomposed), ofDecomposed).value(), true);
            QCOMPARE(m_hashes.verify(tried(composed), ofDecomposed).value(), false);
            const QByteArray ofComposed = made(QString::fromLatin1(maker), composed.toUtf8());
            QCOMPARE(m_hashes.verify(tried(decomposed), ofComposed).value(), true);
        }
    }

    void nulIsRefusedByBcrypt()
    {
        const QByteArray stored = made(u"htpasswd"_s, "password");
        const PasswordTry withNul{.typed = Secret::fromUtf8("password\0x"_ba),
                                  .normalised = Secret::fromUtf8("password\0x"_ba)};
        QCOMPARE(m_hashes.verify(tried(u"password"_s), stored).value(), true);
        QCOMPARE(m_hashes.verify(withNul, stored).value(), false);
        // the others take it as any other character
        const QByteArray pbkdf2 = made(u"django pbkdf2"_s, "password\0x"_ba);
        QCOMPARE(m_hashes.verify(withNul, pbkdf2).value(), true);
        QCOMPARE(m_hashes.verify(tried(u"password"_s), pbkdf2).value(), false);
    }

    void bcryptTakesTheFirst72Bytes()
    {
        const QString longest(600, u'x');
        const QByteArray stored = made(u"htpasswd"_s, QByteArray(72, 'x'));
        QCOMPARE(m_hashes.verify(tried(longest), stored).value(), true);
        QCOMPARE(m_hashes.verify(tried(longest.left(71)), stored).value(), false);
    }

    void malformedAndCostlyHashesAreRefusedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("stored");
        const QByteArray bcrypt(53, 'a');
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("plain") << "password"_ba;
        QTest::addRow("DES crypt") << "rl.3StKT.4T8M"_ba;
        QTest::addRow("SHA-512 crypt") << "$6$saltsalt$"_ba + QByteArray(86, 'a');
        QTest::addRow("bcrypt beyond the cap") << "$2b$15$"_ba + bcrypt;
        QTest::addRow("bcrypt at 31") << "$2b$31$"_ba + bcrypt;
        QTest::addRow("bcrypt below the least") << "$2b$03$"_ba + bcrypt;
        QTest::addRow("bcrypt 2x") << "$2x$04$"_ba + bcrypt;
        QTest::addRow("bcrypt short") << "$2b$04$"_ba + bcrypt.first(52);
        QTest::addRow("bcrypt long") << "$2b$04$"_ba + bcrypt + 'a';
        QTest::addRow("bcrypt strange character") << "$2b$04$"_ba + bcrypt.first(52) + ':';
        QTest::addRow("bcrypt strange cost") << "$2b$1:$"_ba + bcrypt;
        const QByteArray tag = QByteArray(32, 'x').toBase64();
        QTest::addRow("PBKDF2 beyond the cap") << "pbkdf2_sha256$2000001$salt$"_ba + tag;
        QTest::addRow("PBKDF2 without iterations") << "pbkdf2_sha256$0$salt$"_ba + tag;
        QTest::addRow("PBKDF2 negative") << "pbkdf2_sha256$-1$salt$"_ba + tag;
        QTest::addRow("PBKDF2 huge number") << "pbkdf2_sha256$99999999999999999999$salt$"_ba + tag;
        QTest::addRow("PBKDF2 without salt") << "pbkdf2_sha256$1000$$"_ba + tag;
        QTest::addRow("PBKDF2 short tag") << "pbkdf2_sha256$1000$salt$"_ba + QByteArray(31, 'x').toBase64();
        QTest::addRow("PBKDF2 SHA-1") << "pbkdf2_sha1$1000$salt$"_ba + tag;
        const QByteArray salt = QByteArray(16, 'x').toBase64(QByteArray::OmitTrailingEquals);
        const QByteArray bare = QByteArray(32, 'x').toBase64(QByteArray::OmitTrailingEquals);
        QTest::addRow("scrypt beyond the cap") << "$scrypt$ln=18,r=9,p=1$"_ba + salt + '$' + bare;
        QTest::addRow("scrypt of many lanes") << "$scrypt$ln=17,r=8,p=3$"_ba + salt + '$' + bare;
        QTest::addRow("scrypt without lanes") << "$scrypt$ln=17,r=8,p=0$"_ba + salt + '$' + bare;
        QTest::addRow("scrypt other order") << "$scrypt$r=8,ln=10,p=1$"_ba + salt + '$' + bare;
        QTest::addRow("scrypt padded") << "$scrypt$ln=10,r=8,p=1$"_ba + salt + "==$" + bare;
        QTest::addRow("argon2 beyond the memory")
            << "$argon2id$v=19$m=262145,t=1,p=1$"_ba + salt + '$' + bare;
        QTest::addRow("argon2 beyond the passes") << "$argon2id$v=19$m=1024,t=11,p=1$"_ba + salt + '$' + bare;
    }

    void malformedAndCostlyHashesAreRefusedAtOnce()
    {
        QFETCH(const QByteArray, stored);
        QVERIFY(!m_hashes.canVerify(stored)); // so that nothing is computed
        QCOMPARE(m_hashes.verify(tried(u"password"_s), stored).value(), false);
        QVERIFY(m_hashes.needsRehash(stored));
    }

    void hashesAtTheCapsAreChecked_data()
    {
        QTest::addColumn<QByteArray>("stored");
        const QByteArray tag(32, 'x');
        const auto bare = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;
        const QByteArray saltAndTag = QByteArray(16, 'x').toBase64(bare) + '$' + tag.toBase64(bare);
        QTest::addRow("bcrypt") << "$2b$14$"_ba + QByteArray(53, 'a');
        QTest::addRow("least bcrypt") << "$2b$04$"_ba + QByteArray(53, 'a');
        QTest::addRow("PBKDF2") << "pbkdf2_sha256$2000000$salt$"_ba + tag.toBase64();
        QTest::addRow("scrypt") << "$scrypt$ln=18,r=8,p=1$"_ba + saltAndTag;
        QTest::addRow("argon2") << "$argon2id$v=19$m=262144,t=10,p=255$"_ba + saltAndTag;
    }

    void hashesAtTheCapsAreChecked()
    {
        QFETCH(const QByteArray, stored);
        QVERIFY(m_hashes.canVerify(stored));
    }

    void blankHashesAreOfTheirKind_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addRow("bcrypt") << "$2y$05$"_ba;
        QTest::addRow("PBKDF2") << "pbkdf2_sha256$1000$"_ba;
        QTest::addRow("scrypt") << "$scrypt$ln=10,r=8,p=1$"_ba;
        QTest::addRow("argon2") << "$argon2id$v=19$m=64,t=1,p=1$"_ba;
    }

    // a dummy that were refused for its form would cost nothing
    void blankHashesAreOfTheirKind()
    {
        QFETCH(const QByteArray, kind);
        const QByteArray blank = blankHashOfKind(kind);
        QVERIFY(blank.startsWith(kind));
        QVERIFY(isPasswordHash(blank));
        QCOMPARE(m_hashes.verify(tried(u"password"_s), blank).value(), false);
        m_hashes.verifyDummy(tried(u"password"_s), kind);
    }

    void dummyOfAnUnknownKindIsHarmless()
    {
        for (const char *kind : {"", "$2b$31$", "nonsense"}) {
            QVERIFY(!isPasswordHash(blankHashOfKind(kind)));
            m_hashes.verifyDummy(tried(u"password"_s), kind);
        }
    }

private:
    static QByteArray made(const QString &maker, const QByteArray &password)
    {
        if (maker == "htpasswd"_L1)
            return output(u"htpasswd"_s, {u"-niB"_s, u"-C4"_s, u"ada"_s}, password).sliced(4);
        if (maker.startsWith("bcrypt"_L1))
            return python(u"import bcrypt\nprint(bcrypt.hashpw(p, bcrypt.gensalt(4, b'%1')).decode())"_s.arg(
                              maker.last(2)),
                          password);
        if (maker.startsWith("argon2"_L1))
            return output(u"argon2"_s,
                          {u"somesaltsomesalt"_s, u'-' + maker.sliced(6).section(u' ', 0, 0), u"-t"_s, u"2"_s,
                           u"-k"_s, u"128"_s, u"-p"_s, maker.endsWith(u"p8"_s) ? u"8"_s : u"2"_s, u"-e"_s},
                          password);
        if (maker == "django pbkdf2"_L1)
            return python(u"from django.contrib.auth.hashers import PBKDF2PasswordHasher\n"
                          "print(PBKDF2PasswordHasher().encode(p.decode(), 'saltsaltsalt', 1000))"_s,
                          password);
        return python(u"import base64, hashlib\n"
                      "b = lambda x: base64.b64encode(x).decode().rstrip('=')\n"
                      "s = b'saltsaltsaltsalt'\n"
                      "t = hashlib.scrypt(p, salt=s, n=1024, r=8, p=2, dklen=32)\n"
                      "print('$scrypt$ln=10,r=8,p=2$' + b(s) + '$' + b(t))"_s,
                      password);
    }

    SystemRandom m_random;
    PasswordHashes m_hashes{m_random, 1, cheap};
};

QTEST_GUILESS_MAIN(TestPasswordHashes)
#include "tst_passwordhashes.moc"
