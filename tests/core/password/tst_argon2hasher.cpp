// SPDX-License-Identifier: MIT
#include <latchkey/core/password/argon2hasher.h>
#include <latchkey/core/password/passwordpolicy.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/resource.h>

using namespace latchkey;
using namespace Qt::StringLiterals;

class tst_Argon2Hasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownHashesVerify_data();
    void knownHashesVerify();
    void hashHasTheDefaultForm();
    void hashVerifiesItsPasswordOnly();
    void everyHashHasASaltOfItsOwn();
    void whatFollowsNulCounts();
    void composedAndDecomposedFormsAreOnePassword();
    void longestPasswordCanBeHashed();
    void unknownFormsVerifyAsFalse_data();
    void unknownFormsVerifyAsFalse();
    void changedTagIsRefused();
    void manyThreadsShareFewArenas();
    void memoryIsZeroAfterwards();
    void tooLittleMemoryIsRefused();
    void shortageOfMemoryIsAnErrorAndPasses();
    void blankHashIsNobodys();
    void needsRehashUnlessItsOwn_data();
    void needsRehashUnlessItsOwn();
};

namespace {

// Counts upwards: every salt differs, every run is alike.
class CountingRandom : public RandomSource
{
public:
    void fill(std::span<std::byte> out) override
    {
        for (std::byte &byte : out)
            byte = std::byte(m_next++);
    }

private:
    std::atomic<unsigned char> m_next = 0;
};

// As little as Argon2 allows: these tests are about the rest.
constexpr Argon2Params cheap{.memoryKiB = 64, .passes = 1, .lanes = 1};

const QByteArray knownHash =
    "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"_ba;

Secret secret(const char *text)
{
    return Secret::fromUtf8(text);
}

} // namespace

// Made by the reference implementation (its own test vectors).
void tst_Argon2Hasher::knownHashesVerify_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *name, const QByteArray &phc, const QString &password = u"password"_s) {
        QTest::newRow(name) << phc << password;
    };
    row("id 64 MiB",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"_ba);
    row("id 256 KiB", knownHash);
    row("id two lanes",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"_ba);
    row("id one pass",
        "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg"_ba);
    row("id four passes",
        "$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw"_ba);
    row("id another password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"_ba,
        u"differentpassword"_s);
    row("id another salt",
        "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"_ba);
    row("i 256 KiB",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8"_ba);
    row("i two lanes",
        "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E"_ba);
    row("i version 1.0",
        "$argon2i$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"_ba);
    row("i the most memory",
        "$argon2i$v=19$m=262144,t=2,p=1$c29tZXNhbHQ$KW266AuAfNzqrUSudBtQbxTbCVkmexg7EY+bJCKbx8s"_ba);
}

void tst_Argon2Hasher::knownHashesVerify()
{
    QFETCH(const QByteArray, phc);
    QFETCH(const QString, password);
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    QCOMPARE(hasher.verify(password, phc).value(), true);
    if (parseArgon2Phc(phc)->params.memoryKiB <= 256)
        QCOMPARE(hasher.verify(password + u'x', phc).value(), false);
}

void tst_Argon2Hasher::hashHasTheDefaultForm()
{
    CountingRandom random;
    Argon2Hasher hasher(random);
    const auto phc = hasher.hash(secret("password"));
    QVERIFY(phc);
    static const QRegularExpression form(
        u"\\A\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$AAECAwQFBgcICQoLDA0ODw\\$[A-Za-z0-9+/]{43}\\z"_s);
    QVERIFY(form.match(QString::fromLatin1(*phc)).hasMatch());
    QCOMPARE(hasher.verify(secret("password"), *phc).value(), true);
}

void tst_Argon2Hasher::hashVerifiesItsPasswordOnly()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const QByteArray phc = hasher.hash(secret("password")).value();
    QCOMPARE(hasher.verify(secret("password"), phc).value(), true);
    for (const char *wrong : {"", "passwor", "password ", "Password", "passwore", "passwordpassword"})
        QCOMPARE(hasher.verify(secret(wrong), phc).value(), false);
}

void tst_Argon2Hasher::everyHashHasASaltOfItsOwn()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const auto one = parseArgon2Phc(hasher.hash(secret("password")).value());
    const auto two = parseArgon2Phc(hasher.hash(secret("password")).value());
    QVERIFY(one->salt != two->salt);
    QVERIFY(one->tag != two->tag);
}

