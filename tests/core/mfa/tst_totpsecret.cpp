// SPDX-License-Identifier: MIT
#include "authenticator.h"

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/mfa/base32.h>
#include <latchkey/core/mfa/otpauthuri.h>
#include <latchkey/core/mfa/qrcode.h>
#include <latchkey/core/mfa/sealedtotp.h>

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

TotpKey someKey()
{
    return {.secret = Secret::fromBytes("12345678901234567890")};
}

} // namespace

class TestTotpSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // RFC 4648 §10, without the padding
    void base32IsThatOfRfc4648()
    {
        const QList<std::pair<QByteArray, QString>> vectors{{"", u""_s},
                                                            {"f", u"MY"_s},
                                                            {"fo", u"MZXQ"_s},
                                                            {"foo", u"MZXW6"_s},
                                                            {"foob", u"MZXW6YQ"_s},
                                                            {"fooba", u"MZXW6YTB"_s},
                                                            {"foobar", u"MZXW6YTBOI"_s}};
        for (const auto &[bytes, text] : vectors) {
            QCOMPARE(textOf(base32(Secret::fromBytes(bytes))), text);
            QCOMPARE(fromBase32(Secret(text)).bytes(), bytes);
        }
    }

    void uriTellsTheAppWhatItNeeds()
    {
        QCOMPARE(textOf(otpauthUri(someKey(), u"Desk"_s, u"ada@example.com"_s)),
                 u"otpauth://totp/Desk:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                 "&issuer=Desk&algorithm=SHA1&digits=6&period=30"_s);
    }

    void uriIsEscaped_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("readIssuer");
        QTest::addRow("blank") << u"Invoice Desk"_s << u"ada@example.com"_s << u"Invoice Desk"_s;
        QTest::addRow("plus") << u"Desk+"_s << u"ada+desk@example.com"_s << u"Desk+"_s;
        QTest::addRow("query") << u"Q&A = ? # 100 %"_s << u"a&b=c?d#e%25@example.com"_s
                               << u"Q&A = ? # 100 %"_s;
        QTest::addRow("slashes") << u"a/b\\c"_s << u"a/b@example.com"_s << u"a/b\\c"_s;
        QTest::addRow("quotes") << u"\"<'>\""_s << u"o'neil@example.com"_s << u"\"<'>\""_s;
        QTest::addRow("beyond ASCII") << u"Bücher 📚"_s << u"jürgen@bücher.example"_s << u"Bücher 📚"_s;
        QTest::addRow("colon") << u"Desk: invoices"_s << u"ada@example.com"_s << u"Desk  invoices"_s;
    }

    void uriIsEscaped()
    {
        QFETCH(const QString, issuer);
        QFETCH(const QString, account);
        QFETCH(const QString, readIssuer);
        const QString uri = textOf(otpauthUri(someKey(), issuer, account));
        // nothing but unreserved characters, escapes and the delimiters that belong there
        static const QRegularExpression form(
            u"\\Aotpauth://totp/[A-Za-z0-9._~%-]+:[A-Za-z0-9._~%-]+\\?secret=[A-Z2-7]+"
            "&issuer=[A-Za-z0-9._~%-]+&algorithm=SHA1&digits=6&period=30\\z"_s);
        QVERIFY2(form.match(uri).hasMatch(), qPrintable(uri));
        const QStringList label = uri.sliced(u"otpauth://totp/"_s.size()).section(u'?', 0, 0).split(u':');
        QCOMPARE(QUrl::fromPercentEncoding(label.at(0).toLatin1()), readIssuer);
        QCOMPARE(QUrl::fromPercentEncoding(label.at(1).toLatin1()), account);
        QCOMPARE(QUrl::fromPercentEncoding(uri.section(u"&issuer="_s, 1).section(u'&', 0, 0).toLatin1()),
                 readIssuer);
    }

    void longestNamesFitIntoAQrCode()
    {
        const QString issuer = u"📚"_s.repeated(100);
        const QString account = u"ü"_s.repeated(32) + u'@' + u"a"_s.repeated(180);
        const auto code = qrCodeOf(otpauthUri(someKey(), issuer, account));
        QVERIFY(code);
        QCOMPARE(code->dark.size(), qsizetype(code->size) * code->size);
    }

    void qrCodeHasItsFinders()
    {
        const auto code = qrCodeOf(Secret(u"otpauth"_s));
        QVERIFY(code);
        for (const auto &[column, row] : {std::pair(0, 0), {code->size - 7, 0}, {0, code->size - 7}}) {
            for (int i = 0; i < 7; ++i)
                QVERIFY(code->isDark(column + i, row));
            QVERIFY(!code->isDark(column + 1, row + 1));
            QVERIFY(code->isDark(column + 3, row + 3));
        }
    }

    void whatIsNoQrCodeIsRefused()
    {
        QCOMPARE(qrCodeOf(Secret()).error().code, AuthErrorCode::InvalidInput);
        QCOMPARE(qrCodeOf(Secret(u"a"_s.repeated(2954))).error().code, AuthErrorCode::InvalidInput);
        QVERIFY(qrCodeOf(Secret(u"a"_s.repeated(2953))));
    }

    void keySurvivesSealing_data()
    {
        QTest::addColumn<int>("hash");
        QTest::addColumn<int>("digits");
        QTest::addColumn<int>("period");
        QTest::addRow("as set up") << int(TotpHash::Sha1) << 6 << 30;
        QTest::addRow("imported") << int(TotpHash::Sha512) << 8 << 3600;
    }

    void keySurvivesSealing()
    {
        QFETCH(const int, hash);
        QFETCH(const int, digits);
        QFETCH(const int, period);
        const SealingKey key = SealingKey::make(m_random);
        TotpKey totp = someKey();
        totp.hash = TotpHash(hash);
        totp.digits = digits;
        totp.period = period;
        const QByteArray purpose = mfaSealPurpose(UserId{7}, u"id"_s);
        const QByteArray sealed = sealTotpKey(key, purpose, totp, m_random);
        QVERIFY(!sealed.contains("12345678901234567890"));
        const auto opened = openTotpKey(key, purpose, sealed);
        QVERIFY(opened);
        QCOMPARE(opened->secret.bytes(), totp.secret.bytes());
        QCOMPARE(opened->hash, totp.hash);
        QCOMPARE(opened->digits, digits);
        QCOMPARE(opened->period, period);
        // it opens for nobody else and no other method
        QVERIFY(!openTotpKey(key, mfaSealPurpose(UserId{8}, u"id"_s), sealed));
        QVERIFY(!openTotpKey(key, mfaSealPurpose(UserId{7}, u"other"_s), sealed));
    }

    void whatIsNoPackedKeyIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray right("\x01\x00\x06\x00\x1e"
                               "secret",
                               11);
        QVERIFY(unpackTotpKey(right));
        const auto with = [&](qsizetype at, char value) {
            QByteArray changed = right;
            changed[at] = value;
            return changed;
        };
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no secret") << right.first(5);
        QTest::addRow("too long") << right + QByteArray(130, 'x');
        QTest::addRow("another version") << with(0, 2);
        QTest::addRow("unknown hash") << with(1, 3);
        QTest::addRow("hash below zero") << with(1, char(0xff));
        QTest::addRow("few digits") << with(2, 5);
        QTest::addRow("many digits") << with(2, 9);
        QTest::addRow("no period") << with(4, 0);
        QTest::addRow("long period") << with(3, 0x7f);
    }

    void whatIsNoPackedKeyIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!unpackTotpKey(bytes));
    }

    void offerOpensForItsOwnMethodOnly()
    {
        const SealingKey key = SealingKey::make(m_random);
        const TotpOffer offer{
            .emailKey = u"ada@example.com"_s, .expires = fromMilliseconds(5000), .key = someKey()};
        MfaMethod method{.type = u"totp"_s,
                         .id = u"one"_s,
                         .serial = {},
                         .name = {},
                         .sealedData = sealTotpOffer(key, u"one"_s, offer, m_random)};
        const auto opened = openTotpOffer(key, method);
        QVERIFY(opened);
        QCOMPARE(opened->emailKey, offer.emailKey);
        QCOMPARE(opened->expires, offer.expires);
        QCOMPARE(opened->key.secret.bytes(), offer.key.secret.bytes());
        MfaMethod renamed = method;
        renamed.id = u"two"_s;
        QCOMPARE(openTotpOffer(key, renamed).error().reason, AuthErrorReason::MethodForeign);
        for (qsizetype i = 0; i < method.sealedData.size(); ++i) {
            MfaMethod changed = method;
            changed.sealedData[i] = char(changed.sealedData.at(i) ^ 1);
            QCOMPARE(openTotpOffer(key, changed).error().reason, AuthErrorReason::MethodForeign);
        }
        QCOMPARE(openTotpOffer(SealingKey::make(m_random), method).error().reason,
                 AuthErrorReason::MethodForeign);
    }

private:
    SystemRandom m_random;
};

QTEST_GUILESS_MAIN(TestTotpSecret)
#include "tst_totpsecret.moc"
