// SPDX-License-Identifier: MIT
#include <latchkey/forms/dialog/answer.h>

#include <QPromise>
#include <QTest>

using namespace latchkey;

class TestAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_answers.clear();
        m_receiver = std::make_unique<QObject>();
        m_promise = std::make_unique<QPromise<Result<int>>>();
        m_promise->start();
        whenAnswered(m_promise->future(), m_receiver.get(),
                     [this](const Result<int> &answer) { m_answers << answer; });
    }

    void answerArrivesOnce()
    {
        m_promise->addResult(Result<int>(7));
        m_promise->finish();
        QVERIFY(m_answers.isEmpty()); // from the event loop, never within the call that asked
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers.constFirst().value_or(0), 7);
    }

    void refusalArrives()
    {
        m_promise->addResult(Result<int>(fail(AuthErrorCode::AuthenticationFailed)));
        m_promise->finish();
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers.constFirst().error().code, AuthErrorCode::AuthenticationFailed);
    }

    void cancelledFutureCountsAsCancelled()
    {
        m_promise->future().cancel();
        m_promise->addResult(Result<int>(7));
        m_promise->finish();
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers.constFirst().error().code, AuthErrorCode::Cancelled);
    }

    void brokenPromiseCountsAsCancelled()
    {
        m_promise.reset();
        QTRY_COMPARE(m_answers.size(), 1);
        QCOMPARE(m_answers.constFirst().error().code, AuthErrorCode::Cancelled);
    }

    void nobodyIsAnsweredOnceGone()
    {
        m_receiver.reset();
        QVERIFY(m_answers.isEmpty());
        m_promise->addResult(Result<int>(7));
        m_promise->finish();
        QObject later;
        bool passed = false;
        QMetaObject::invokeMethod(&later, [&] { passed = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(passed);
        QVERIFY(m_answers.isEmpty());
    }

private:
    QList<Result<int>> m_answers;
    std::unique_ptr<QObject> m_receiver;
    std::unique_ptr<QPromise<Result<int>>> m_promise;
};

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
