// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <latch>
#include <vector>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int threadCount = 32;
const QString ada = u"ada@example.com"_s;
const Secret newPassword(u"violet kettle 47 harbour"_s);

//! LATCHKEY_ROUNDS=1000 is what a release has to pass.
int rounds()
{
    const int wanted = qEnvironmentVariableIntValue("LATCHKEY_ROUNDS");
    return wanted > 0 ? wanted : 12;
}

} // namespace

//! Threads that all redeem the same code at the same moment, round after round.
class TestSimultaneousCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_world->set(u"use_token"_s, u"true"_s);
        m_id = m_world->add(ada).id;
    }
    void cleanup() { m_world.reset(); }

    void oneCodeWorksOnce_data()
    {
        QTest::addColumn<CodePurpose>("purpose");
        QTest::addRow("confirm") << CodePurpose::Confirm;
        QTest::addRow("reset") << CodePurpose::Reset;
        QTest::addRow("login") << CodePurpose::Login;
    }

    void oneCodeWorksOnce()
    {
        QFETCH(const CodePurpose, purpose);
        for (int round = 0; round < rounds(); ++round) {
            m_world->clock.advance(2h);              // beyond the pause that refused threads have started
            QVERIFY(m_world->service.flushOutbox()); // the owner is told of those refused
            QVERIFY(request(purpose));
            const Secret code(m_world->mailedCode());
            QCOMPARE(successes([&] { return redeem(purpose, code); }), 1);
        }
    }

    void wrongCodesGetFiveTriesTogether()
    {
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        const QString code = m_world->mailedCode();
        QCOMPARE(successes([&] { return redeem(CodePurpose::Reset, Secret(wrongFor(code))); }), 0);
        QVERIFY(m_world->codes.ofUser(m_id, CodePurpose::Reset)->constFirst().triesLeft == 0);
        QVERIFY(!redeem(CodePurpose::Reset, Secret(code)));
    }

private:
    Result<void> request(CodePurpose purpose)
    {
        if (purpose == CodePurpose::Reset)
            return m_world->service.sendPasswordResetEmail(ada);
        if (purpose == CodePurpose::Login)
            return m_world->service.sendTokenLoginEmail(ada);
        return m_world->users.setConfirmed(m_id, false).and_then([&] {
            return m_world->service.sendConfirmationEmail(ada);
        });
    }

    Result<void> redeem(CodePurpose purpose, const Secret &code)
    {
        if (purpose == CodePurpose::Confirm)
            return m_world->service.confirmEmail(ada, code);
        if (purpose == CodePurpose::Reset)
            return m_world->service.resetPasswordWithCode(ada, code, newPassword);
        Session session;
        return m_world->service.loginWithToken(session, ada, code).transform([](const User &) {});
    }

    template<typename Attempt>
    static int successes(Attempt attempt)
    {
        std::atomic<int> succeeded = 0;
        std::latch start(threadCount);
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < threadCount; ++i) {
            threads.emplace_back(QThread::create([&] {
                start.arrive_and_wait();
                succeeded += attempt().has_value();
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        return succeeded;
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
};

int main(int argc, char **argv)
{
    // so many rounds take longer than QtTest lets a test take
    if (qEnvironmentVariableIsSet("LATCHKEY_ROUNDS"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    QCoreApplication app(argc, argv);
    TestSimultaneousCodes test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_simultaneouscodes.moc"
