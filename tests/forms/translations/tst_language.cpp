// SPDX-License-Identifier: MIT
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/language.h>

#include <QTest>
#include <QTranslator>

using namespace latchkey;
using namespace Qt::StringLiterals;

class LanguageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void translationsAreSpoken_data();
    void translationsAreSpoken();
    void unknownLanguageStaysEnglish();
};

void LanguageTest::cleanup()
{
    qDeleteAll(qApp->findChildren<QTranslator *>());
}

void LanguageTest::translationsAreSpoken_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("several");
    QTest::newRow("English") << u"en_GB"_s << u"Try again in 1 hour."_s << u"Try again in 3 hours."_s;
    QTest::newRow("German") << u"de_AT"_s << u"Versuchen Sie es in 1 Stunde erneut."_s
                            << u"Versuchen Sie es in 3 Stunden erneut."_s;
}

void LanguageTest::translationsAreSpoken()
{
    QFETCH(QString, locale);
    QFETCH(QString, one);
    QFETCH(QString, several);
    QVERIFY(installLanguage(QLocale(locale)));
    const auto advice = [](int minutes) {
        return errorWords({.code = AuthErrorCode::TooManyPasswordFailures,
                           .reason = AuthErrorReason::None,
                           .retryAfter = std::chrono::minutes(minutes),
                           .detail = {}})
            .advice;
    };
    QCOMPARE(advice(180), several);
    QVERIFY(qApp->translate("latchkey::ErrorText", "Try again in %n hours.", nullptr, 1) == one);
}

void LanguageTest::unknownLanguageStaysEnglish()
{
    QVERIFY(!installLanguage(QLocale(u"is_IS"_s)));
}

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
