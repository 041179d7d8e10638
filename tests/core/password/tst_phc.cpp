// SPDX-License-Identifier: MIT
#include <latchkey/core/password/phc.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class tst_Phc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheParts();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void refusesEveryOtherForm_data();
    void refusesEveryOtherForm();
    void refusesEveryTruncation();
    void survivesEveryChangedByte();
};

namespace {

const QByteArray good =
    "$argon2id$v=19$m=47104,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"_ba;

QByteArray replaced(QByteArrayView before, QByteArrayView after)
{
    QByteArray phc = good;
    Q_ASSERT(phc.contains(before));
    return phc.replace(before, after);
}

QByteArray withSaltOf(int size)
{
    return replaced("AAECAwQFBgcICQoLDA0ODw", QByteArray(size, 's').toBase64(QByteArray::OmitTrailingEquals));
}

QByteArray withTagOf(int size)
{
    return good.first(good.lastIndexOf('$') + 1) +
           QByteArray(size, 't').toBase64(QByteArray::OmitTrailingEquals);
}

} // namespace

void tst_Phc::readsTheParts()
{
    const auto phc = parseArgon2Phc(good);
    QVERIFY(phc);
    QCOMPARE(phc->variant, Argon2Variant::Id);
    QCOMPARE(phc->version, 19U);
    QCOMPARE(phc->params, Argon2Params());
    QCOMPARE(phc->salt, QByteArray::fromHex("000102030405060708090a0b0c0d0e0f"));
    QCOMPARE(phc->tag,
             QByteArray::fromHex("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"));
}

void tst_Phc::writesWhatItReads_data()
{
    QTest::addColumn<QByteArray>("phc");
    QTest::newRow("default") << good;
    QTest::newRow("argon2i") << replaced("argon2id", "argon2i");
    QTest::newRow("argon2d") << replaced("argon2id", "argon2d");
    QTest::newRow("version 1.0") << replaced("v=19", "v=16");
    QTest::newRow("least memory") << replaced("m=47104", "m=8");
    QTest::newRow("Django's own") << replaced("m=47104,t=1,p=1", "m=102400,t=2,p=8");
    QTest::newRow("least memory of four lanes") << replaced("m=47104,t=1,p=1", "m=32,t=1,p=4");
    QTest::newRow("the caps") << replaced("m=47104,t=1,p=1", "m=262144,t=10,p=255");
    QTest::newRow("shortest salt") << withSaltOf(8);
    QTest::newRow("longest salt") << withSaltOf(48);
    QTest::newRow("shortest tag") << withTagOf(12);
    QTest::newRow("longest tag") << withTagOf(64);
}

void tst_Phc::writesWhatItReads()
{
    QFETCH(const QByteArray, phc);
    const auto parsed = parseArgon2Phc(phc);
    QVERIFY(parsed);
    QCOMPARE(formatArgon2Phc(*parsed), phc);
}

void tst_Phc::refusesEveryOtherForm_data()
{
    QTest::addColumn<QByteArray>("phc");
    const auto row = [](const char *name, const QByteArray &phc) { QTest::newRow(name) << phc; };
    row("null", {});
    row("empty", ""_ba);
    row("dollars", "$$$$$"_ba);
    row("bcrypt", "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q"_ba);
    row("scrypt", "$scrypt$ln=17,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"_ba);
    row("no leading dollar", good.sliced(1));
    row("blank before", ' ' + good);
    row("line break after", good + '\n');
    row("NUL after", good + '\0');
    row("a field more", good + "$");
    row("unknown variant", replaced("argon2id", "argon2x"));
    row("capitals", replaced("argon2id", "Argon2id"));
    row("no version", replaced("v=19$", ""));
    row("version 17", replaced("v=19", "v=17"));
    row("version 20", replaced("v=19", "v=20"));
    row("empty version", replaced("v=19", "v="));
    row("other order", replaced("m=47104,t=1,p=1", "t=1,m=47104,p=1"));
    row("missing parameter", replaced(",p=1", ""));
    row("parameter twice", replaced("t=1,", "t=1,t=1,"));
    row("unknown parameter", replaced("p=1", "p=1,keyid=AA"));
    row("comma at the end", replaced("p=1", "p=1,"));
    row("empty number", replaced("m=47104", "m="));
    row("plus sign", replaced("m=47104", "m=+47104"));
    row("minus sign", replaced("t=1", "t=-1"));
    row("leading zero", replaced("t=1", "t=01"));
    row("hexadecimal", replaced("m=47104", "m=0xb800"));
    row("fraction", replaced("t=1", "t=1.0"));
    row("blank in a number", replaced("t=1", "t= 1"));
    row("no passes", replaced("t=1", "t=0"));
    row("no lanes", replaced("p=1", "p=0"));
    row("too little memory", replaced("m=47104", "m=7"));
    row("too little memory for the lanes", replaced("m=47104,t=1,p=1", "m=31,t=1,p=4"));
    row("memory beyond the cap", replaced("m=47104", "m=262145"));
    row("memory of 2^32+47104", replaced("m=47104", "m=4295014400"));
    row("memory of many digits", replaced("m=47104", "m=" + QByteArray(100, '9')));
    row("passes beyond the cap", replaced("t=1", "t=11"));
    row("lanes beyond the cap", replaced("p=1", "p=256"));
    row("empty salt", replaced("AAECAwQFBgcICQoLDA0ODw", ""));
    row("short salt", withSaltOf(7));
    row("long salt", withSaltOf(49));
    row("short tag", withTagOf(11));
    row("long tag", withTagOf(65));
    row("empty tag", good.first(good.lastIndexOf('$') + 1));
    row("padding", replaced("ODw$", "ODw==$"));
    row("stray bits", replaced("ODw$", "ODx$"));
    row("URL alphabet", replaced("MR/uIP", "MR_uIP"));
    row("not base64", replaced("MR/uIP", "MR*uIP"));
    row("one character too many", replaced("ODw$", "ODwAAA$"));
    row("megabytes", good + QByteArray(10'000'000, 'A'));
}

void tst_Phc::refusesEveryOtherForm()
{
    QFETCH(const QByteArray, phc);
    QVERIFY(!parseArgon2Phc(phc));
}

void tst_Phc::refusesEveryTruncation()
{
    // a shorter tag is a form of its own; what is cut must then at least not be taken for the whole
    for (qsizetype size = 0; size < good.size(); ++size) {
        const auto parsed = parseArgon2Phc(good.first(size));
        QVERIFY2(!parsed || parsed->tag.size() < 32, qPrintable(QString::number(size)));
    }
}

void tst_Phc::survivesEveryChangedByte()
{
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray phc = good;
            phc[at] = char(byte);
            if (const auto parsed = parseArgon2Phc(phc))
                QCOMPARE(formatArgon2Phc(*parsed), phc);
        }
    }
}

QTEST_GUILESS_MAIN(tst_Phc)
#include "tst_phc.moc"
