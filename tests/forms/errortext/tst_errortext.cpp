// SPDX-License-Identifier: MIT
#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>

#include <QRegularExpression>
#include <QTest>

using namespace latchkey;
using namespace std::chrono_literals;

class ErrorTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasWords_data();
    void everyCodeHasWords();
    void everyReasonHasWords_data();
    void everyReasonHasWords();
    void wrongPasswordDoesNotTellWhichOfBoth();
    void waitIsToldInTheFittingUnit_data();
    void waitIsToldInTheFittingUnit();
    void detailIsNeverShown();
    void numbersOfANewerVersionStillHaveWords();

private:
    static void checkWords(const ErrorWords &words);
};

void ErrorTextTest::checkWords(const ErrorWords &words)
{
    // one or two sentences, and none of the words that people should not have to know
    static const QRegularExpression sentence(QStringLiteral("^\\p{Lu}.*\\.$"));
    static const QRegularExpression jargon(
        QStringLiteral("2FA|MFA|FIDO|token|credential|invalid|please|!|error|\\(s\\)|failed"),
        QRegularExpression::CaseInsensitiveOption);
    for (const QString &text : {words.title, words.advice}) {
        QVERIFY2(sentence.match(text).hasMatch(), qPrintable(text));
        QVERIFY2(!jargon.match(text).hasMatch(), qPrintable(text));
    }
    QVERIFY2(words.title != QStringLiteral("Something went wrong."), "the words for unknown numbers");
}

void ErrorTextTest::everyCodeHasWords_data()
{
    QTest::addColumn<AuthErrorCode>("code");
    for (int number :
         {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 100, 101, 102, 103, 104, 105, 106}) {
        const auto code = AuthErrorCode(number);
        QTest::newRow(qPrintable(authErrorCodeName(code))) << code;
    }
}

void ErrorTextTest::everyCodeHasWords()
{
    QFETCH(AuthErrorCode, code);
    checkWords(errorWords(fail(code).error()));
}

void ErrorTextTest::everyReasonHasWords_data()
{
    QTest::addColumn<AuthErrorReason>("reason");
    for (int number :
         {1,  2,  3,  4,  5,   6,   7,   10,  11,  12,  20,  22,  30,  31,  32,  33,  34, 35, 36, 37,
          38, 40, 41, 42, 43,  44,  45,  46,  47,  48,  49,  50,  51,  52,  53,  54,  55, 56, 57, 58,
          59, 60, 61, 70, 71,  72,  73,  74,  75,  76,  80,  81,  82,  83,  90,  91,  92, 93, 94, 95,
          96, 97, 98, 99, 100, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121})
        QTest::addRow("reason %d", number) << AuthErrorReason(number);
}

void ErrorTextTest::everyReasonHasWords()
{
    QFETCH(AuthErrorReason, reason);
    const AuthError withReason = fail(AuthErrorCode::InvalidInput, reason).error();
    checkWords(errorWords(withReason));
    QVERIFY(errorText(withReason) != errorText(fail(AuthErrorCode::InvalidInput).error()));
}

void ErrorTextTest::wrongPasswordDoesNotTellWhichOfBoth()
{
    QCOMPARE(errorText(fail(AuthErrorCode::AuthenticationFailed).error()),
             QStringLiteral("Email or password is wrong. Check both and try again."));
}

void ErrorTextTest::waitIsToldInTheFittingUnit_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("advice");
    QTest::newRow("unknown") << qint64(0) << QStringLiteral("Wait a while and try again.");
    QTest::newRow("one second") << qint64(1) << QStringLiteral("Try again in a moment.");
    QTest::newRow("seconds") << qint64(60) << QStringLiteral("Try again in 60 seconds.");
    QTest::newRow("minutes, rounded up") << qint64(121) << QStringLiteral("Try again in 3 minutes.");
    QTest::newRow("an hour") << qint64(3600) << QStringLiteral("Try again in 60 minutes.");
    QTest::newRow("hours") << qint64(7201) << QStringLiteral("Try again in 3 hours.");
}

void ErrorTextTest::waitIsToldInTheFittingUnit()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, advice);
    AuthError error = fail(AuthErrorCode::TooManyPasswordFailures).error();
    error.retryAfter = std::chrono::seconds(seconds);
    QCOMPARE(errorWords(error).advice, advice);
}

void ErrorTextTest::detailIsNeverShown()
{
    const AuthError error{.code = AuthErrorCode::StorageFailed, .detail = QStringLiteral("near \"FROM\"")};
    QVERIFY(!errorText(error).contains(QStringLiteral("FROM")));
}

void ErrorTextTest::numbersOfANewerVersionStillHaveWords()
{
    // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): out of range is the point
    const AuthError error = fail(AuthErrorCode(9999), AuthErrorReason(9999)).error();
    QCOMPARE(errorWords(error).title, QStringLiteral("Something went wrong."));
    QVERIFY(!errorWords(error).advice.isEmpty());
}

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
