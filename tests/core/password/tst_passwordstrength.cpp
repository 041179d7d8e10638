// SPDX-License-Identifier: MIT
#include <latchkey/core/password/blocklist.h>
#include <latchkey/core/password/passwordstrength.h>

#include <QFile>
#include <QSet>
#include <QTest>
#include <QtEndian>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestPasswordStrength : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listHoldsManyAndEachOnce()
    {
        QFile file(u":/latchkey/passwords/common.bin"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.size() % 4, 0);
        QList<quint32> prefixes(bytes.size() / 4);
        qFromBigEndian<quint32>(bytes.constData(), prefixes.size(), prefixes.data());
        QVERIFY(prefixes.size() >= 10'000);
        QVERIFY(std::ranges::is_sorted(prefixes));
        QCOMPARE(QSet<quint32>(prefixes.cbegin(), prefixes.cend()).size(), prefixes.size());
    }

    void listKnowsCommonOnesInAnyCase()
    {
        for (const QString &common :
             {u"password"_s, u"12345678"_s, u"QWERTYUIOP"_s, u"Iloveyou"_s, u"trustno1"_s})
            QVERIFY2(isCommonPassword(common), qPrintable(common));
        for (const QString &rare :
             {u"violet kettle 47 harbour"_s, QString(), u"password "_s, u"пароль-забыт"_s})
            QVERIFY2(!isCommonPassword(rare), qPrintable(rare));
    }

    void refusedForTheFirstReason_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum AuthErrorReason;
        QTest::newRow("four unrelated words") << u"correct horse battery staple"_s << None;
        QTest::newRow("two unrelated words") << u"correct horse"_s << None;
        QTest::newRow("random") << u"x7Gh2kQp"_s << None;
        QTest::newRow("empty") << QString() << TooShort;
        QTest::newRow("common but short") << u"dragon"_s << TooShort;
        QTest::newRow("beyond the last byte") << QString(4097, u'x') << TooLong;
        QTest::newRow("lone surrogate") << u"violet kettle"_s + QChar(0xD83D) << NotText;
        QTest::newRow("common") << u"password"_s << Common;
        QTest::newRow("common, in capitals") << u"PASSWORD1"_s << Common;
        QTest::newRow("common, in full width") << u"ｐａｓｓｗｏｒｄ"_s << Common;
        QTest::newRow("address") << u"grace.hopper@navy.example"_s << ContainsAddress;
        QTest::newRow("address inside") << u"violet GRACE.HOPPER@NAVY.EXAMPLE kettle"_s << ContainsAddress;
        QTest::newRow("name of the address") << u"violet grace.hopper kettle"_s << ContainsAddress;
        QTest::newRow("name without its dot") << u"GraceHopper kettle 47"_s << ContainsAddress;
        QTest::newRow("name with other signs") << u"violet grace-hopper kettle"_s << ContainsAddress;
        QTest::newRow("half a name") << u"violet hopper kettle"_s << None;
        QTest::newRow("app") << u"violet Invoice Desk kettle"_s << ContainsAppName;
        QTest::newRow("app in one word") << u"violet-invoicedesk-47"_s << ContainsAppName;
        QTest::newRow("half the app's name") << u"violet invoice kettle"_s << None;
        QTest::newRow("address and app") << u"grace.hopper invoice desk"_s << ContainsAddress;
        QTest::newRow("repetition") << u"aaaaaaaaaaaaaaaaaaaa"_s << TooWeak;
        QTest::newRow("word and digits") << u"monkey11111"_s << TooWeak;
        QTest::newRow("keyboard") << u"zxcvbnm,./"_s << TooWeak;
        QTest::newRow("app with digits for letters") << u"1nv01c3d35k"_s << TooWeak;
    }

    void refusedForTheFirstReason()
    {
        QFETCH(const QString, typed);
        QTEST(passwordStrength(typed, {.email = u"Grace.Hopper@navy.example"_s, .appName = u"Invoice Desk"_s})
                  .reason,
              "reason");
    }

    void shortWordsOfTheContextMayBeUsed()
    {
        const PasswordContext context{.email = u"ada@x.io"_s, .appName = u"App"_s};
        QCOMPARE(passwordStrength(u"parada happens daily"_s, context).reason, AuthErrorReason::None);
        QCOMPARE(passwordStrength(u"violet ada@x.io kettle"_s, context).reason,
                 AuthErrorReason::ContainsAddress);
        // what is no address yet, while it is typed
        QCOMPARE(passwordStrength(u"violet kettle"_s, {.email = u"violet"_s}).reason,
                 AuthErrorReason::ContainsAddress);
        QCOMPARE(passwordStrength(u"violet kettle"_s, {.email = u"@"_s}).reason, AuthErrorReason::None);
    }

    void shortWordsOfTheContextMayNotStandAlone_data()
    {
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum AuthErrorReason;
        QTest::newRow("at the start") << u"CRM"_s << u"crm kettle violet"_s << ContainsAppName;
        QTest::newRow("at the end") << u"CRM"_s << u"violet kettle CRM"_s << ContainsAppName;
        QTest::newRow("after a part") << u"CRM"_s << u"xcrmx kettle violet-crm."_s << ContainsAppName;
        QTest::newRow("part of a word") << u"CRM"_s << u"xcrmx kettle violet"_s << None;
        QTest::newRow("one letter") << u"X"_s << u"violet x kettle"_s << None;
        QTest::newRow("no blanks between words")
            << u"微信"_s << u"微信微信kettle violet"_s << ContainsAppName;
        QTest::newRow("one ideograph of two units") << u"𠮷"_s << u"violet 𠮷 kettle 47"_s << None;
        QTest::newRow("two of them") << u"𠮷𠮷"_s << u"violet𠮷𠮷kettle 47"_s << ContainsAppName;
        QTest::newRow("one ideograph") << u"微"_s << u"微微violet kettle 47"_s << None;
    }

    void shortWordsOfTheContextMayNotStandAlone()
    {
        QFETCH(const QString, app);
        QFETCH(const QString, typed);
        QTEST(passwordStrength(typed, {.appName = app}).reason, "reason");
    }

    void scoreGrowsWithTheGuesses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("score");
        QTest::newRow("most common") << u"password"_s << 0;
        QTest::newRow("keyboard") << u"qwertyuiop"_s << 1;
        QTest::newRow("two common words") << u"correct house"_s << 2;
        QTest::newRow("two words") << u"correct horse"_s << 3;
        QTest::newRow("four words") << u"correct horse battery staple"_s << 4;
    }

    void scoreGrowsWithTheGuesses()
    {
        QFETCH(const QString, typed);
        QTEST(passwordStrength(typed, {}).score, "score");
    }

    void patternIsThatOfTheLargestPart_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<PasswordPattern>("pattern");
        using enum PasswordPattern;
        QTest::newRow("word") << u"football"_s << Word;
        QTest::newRow("word with digits for letters") << u"f00tb4ll"_s << Word;
        QTest::newRow("word and year") << u"summer1998"_s << WordAndDate;
        QTest::newRow("date") << u"12.03.1998"_s << Date;
        QTest::newRow("name of the address") << u"gr4ceh0pper"_s << OwnWord;
        QTest::newRow("repeated letters") << u"abcabcabc"_s << Repetition;
        QTest::newRow("repetition") << u"kkkkkkkkkkkkkkk"_s << Repetition;
        QTest::newRow("sequence") << u"abcdefghijk"_s << Sequence;
        QTest::newRow("keyboard") << u"zxcvbnm,./"_s << Keyboard;
        QTest::newRow("random") << u"x7Gh2kQp"_s << None;
        QTest::newRow("mostly random") << u"x7Gh2kQpVt dog"_s << None;
        QTest::newRow("empty") << QString() << None;
    }

    void patternIsThatOfTheLargestPart()
    {
        QFETCH(const QString, typed);
        const PasswordContext context{.email = u"gracehopper@navy.example"_s, .appName = u"App"_s};
        QTEST(passwordStrength(typed, context).pattern, "pattern");
    }

    void nulDoesNotEndWhatIsScored()
    {
        QCOMPARE(passwordStrength(QString(QChar(u'\0')) + u"correct horse battery"_s, {}).score, 4);
    }

    void onlyTheStartOfALongPasswordIsScored()
    {
        QCOMPARE(passwordStrength(QString(4096, u'a'), {}).reason, AuthErrorReason::TooWeak);
        QCOMPARE(passwordStrength(QString(128, u'a') + u"correct horse battery staple"_s, {}).score, 1);
        QCOMPARE(passwordStrength(u"correct horse battery staple"_s.repeated(100), {}).score, 4);
        // 128 code points of four bytes each, and not cut within one
        QCOMPARE(passwordStrength(u"🐎"_s.repeated(1000), {}).reason,
                 passwordStrength(u"🐎"_s.repeated(128), {}).reason);
    }
};

QTEST_GUILESS_MAIN(TestPasswordStrength)
#include "tst_passwordstrength.moc"
