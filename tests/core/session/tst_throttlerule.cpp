// SPDX-License-Identifier: MIT
#include <latchkey/core/session/throttlerule.h>

#include <QTest>

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp noon{std::chrono::sys_days(std::chrono::year(2026) / 3 / 12) + 12h};

} // namespace

class TestThrottleRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pausesDoubleFromTheLimitOn_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("limit");
        QTest::addColumn<qint64>("seconds");
        for (const auto &[failures, limit, seconds] : {std::tuple{0, 10, 0},
                                                       {1, 10, 0},
                                                       {9, 10, 0},
                                                       {10, 10, 60},
                                                       {11, 10, 120},
                                                       {12, 10, 240},
                                                       {13, 10, 480},
                                                       {14, 10, 960},
                                                       {15, 10, 1920},
                                                       {16, 10, 3600},
                                                       {17, 10, 3600},
                                                       {99, 10, 3600},
                                                       {2'000'000'000, 10, 3600},
                                                       {0, 1, 0},
                                                       {1, 1, 60},
                                                       {2, 1, 120},
                                                       {99, 100, 0},
                                                       {100, 100, 60}})
            QTest::addRow("%d of %d", failures, limit) << failures << limit << qint64(seconds);
    }

    void pausesDoubleFromTheLimitOn()
    {
        QFETCH(const int, failures);
        QFETCH(const int, limit);
        QFETCH(const qint64, seconds);
        QCOMPARE(qint64(pauseAfter(failures, limit).count()), seconds);
    }

    void waitIsToldInWholeSecondsAndEnds_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<qint64>("seconds");
        QTest::addRow("at once") << qint64(0) << qint64(60);
        QTest::addRow("a millisecond later") << qint64(1) << qint64(60);
        QTest::addRow("a second later") << qint64(1000) << qint64(59);
        QTest::addRow("at the very end") << qint64(59'999) << qint64(1);
        QTest::addRow("over") << qint64(60'000) << qint64(0);
    }

    void waitIsToldInWholeSecondsAndEnds()
    {
        QFETCH(const qint64, milliseconds);
        QFETCH(const qint64, seconds);
        const auto checked = checkThrottle({.failures = 10, .last = noon}, {.limit = 10},
                                           noon + std::chrono::milliseconds(milliseconds));
        QCOMPARE(checked.has_value(), seconds == 0);
        if (!checked) {
            QCOMPARE(checked.error().code, AuthErrorCode::TooManyPasswordFailures);
            QCOMPARE(checked.error().reason, AuthErrorReason::None);
            QCOMPARE(qint64(checked.error().retryAfter.count()), seconds);
        }
    }

    void hundredFailuresCloseWhereTheyDo()
    {
        const Timestamp later = noon + std::chrono::years(5);
        const FailureCount hundred{.failures = 100, .last = noon};
        const auto closed = checkThrottle(countAt(hundred, later), {.limit = 10, .closes = true}, later);
        QCOMPARE(closed.error().code, AuthErrorCode::TooManyPasswordFailures);
        QCOMPARE(closed.error().reason, AuthErrorReason::PasswordClosed);
        QCOMPARE(closed.error().retryAfter, 0s);
        QVERIFY(checkThrottle(countAt(hundred, later), {.limit = 10, .closes = false}, later));
        QVERIFY(checkThrottle({.failures = 99, .last = noon}, {.limit = 10, .closes = true}, later));
    }

    void clockSetBackMakesNobodyWaitLonger()
    {
        const FailureCount stored{.failures = 12, .last = noon};
        const Timestamp dayBefore = noon - 24h;
        const FailureCount seen = countAt(stored, dayBefore);
        QCOMPARE(seen, (FailureCount{.failures = 12, .last = dayBefore}));
        QCOMPARE(checkThrottle(seen, {}, dayBefore).error().retryAfter, 240s);
        // and it does not gain a try either, however often it is set
        QVERIFY(!checkThrottle(seen, {}, dayBefore + 239s));
        QVERIFY(checkThrottle(seen, {}, dayBefore + 240s));
    }

    void clockSetForwardForgetsNoFailure()
    {
        const FailureCount stored{.failures = 12, .last = noon};
        QCOMPARE(countAt(stored, noon + 24h).failures, 12);
        QVERIFY(checkThrottle(countAt(stored, noon + 24h), {}, noon + 24h));
    }

    void failuresAreForgottenAfterAQuarter()
    {
        const FailureCount stored{.failures = 99, .last = noon};
        QCOMPARE(countAt(stored, noon + 90 * 24h).failures, 99);
        QCOMPARE(countAt(stored, noon + 90 * 24h + 1ms).failures, 0);
        QCOMPARE(countAt({.failures = 100, .last = noon}, noon + 91 * 24h).failures, 100);
    }
};

QTEST_GUILESS_MAIN(TestThrottleRule)
#include "tst_throttlerule.moc"
