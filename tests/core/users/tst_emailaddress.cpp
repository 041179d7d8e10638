// SPDX-License-Identifier: MIT
#include <latchkey/core/users/emailaddress.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestEmailAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyIsNormalised_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const QString &typed, const QString &written,
                            const QString &key) { QTest::addRow("%s", name) << typed << written << key; };
        row("plain", u"ada@example.com"_s, u"ada@example.com"_s, u"ada@example.com"_s);
        row("blanks around", u"  ada@example.com\n"_s, u"ada@example.com"_s, u"ada@example.com"_s);
        row("capitals", u"Ada@Example.COM"_s, u"Ada@Example.COM"_s, u"ada@example.com"_s);
        row("plus and dots", u"a.d+a@example.com"_s, u"a.d+a@example.com"_s, u"a.d+a@example.com"_s);
        row("apostrophe", u"o'hara@example.com"_s, u"o'hara@example.com"_s, u"o'hara@example.com"_s);
        row("IDN", u"ada@bücher.example"_s, u"ada@bücher.example"_s, u"ada@xn--bcher-kva.example"_s);
        row("IDN capitals", u"ada@BÜCHER.example"_s, u"ada@BÜCHER.example"_s, u"ada@xn--bcher-kva.example"_s);
        row("IDN as A-label", u"ada@XN--BCHER-KVA.example"_s, u"ada@XN--BCHER-KVA.example"_s,
            u"ada@xn--bcher-kva.example"_s);
        row("NFD becomes NFC", u"jose\u0301@example.com"_s, u"jos\u00e9@example.com"_s,
            u"jos\u00e9@example.com"_s);
        row("one label", u"ada@localhost"_s, u"ada@localhost"_s, u"ada@localhost"_s);
        row("SQL", u"a'--@example.com"_s, u"a'--@example.com"_s, u"a'--@example.com"_s);
    }

    void keyIsNormalised()
    {
        QFETCH(const QString, typed);
        const auto address = EmailAddress::parse(typed);
        QVERIFY(address);
        QTEST(address->written(), "written");
        QTEST(address->key(), "key");
    }

    void differentPeopleStayDifferent_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addRow("sharp s is not ss") << u"straße@example.com"_s << u"strasse@example.com"_s;
        QTest::addRow("Cyrillic a") << u"p\u0430ypal@example.com"_s << u"paypal@example.com"_s;
        QTest::addRow("Cyrillic domain") << u"ada@p\u0430ypal.com"_s << u"ada@paypal.com"_s;
        QTest::addRow("capital umlaut") << u"Ärger@example.com"_s << u"ärger@example.com"_s;
        QTest::addRow("Turkish dotless i") << u"\u0131da@example.com"_s << u"ida@example.com"_s;
    }

    void differentPeopleStayDifferent()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QVERIFY(EmailAddress::parse(one)->key() != EmailAddress::parse(other)->key());
    }

    void badAddressIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<AuthErrorReason>("reason");
        const auto malformed = AuthErrorReason::EmailMalformed;
        QTest::addRow("empty") << QString() << AuthErrorReason::EmailMissing;
        QTest::addRow("blanks") << u"  \t "_s << AuthErrorReason::EmailMissing;
        QTest::addRow("no at") << u"ada.example.com"_s << malformed;
        QTest::addRow("no local part") << u"@example.com"_s << malformed;
        QTest::addRow("no domain") << u"ada@"_s << malformed;
        QTest::addRow("two ats") << u"ada@x@example.com"_s << malformed;
        QTest::addRow("blank inside") << u"a da@example.com"_s << malformed;
        QTest::addRow("NUL") << u"ada"_s + QChar(0) + u"@example.com"_s << malformed;
        QTest::addRow("line break") << u"ada\r\nBcc:eve@example.com"_s << malformed;
        QTest::addRow("lone surrogate") << u"ada"_s + QChar(0xd800) + u"@example.com"_s << malformed;
        QTest::addRow("zero width space") << u"ada\u200b@example.com"_s << malformed;
        QTest::addRow("right-to-left override") << u"ada\u202e@example.com"_s << malformed;
        QTest::addRow("leading dot") << u".ada@example.com"_s << malformed;
        QTest::addRow("double dot") << u"a..da@example.com"_s << malformed;
        QTest::addRow("empty label") << u"ada@example..com"_s << malformed;
        QTest::addRow("hyphen first") << u"ada@-example.com"_s << malformed;
        QTest::addRow("underscore") << u"ada@exa_mple.com"_s << malformed;
        QTest::addRow("address literal") << u"ada@[127.0.0.1]"_s << malformed;
        QTest::addRow("display name") << u"Ada <ada@example.com>"_s << malformed;
        QTest::addRow("quoted") << u"\"ada\"@example.com"_s << malformed;
        QTest::addRow("two addresses") << u"ada@example.com,eve@example.com"_s << malformed;
        QTest::addRow("label of 64") << u"ada@"_s + QString(64, u'a') + u".com"_s << malformed;
        QTest::addRow("local part of 65")
            << QString(65, u'a') + u"@example.com"_s << AuthErrorReason::EmailTooLong;
        QTest::addRow("255 bytes") << ofLength(255) << AuthErrorReason::EmailTooLong;
        QTest::addRow("ten megabytes") << QString(10'000'000, u'a') << AuthErrorReason::EmailTooLong;
    }

    void badAddressIsRefused()
    {
        QFETCH(const QString, typed);
        const auto address = EmailAddress::parse(typed);
        QVERIFY(!address);
        QCOMPARE(address.error().code, AuthErrorCode::InvalidInput);
        QTEST(address.error().reason, "reason");
    }

    void longestAddressIsAccepted()
    {
        QVERIFY(EmailAddress::parse(ofLength(254)));
        QVERIFY(EmailAddress::parse(QString(64, u'a') + u"@example.com"_s));
    }

private:
    // 64 of local part, then labels of at most 63
    static QString ofLength(int length)
    {
        QString domain;
        while (65 + domain.size() + 64 < length)
            domain += QString(63, u'd') + u'.';
        domain += QString(length - 65 - domain.size(), u'd');
        return QString(64, u'a') + u'@' + domain;
    }
};

QTEST_APPLESS_MAIN(TestEmailAddress)
#include "tst_emailaddress.moc"
