// SPDX-License-Identifier: MIT
#include "authenticator.h"

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/mfa/base32.h>
#include <latchkey/core/mfa/totp.h>

#include <QProcess>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(latchkey::TotpHash)

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromLatin1(secret.bytes());
}

// the secrets of RFC 6238's appendix B repeat these digits
Secret secretOf(qsizetype size)
{
    return Secret::fromBytes(QByteArray("1234567890").repeated(7).first(size));
}

QString nameOf(TotpHash hash)
{
    switch (hash) {
    case TotpHash::Sha1:
        return u"sha1"_s;
    case TotpHash::Sha256:
        return u"sha256"_s;
    case TotpHash::Sha512:
        return u"sha512"_s;
    }
    return {};
}

struct Answer
{
    int status = -1;
    QString out;
};

Answer oathtool(const QStringList &arguments)
{
    QProcess process;
    process.start(u"oathtool"_s, arguments);
    if (!process.waitForFinished())
        qFatal("oathtool does not run");
    return {process.exitCode(), QString::fromLatin1(process.readAllStandardOutput()).trimmed()};
}

} // namespace

class TestTotp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // RFC 4226, appendix D
    void counterGivesTheCodeOfRfc4226()
    {
        Totp totp({.secret = secretOf(20)});
        const QStringList codes{u"755224"_s, u"287082"_s, u"359152"_s, u"969429"_s, u"338314"_s,
                                u"254676"_s, u"287922"_s, u"162583"_s, u"399871"_s, u"520489"_s};
        for (qint64 step = 0; step < codes.size(); ++step)
            QCOMPARE(textOf(totp.code(step)), codes.at(step));
    }

    // RFC 6238, appendix B
    void timeGivesTheCodeOfRfc6238_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<TotpHash>("hash");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("code");
        const QList<qint64> times{59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000};
        const auto add = [&](TotpHash hash, int size, const QStringList &codes) {
            for (qsizetype i = 0; i < times.size(); ++i)
                QTest::addRow("%s at %lld", qPrintable(nameOf(hash)), times.at(i))
                    << times.at(i) << hash << size << codes.at(i);
        };
        add(TotpHash::Sha1, 20,
            {u"94287082"_s, u"07081804"_s, u"14050471"_s, u"89005924"_s, u"69279037"_s, u"65353130"_s});
        add(TotpHash::Sha256, 32,
            {u"46119246"_s, u"68084774"_s, u"67062674"_s, u"91819424"_s, u"90698825"_s, u"77737706"_s});
        add(TotpHash::Sha512, 64,
            {u"90693936"_s, u"25091201"_s, u"99943326"_s, u"93441116"_s, u"38618901"_s, u"47863826"_s});
    }

    void timeGivesTheCodeOfRfc6238()
    {
        QFETCH(const qint64, seconds);
        QFETCH(const TotpHash, hash);
        QFETCH(const int, size);
        QFETCH(const QString, code);
        Totp totp({.secret = secretOf(size), .hash = hash, .digits = 8});
        QCOMPARE(textOf(totp.code(totp.stepAt(seconds * 1000))), code);
        QCOMPARE(totp.find(Secret(code), {totp.stepAt(seconds * 1000), totp.stepAt(seconds * 1000)}),
                 totp.stepAt(seconds * 1000));
    }

    void oathtoolAgrees_data()
    {
        QTest::addColumn<TotpHash>("hash");
        QTest::addColumn<int>("digits");
        for (const TotpHash hash : {TotpHash::Sha1, TotpHash::Sha256, TotpHash::Sha512}) {
            for (const int digits : {6, 7, 8})
                QTest::addRow("%s, %d digits", qPrintable(nameOf(hash)), digits) << hash << digits;
        }
    }

    void oathtoolAgrees()
    {
        QFETCH(const TotpHash, hash);
        QFETCH(const int, digits);
        SystemRandom random;
        const Secret secret = random.bytes(20);
        Totp totp({.secret = secret, .hash = hash, .digits = digits});
        const qint64 now = 1'773'306'000; // seconds
        const QStringList common{u"--totp="_s + nameOf(hash), u"-b"_s, textOf(base32(secret)),
                                 u"-d"_s + QString::number(digits), u"-N@%1"_s.arg(now)};
        // what it shows is right here
        const Answer shown = oathtool(common);
        QCOMPARE(shown.status, 0);
        QCOMPARE(totp.find(Secret(shown.out), {totp.stepAt(now * 1000), totp.stepAt(now * 1000)}),
                 totp.stepAt(now * 1000));
        // and what is shown here is right there
        QStringList checked = common;
        checked << textOf(totp.code(totp.stepAt(now * 1000)));
        QCOMPARE(oathtool(checked).status, 0);
        checked.last() = textOf(totp.code(totp.stepAt(now * 1000) + 5));
        QVERIFY(oathtool(checked).status != 0);
    }

    void stepBeginsWithItsFirstMillisecond()
    {
        Totp totp({.secret = secretOf(20)});
        QCOMPARE(totp.stepAt(0), 0);
        QCOMPARE(totp.stepAt(29'999), 0);
        QCOMPARE(totp.stepAt(30'000), 1);
        QCOMPARE(totp.stepAt(-1), -1);
        QCOMPARE(totp.stepAt(-30'000), -1);
        QCOMPARE(totp.stepAt(-30'001), -2);
    }

    void codeIsFoundWithinTheStepsOnly()
    {
        Totp totp({.secret = secretOf(20)});
        const Secret code = totp.code(100);
        QCOMPARE(totp.find(code, {99, 101}), 100);
        QCOMPARE(totp.find(code, {100, 100}), 100);
        QVERIFY(!totp.find(code, {101, 103}));
        QVERIFY(!totp.find(code, {97, 99}));
        QVERIFY(!totp.find(code, {101, 99}));
    }

    void whatIsTypedNeedNotBeTidy_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("right");
        QTest::addRow("as it is") << u"755224"_s << true;
        QTest::addRow("in groups") << u"755 224"_s << true;
        QTest::addRow("with a dash") << u" 755-224\n"_s << true;
        QTest::addRow("another") << u"755225"_s << false;
        QTest::addRow("a digit less") << u"75522"_s << false;
        QTest::addRow("a digit more") << u"7552240"_s << false;
        QTest::addRow("nothing") << QString() << false;
        QTest::addRow("a letter") << u"75522O"_s << false;
        QTest::addRow("other digits") << u"٧٥٥٢٢٤"_s << false;
        QTest::addRow("a sign") << u"+755224"_s << false;
        QTest::addRow("much") << u"7"_s.repeated(10'000'000) << false;
    }

    void whatIsTypedNeedNotBeTidy()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, right);
        Totp totp({.secret = secretOf(20)});
        QCOMPARE(totp.find(Secret(typed), {0, 0}).has_value(), right);
    }

    void leadingZerosCount()
    {
        Totp totp({.secret = secretOf(20), .digits = 8});
        const qint64 step = totp.stepAt(1111111109'000);
        QVERIFY(totp.find(Secret(u"07081804"_s), {step, step}));
        QVERIFY(!totp.find(Secret(u"7081804"_s), {step, step}));
    }

private:
};

QTEST_GUILESS_MAIN(TestTotp)
#include "tst_totp.moc"
