// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <latchkey/core/auth/gate.h>

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(ada).id;
    }
    void cleanup() { m_world.reset(); }

    void whoMayEnterPassesEveryStep()
    {
        const auto explained = m_world->service.explain(m_id);
        QVERIFY(explained);
        QVERIFY(!explained->before);
        QCOMPARE(explained->steps.size(), qsizetype(gateSteps().size()));
        for (qsizetype i = 0; i < explained->steps.size(); ++i) {
            QCOMPARE(explained->steps[i].step, gateSteps().at(std::size_t(i)).name);
            QCOMPARE(explained->steps[i].verdict, GateVerdict::Passes);
        }
    }

    void stopIsTheOneThatALoginMeets_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<GateStepName>("step");
        QTest::addRow("throttled") << u"throttled"_s << GateStepName::Throttle;
        QTest::addRow("closed") << u"closed"_s << GateStepName::Throttle;
        QTest::addRow("no password") << u"no password"_s << GateStepName::FirstFactor;
        QTest::addRow("disabled") << u"disabled"_s << GateStepName::Enabled;
        QTest::addRow("unconfirmed") << u"unconfirmed"_s << GateStepName::Confirmed;
        QTest::addRow("disabled and unconfirmed") << u"both"_s << GateStepName::Enabled;
    }

    void stopIsTheOneThatALoginMeets()
    {
        QFETCH(const QString, state);
        QFETCH(const GateStepName, step);
        bring(state);
        const auto explained = m_world->service.explain(m_id);
        QVERIFY(explained);
        for (const ExplainedStep &each : explained->steps)
            QCOMPARE(each.verdict, each.step < step    ? GateVerdict::Passes
                                   : each.step == step ? GateVerdict::Stops
                                                       : GateVerdict::NotReached);
        const AuthError told = explained->steps[qsizetype(step)].refusal;
        Session session;
        const auto login = m_world->service.loginWithEmail(session, ada, Secret(u"correct horse"_s));
        QVERIFY(!login);
        QCOMPARE(told.code, login.error().code);
        QCOMPARE(told.reason, login.error().reason);
        QCOMPARE(told.retryAfter, login.error().retryAfter);
    }

    void factsAreTold()
    {
        Session session;
        QVERIFY(m_world->service.loginWithEmail(session, ada, Secret(u"correct horse"_s),
                                                {.caller = Caller::Client}));
        m_world->set(u"max_password_failures"_s, u"5"_s);
        failLogin(3);
        const auto explained = m_world->service.explain(m_id);
        QCOMPARE(explained->passwordFailures, 3);
        QCOMPARE(explained->maxPasswordFailures, 5);
        QCOMPARE(explained->lastPasswordFailure, toDateTime(TestService::start()));
        QCOMPARE(explained->knownDevices, 1);
        QVERIFY(explained->hasPassword);
        QVERIFY(explained->confirmationAsked);
    }

    void explainingChangesNothing()
    {
        for (const QString &state : {u"throttled"_s, u"both"_s}) {
            bring(state);
            m_world->clock.advance(-24h); // which a login would set right
            const QByteArray before = contents();
            for (int i = 0; i < 20; ++i)
                QVERIFY(m_world->service.explain(m_id));
            QCOMPARE(contents(), before);
        }
    }

    void methodTurnedOffStopsEverybodyFirst()
    {
        m_world->set(u"use_email"_s, u"false"_s);
        const auto explained = m_world->service.explain(m_id);
        QCOMPARE(explained->before->code, AuthErrorCode::MethodNotEnabled);
        for (const ExplainedStep &each : explained->steps)
            QCOMPARE(each.verdict, GateVerdict::NotReached);
    }

    void missingKeyIsTold()
    {
        GivenSealingKey missing(fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMissing));
        TestService &w = *m_world;
        UsersService service({.transactor = *w.database,
                              .users = w.users,
                              .settings = w.settings,
                              .sessions = w.sessions,
                              .throttle = w.throttle,
                              .devices = w.devices,
                              .mfa = w.mfa,
                              .pending = w.pending,
                              .codes = w.codes,
                              .outbox = w.outbox,
                              .audit = w.audit,
                              .hasher = w.hasher,
                              .transport = w.mails,
                              .clock = w.clock,
                              .random = w.random,
                              .key = missing});
        const auto explained = service.explain(m_id);
        QVERIFY(explained);
        QCOMPARE(explained->before->code, AuthErrorCode::KeychainFailed);
        QCOMPARE(explained->before->reason, AuthErrorReason::KeyMissing);
    }

    void unknownUserIsTold()
    {
        QCOMPARE(m_world->service.explain(UserId(99)).error().reason, AuthErrorReason::NoSuchUser);
    }

    void onlyAdminsMayAsk_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<AuthErrorCode>("code");
        QTest::addRow("nobody") << u"nobody"_s << AuthErrorCode::NotLoggedIn;
        QTest::addRow("user") << u"user"_s << AuthErrorCode::PermissionDenied;
        QTest::addRow("admin no more") << u"demoted"_s << AuthErrorCode::PermissionDenied;
        QTest::addRow("disabled admin") << u"disabled"_s << AuthErrorCode::NotLoggedIn;
    }

    void onlyAdminsMayAsk()
    {
        QFETCH(const QString, who);
        m_world->add(u"root@example.com"_s, u"correct horse"_s, Role::Admin);
        const UserId boss = m_world->add(u"boss@example.com"_s, u"correct horse"_s, Role::Admin).id;
        Session session;
        if (who != u"nobody"_s)
            QVERIFY(m_world->service.forceLogin(session, who == u"user"_s ? m_id : boss));
        if (who == u"demoted"_s || who == u"disabled"_s) {
            QVERIFY(m_world->service.explain(session, m_id));
            QVERIFY(who == u"demoted"_s ? m_world->service.setRole(boss, Role::User)
                                        : m_world->service.setEnabled(boss, false));
        }
        QTEST(m_world->service.explain(session, m_id).error().code, "code");
        QTEST(m_world->service.explain(session, UserId(99)).error().code, "code");
    }

private:
    void failLogin(int times)
    {
        for (int i = 0; i < times; ++i) {
            Session session;
            QVERIFY(!m_world->service.loginWithEmail(session, ada, Secret(u"wrong"_s)));
        }
    }

    void bring(const QString &state)
    {
        if (state == u"throttled"_s)
            failLogin(10);
        if (state == u"closed"_s) {
            const FailureCount hundred{.failures = 100, .last = TestService::start()};
            QVERIFY(m_world->throttle.save({.user = m_id}, hundred));
        }
        if (state == u"no password"_s)
            QVERIFY(m_world->users.setPasswordHash(m_id, ""));
        if (state == u"disabled"_s || state == u"both"_s)
            QVERIFY(m_world->service.setEnabled(m_id, false));
        if (state == u"unconfirmed"_s || state == u"both"_s)
            QVERIFY(m_world->users.setConfirmed(m_id, false));
    }

    QByteArray contents()
    {
        QByteArray all;
        for (const QString &table : {u"users"_s, u"throttle"_s, u"devices"_s, u"sessions"_s, u"outbox"_s}) {
            auto rows = m_world->database->run(u"SELECT * FROM "_s + table);
            while (rows->next())
                for (int column = 0; column < 5; ++column)
                    all += (*rows)[column].toByteArray() + '|';
        }
        return all;
    }

    UserId m_id{};
    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
