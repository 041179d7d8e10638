// SPDX-License-Identifier: MIT
#include <latchkey/core/password/passwordpolicy.h>

#include <QTest>

using namespace latchkey;

class tst_PasswordPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalisesToNfkc_data();
    void normalisesToNfkc();
    void refusesWhatCannotBeHashed_data();
    void refusesWhatCannotBeHashed();
    void acceptsUpToTheLastByte();
    void countsCodePointsAfterNormalising_data();
    void countsCodePointsAfterNormalising();
};

void tst_PasswordPolicy::normalisesToNfkc_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("empty", QString());
    same("ASCII", QStringLiteral("correct horse battery staple"));
    same("blanks at the ends", QStringLiteral("  pass word\t"));
    same("composed", QStringLiteral("Schl\u00FCssel"));
    same("emoji", QStringLiteral("\U0001F511\U0001F512"));
    same("case is kept", QStringLiteral("PassWort\u00DF"));
    same("NUL inside", QStringLiteral("pass") + QChar(u'\0') + QStringLiteral("w\u00F6rt"));
    same("leading U+FEFF", QStringLiteral("\uFEFFpassword"));
    QTest::newRow("decomposed") << QStringLiteral("Schlu\u0308ssel") << QStringLiteral("Schl\u00FCssel");
    QTest::newRow("Hangul letters") << QStringLiteral("\u1112\u1161\u11AB") << QStringLiteral("\uD55C");
    QTest::newRow("full width") << QStringLiteral("\uFF30\uFF57\uFF11") << QStringLiteral("Pw1");
    QTest::newRow("ligature") << QStringLiteral("\uFB01sh") << QStringLiteral("fish");
    QTest::newRow("no-break space") << QStringLiteral("a\u00A0b") << QStringLiteral("a b");
    QTest::newRow("order of marks") << QStringLiteral("q\u0307\u0323") << QStringLiteral("q\u0323\u0307");
}

void tst_PasswordPolicy::normalisesToNfkc()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, expected);
    const auto normal = normalisePassword(typed);
    QVERIFY(normal);
    QCOMPARE(normal->bytes().toByteArray(), expected.toUtf8());
    QVERIFY(normal->isText());
    QCOMPARE(normalisePassword(*normal)->bytes().toByteArray(), expected.toUtf8());
}

void tst_PasswordPolicy::refusesWhatCannotBeHashed_data()
{
    QTest::addColumn<Secret>("typed");
    QTest::addColumn<AuthErrorReason>("reason");
    QTest::newRow("one byte too many") << Secret(QString(4097, u'x')) << AuthErrorReason::TooLong;
    QTest::newRow("two bytes a letter") << Secret(QString(2049, u'\u00FC')) << AuthErrorReason::TooLong;
    QTest::newRow("ten megabytes") << Secret(QString(10'000'000, u'x')) << AuthErrorReason::TooLong;
    QTest::newRow("ten megabytes of no text")
        << Secret::fromUtf8(QByteArray(10'000'000, '\xFF')) << AuthErrorReason::TooLong;
    QTest::newRow("lone high surrogate")
        << Secret(QStringLiteral("password") + QChar(0xD83D)) << AuthErrorReason::NotText;
    QTest::newRow("lone low surrogate")
        << Secret(QChar(0xDD11) + QStringLiteral("password")) << AuthErrorReason::NotText;
    QTest::newRow("broken UTF-8") << Secret::fromUtf8("pass\xC3word") << AuthErrorReason::NotText;
    QTest::newRow("overlong UTF-8") << Secret::fromUtf8("pass\xC0\xAFword") << AuthErrorReason::NotText;
    QTest::newRow("surrogate in UTF-8")
        << Secret::fromUtf8("pass\xED\xA0\xBDword") << AuthErrorReason::NotText;
}

void tst_PasswordPolicy::refusesWhatCannotBeHashed()
{
    QFETCH(const Secret, typed);
    QFETCH(const AuthErrorReason, reason);
    const auto normal = normalisePassword(typed);
    QVERIFY(!normal);
    QCOMPARE(normal.error().code, AuthErrorCode::PasswordNotAcceptable);
    QCOMPARE(normal.error().reason, reason);
}

void tst_PasswordPolicy::acceptsUpToTheLastByte()
{
    QCOMPARE(normalisePassword(QString(4096, u'x'))->bytes().size(), 4096);
    QCOMPARE(normalisePassword(QString(2048, u'\u00FC'))->bytes().size(), 4096);
}

void tst_PasswordPolicy::countsCodePointsAfterNormalising_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("acceptable");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("seven letters") << QStringLiteral("passwor") << false;
    QTest::newRow("eight letters") << QStringLiteral("password") << true;
    QTest::newRow("seven umlauts") << QString(7, u'\u00FC') << false;
    QTest::newRow("eight umlauts") << QString(8, u'\u00FC') << true;
    QTest::newRow("four umlauts of two code points each") << QStringLiteral("u\u0308").repeated(4) << false;
    QTest::newRow("seven emoji") << QStringLiteral("\U0001F511").repeated(7) << false;
    QTest::newRow("eight emoji") << QStringLiteral("\U0001F511").repeated(8) << true;
    QTest::newRow("four ligatures that become eight letters") << QString(4, u'\uFB01') << true;
    QTest::newRow("NUL is a code point") << QStringLiteral("passwor") + QChar(u'\0') << true;
    QTest::newRow("blanks only") << QString(8, u' ') << true;
    QTest::newRow("the longest") << QString(4096, u'x') << true;
}

void tst_PasswordPolicy::countsCodePointsAfterNormalising()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, acceptable);
    const auto checked = checkNewPassword(*normalisePassword(typed));
    QCOMPARE(checked.has_value(), acceptable);
    if (!acceptable) {
        QCOMPARE(checked.error().code, AuthErrorCode::PasswordNotAcceptable);
        QCOMPARE(checked.error().reason, AuthErrorReason::TooShort);
    }
}

QTEST_GUILESS_MAIN(tst_PasswordPolicy)
#include "tst_passwordpolicy.moc"