void tst_Argon2Hasher::whatFollowsNulCounts()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const QByteArray phc = hasher.hash(Secret::fromUtf8("pass\0word"_ba)).value();
    QCOMPARE(hasher.verify(Secret::fromUtf8("pass\0word"_ba), phc).value(), true);
    QCOMPARE(hasher.verify(Secret::fromUtf8("pass\0wort"_ba), phc).value(), false);
    QCOMPARE(hasher.verify(Secret::fromUtf8("pass"_ba), phc).value(), false);
}

void tst_Argon2Hasher::composedAndDecomposedFormsAreOnePassword()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const QByteArray phc = hasher.hash(*normalisePassword(u"Schl\u00FCsselbund"_s)).value();
    QCOMPARE(hasher.verify(*normalisePassword(u"Schlu\u0308sselbund"_s), phc).value(), true);
    QCOMPARE(hasher.verify(*normalisePassword(u"Schlusselbund"_s), phc).value(), false);
}

void tst_Argon2Hasher::longestPasswordCanBeHashed()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const Secret longest(QString(maximumPasswordBytes, u'x'));
    const QByteArray phc = hasher.hash(longest).value();
    QCOMPARE(hasher.verify(longest, phc).value(), true);
    QCOMPARE(hasher.verify(QString(maximumPasswordBytes - 1, u'x'), phc).value(), false);
}

void tst_Argon2Hasher::unknownFormsVerifyAsFalse_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("the password itself") << "password"_ba;
    QTest::newRow("bcrypt") << "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q"_ba;
    QTest::newRow("truncated") << knownHash.first(40);
    QTest::newRow("line break") << knownHash + '\n';
    QTest::newRow("beyond the caps") << QByteArray(knownHash).replace("m=256", "m=4194304");
    QTest::newRow("no tag") << knownHash.first(knownHash.lastIndexOf('$') + 1);
}

void tst_Argon2Hasher::unknownFormsVerifyAsFalse()
{
    QFETCH(const QByteArray, phc);
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    QCOMPARE(hasher.verify(secret("password"), phc).value(), false);
    QVERIFY(hasher.needsRehash(phc));
}

void tst_Argon2Hasher::changedTagIsRefused()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    const Argon2Phc known = *parseArgon2Phc(knownHash);
    for (qsizetype at = 0; at < known.tag.size(); ++at) {
        Argon2Phc changed = known;
        changed.tag[at] = char(changed.tag[at] ^ 1);
        QCOMPARE(hasher.verify(secret("password"), formatArgon2Phc(changed)).value(), false);
    }
    Argon2Phc shortened = known;
    shortened.tag.chop(1);
    QCOMPARE(hasher.verify(secret("password"), formatArgon2Phc(shortened)).value(), false);
}

void tst_Argon2Hasher::manyThreadsShareFewArenas()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 2, {.memoryKiB = 1024, .passes = 1, .lanes = 2});
    std::atomic<int> right = 0;
    const auto work = [&](int thread) {
        const Secret own(u"password of thread %1"_s.arg(thread));
        for (int round = 0; round < 10; ++round) {
            const QByteArray phc = hasher.hash(own).value();
            right += hasher.verify(own, phc).value();
            right += !hasher.verify(secret("password"), phc).value();
            right += hasher.verify(secret("password"), knownHash).value();
        }
    };
    {
        std::vector<std::jthread> threads;
        threads.reserve(8);
        for (int i = 0; i < 8; ++i)
            threads.emplace_back(work, i);
    }
    QCOMPARE(right, 8 * 10 * 3);
}

