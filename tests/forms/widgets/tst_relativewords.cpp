// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/relativewords.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class RelativeWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeIsToldInTheLargestFittingUnit_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("words");
        QTest::newRow("just now") << u"2026-06-15T12:00:00"_s << u"today"_s;
        QTest::newRow("this morning") << u"2026-06-15T00:00:00"_s << u"today"_s;
        QTest::newRow("a clock set back") << u"2026-06-20T00:00:00"_s << u"today"_s;
        QTest::newRow("last night") << u"2026-06-14T23:59:59"_s << u"yesterday"_s;
        QTest::newRow("two days") << u"2026-06-13T12:00:00"_s << u"2 days ago"_s;
        QTest::newRow("13 days") << u"2026-06-02T12:00:00"_s << u"13 days ago"_s;
        QTest::newRow("14 days") << u"2026-06-01T12:00:00"_s << u"2 weeks ago"_s;
        QTest::newRow("a day short of 2 months") << u"2026-04-16T12:00:00"_s << u"8 weeks ago"_s;
        QTest::newRow("2 months") << u"2026-04-15T12:00:00"_s << u"2 months ago"_s;
        QTest::newRow("3 months") << u"2026-03-12T12:00:00"_s << u"3 months ago"_s;
        QTest::newRow("a day short of 2 years") << u"2024-06-16T12:00:00"_s << u"23 months ago"_s;
        QTest::newRow("2 years") << u"2024-06-15T12:00:00"_s << u"2 years ago"_s;
    }

    void timeIsToldInTheLargestFittingUnit()
    {
        QFETCH(QString, then);
        QFETCH(QString, words);
        const QDateTime now = QDateTime::fromString(u"2026-06-15T12:00:00"_s, Qt::ISODate);
        QCOMPARE(RelativeWords::since(QDateTime::fromString(then, Qt::ISODate), now), words);
    }

    void withinADayMinutesAndHoursAreCounted_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << u"2026-06-15T11:59:30"_s << u"just now"_s;
        QTest::newRow("a clock set back") << u"2026-06-15T13:00:00"_s << u"just now"_s;
        QTest::newRow("5 minutes") << u"2026-06-15T11:55:00"_s << u"5 minutes ago"_s;
        QTest::newRow("2 hours") << u"2026-06-15T09:30:00"_s << u"2 hours ago"_s;
        QTest::newRow("23 hours") << u"2026-06-14T12:30:00"_s << u"23 hours ago"_s;
        QTest::newRow("24 hours") << u"2026-06-14T12:00:00"_s << u"yesterday"_s;
    }

    void withinADayMinutesAndHoursAreCounted()
    {
        QFETCH(QString, then);
        QFETCH(QString, words);
        const QDateTime now = QDateTime::fromString(u"2026-06-15T12:00:00"_s, Qt::ISODate);
        QCOMPARE(RelativeWords::ago(QDateTime::fromString(then, Qt::ISODate), now), words);
    }

    void momentIsToldAsShortAsItCanBe_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << u"en_GB"_s << u"2026-06-15T09:41:00"_s << u"Today 09:41"_s;
        QTest::newRow("this year") << u"en_GB"_s << u"2026-05-09T14:02:00"_s << u"9 May 14:02"_s;
        QTest::newRow("another year") << u"en_GB"_s << u"2024-03-12T09:41:00"_s << u"12 Mar 2024"_s;
        QTest::newRow("German") << u"de_DE"_s << u"2026-05-09T14:02:00"_s << u"9. Mai 14:02"_s;
        QTest::newRow("month first") << u"en_US"_s << u"2026-05-09T14:02:00"_s << u"May 9 2:02\u202fPM"_s;
        QTest::newRow("Spanish") << u"es_ES"_s << u"2026-05-09T14:02:00"_s << u"9 de may 14:02"_s;
        QTest::newRow("Japanese") << u"ja_JP"_s << u"2026-05-09T14:02:00"_s << u"5月9日 14:02"_s;
    }

    void momentIsToldAsShortAsItCanBe()
    {
        QFETCH(QString, locale);
        QFETCH(QString, then);
        QFETCH(QString, words);
        const QDateTime now = QDateTime::fromString(u"2026-06-15T12:00:00"_s, Qt::ISODate);
        QCOMPARE(RelativeWords::moment(QDateTime::fromString(then, Qt::ISODate), now, QLocale(locale)),
                 words);
    }

    void daysAreThoseOfTheLocalCalendar()
    {
        const QDateTime now = QDateTime(QDate(2026, 6, 15), QTime(0, 30));
        QCOMPARE(RelativeWords::since(now.addSecs(-3600).toUTC(), now.toUTC()), u"yesterday"_s);
    }

    void longDateLeavesTheWeekdayOut_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("words");
        QTest::newRow("English, Britain") << u"en_GB"_s << u"12 March 2024"_s;
        QTest::newRow("English, United States") << u"en_US"_s << u"March 12, 2024"_s;
        QTest::newRow("German") << u"de_DE"_s << u"12. März 2024"_s;
        QTest::newRow("Spanish") << u"es_ES"_s << u"12 de marzo de 2024"_s;
        QTest::newRow("Japanese") << u"ja_JP"_s << u"2024年3月12日"_s;
    }

    void longDateLeavesTheWeekdayOut()
    {
        QFETCH(QString, locale);
        QFETCH(QString, words);
        const QDateTime time(QDate(2024, 3, 12), QTime(12, 0));
        QCOMPARE(RelativeWords::longDate(time, QLocale(locale)), words);
    }
};

QTEST_GUILESS_MAIN(RelativeWordsTest)
#include "tst_relativewords.moc"