void tst_Argon2Hasher::memoryIsZeroAfterwards()
{
    const Argon2Phc known = *parseArgon2Phc(knownHash);
    std::vector<std::uint8_t> memory(std::size_t{256} * 1024, 0xAA);
    QCOMPARE(argon2Tag(secret("password"), known, memory), known.tag);
    QVERIFY(std::ranges::all_of(memory, [](std::uint8_t byte) { return byte == 0; }));
}

void tst_Argon2Hasher::tooLittleMemoryIsRefused()
{
    const Argon2Phc known = *parseArgon2Phc(knownHash);
    std::vector<std::uint8_t> memory(std::size_t{255} * 1024);
    QVERIFY(argon2Tag(secret("password"), known, memory).isEmpty());
}

void tst_Argon2Hasher::shortageOfMemoryIsAnErrorAndPasses()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    QFile statm(u"/proc/self/statm"_s);
    QVERIFY(statm.open(QIODevice::ReadOnly));
    const rlim_t now = statm.readAll().split(' ').first().toULongLong() * 4096;
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_AS, &limit), 0);
    const rlimit tight{.rlim_cur = now + (64U << 20), .rlim_max = limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
    const auto verified =
        hasher.verify(secret("password"), QByteArray(knownHash).replace("m=256", "m=262144"));
    QCOMPARE(setrlimit(RLIMIT_AS, &limit), 0);
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, AuthErrorCode::StorageFailed);
    // its turn was given back: with one thread, the next call would wait for ever
    QCOMPARE(hasher.verify(secret("password"), knownHash).value(), true);
}

void tst_Argon2Hasher::blankHashIsNobodys()
{
    CountingRandom random;
    Argon2Hasher hasher(random, 1, cheap);
    QCOMPARE(hasher.verify(secret("password"), hasher.blankHash()).value(), false);
    QVERIFY(!hasher.needsRehash(hasher.blankHash()));
    QCOMPARE(hasher.verify(secret("password"), knownHash).value(), true);
}

void tst_Argon2Hasher::needsRehashUnlessItsOwn_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::addColumn<bool>("needed");
    const auto row = [](const char *name, bool needed, auto change) {
        Argon2Phc phc{.params = cheap, .salt = QByteArray(16, 's'), .tag = QByteArray(32, 't')};
        change(phc);
        QTest::newRow(name) << formatArgon2Phc(phc) << needed;
    };
    row("its own", false, [](Argon2Phc &) {});
    row("less memory", true, [](Argon2Phc &phc) { phc.params.memoryKiB = 32; });
    row("more memory", true, [](Argon2Phc &phc) { phc.params.memoryKiB = 128; });
    row("more passes", true, [](Argon2Phc &phc) { phc.params.passes = 2; });
    row("more lanes", true, [](Argon2Phc &phc) { phc.params.lanes = 2; });
    row("argon2i", true, [](Argon2Phc &phc) { phc.variant = Argon2Variant::I; });
    row("argon2d", true, [](Argon2Phc &phc) { phc.variant = Argon2Variant::D; });
    row("version 1.0", true, [](Argon2Phc &phc) { phc.version = 16; });
    row("shorter salt", true, [](Argon2Phc &phc) { phc.salt.chop(8); });
    row("shorter tag", true, [](Argon2Phc &phc) { phc.tag.chop(16); });
}

void tst_Argon2Hasher::needsRehashUnlessItsOwn()
{
    QFETCH(const QByteArray, phc);
    QFETCH(const bool, needed);
    CountingRandom random;
    const Argon2Hasher hasher(random, 1, cheap);
    QCOMPARE(hasher.needsRehash(phc), needed);
}

QTEST_GUILESS_MAIN(tst_Argon2Hasher)
#include "tst_argon2hasher.moc"
