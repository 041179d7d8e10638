// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString eve = u"eve@example.com"_s;

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_world->add(ada);
        m_world->add(eve);
        m_laptop = login(ada, u"laptop"_s);
        m_world->clock.advance(1h);
        m_phone = login(ada, u"phone"_s);
    }
    void cleanup() { m_world.reset(); }

    void listedToTheirUserWithTheOneUsedLastFirst()
    {
        login(eve, u"elsewhere"_s);
        const auto sessions = m_world->service.sessions(m_laptop);
        QCOMPARE(sessions->size(), 2);
        // the one that asks is in use
        QCOMPARE(sessions->at(0).device, u"phone"_s);
        QVERIFY(!sessions->at(0).current);
        QCOMPARE(sessions->at(1).device, u"laptop"_s);
        QVERIFY(sessions->at(1).current);
        QCOMPARE(sessions->at(1).opened, toDateTime(TestService::start()));
        QCOMPARE(sessions->at(1).lastUsed, toDateTime(m_world->clock.now()));
        QCOMPARE(sessions->at(0).opened, toDateTime(m_world->clock.now()));
    }

    void useIsNotedOnceInAWhile()
    {
        const auto lastUsed = [&] { return m_world->sessions.list(id())->constFirst().lastUsed; };
        const Timestamp opened = m_world->clock.now();
        m_world->clock.advance(5min - 1ms);
        QVERIFY(*m_world->service.getUser(m_phone));
        QCOMPARE(lastUsed(), opened);
        m_world->clock.advance(1ms);
        QVERIFY(*m_world->service.getUser(m_phone));
        QCOMPARE(lastUsed(), opened + 5min);
        // a clock that is set back is believed
        m_world->clock.advance(-2h);
        QVERIFY(*m_world->service.getUser(m_phone));
        QCOMPARE(m_world->sessions.list(id())->constLast().lastUsed, m_world->clock.now());
    }

    void checkingASessionDoesNotNeedToWrite()
    {
        m_world->clock.advance(1h);
        // nothing is written under another key
        m_world->database->expectKey("another");
        QVERIFY(*m_world->service.getUser(m_phone));
        QVERIFY(*m_world->service.getUser(m_phone));
        m_world->database->expectKey({});
    }

    void revokedSessionIsOver()
    {
        QVERIFY(m_world->service.revokeSession(m_laptop, idOf(u"phone"_s)));
        QVERIFY(!*m_world->service.getUser(m_phone));
        QVERIFY(*m_world->service.getUser(m_laptop));
        QVERIFY(m_world->service.revokeSession(m_laptop, 4711));
        QVERIFY(m_world->service.revokeSession(m_laptop, idOf(u"laptop"_s)));
        QVERIFY(!*m_world->service.getUser(m_laptop));
    }

    void sessionsOfOthersCannotBeRevoked()
    {
        const Session stranger = login(eve, u"elsewhere"_s);
        QVERIFY(m_world->service.revokeSession(stranger, idOf(u"phone"_s)));
        QVERIFY(*m_world->service.getUser(m_phone));
    }

    void allOthersCanBeRevoked()
    {
        const Session stranger = login(eve, u"elsewhere"_s);
        QVERIFY(m_world->service.revokeOtherSessions(m_phone));
        QVERIFY(*m_world->service.getUser(m_phone));
        QVERIFY(!*m_world->service.getUser(m_laptop));
        QVERIFY(*m_world->service.getUser(stranger));
    }

    void withoutASessionEverythingIsRefused_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addRow("none") << u"none"_s;
        QTest::addRow("ended") << u"ended"_s;
        QTest::addRow("invented") << u"invented"_s;
        QTest::addRow("disabled") << u"disabled"_s;
    }

    void withoutASessionEverythingIsRefused()
    {
        QFETCH(const QString, how);
        Session session = m_phone;
        if (how == u"none"_s)
            session = Session();
        else if (how == u"ended"_s)
            QVERIFY(m_world->service.revokeSession(m_laptop, idOf(u"phone"_s)));
        else if (how == u"invented"_s)
            session = Session(m_world->random.bytes(32));
        else
            QVERIFY(m_world->service.setEnabled(id(), false));
        UsersService &service = m_world->service;
        const Secret secret(u"correct horse"_s);
        const Proof proof{.kind = ProofKind::Password, .value = secret};
        for (const AuthErrorCode code :
             {service.sessions(session).error().code, service.revokeSession(session, 1).error().code,
              service.revokeOtherSessions(session).error().code, service.exportAccount(session).error().code,
              service.neededProof(session).error().code, service.sendProofEmail(session).error().code,
              service.resetPassword(session, secret, secret).error().code,
              service.setPassword(session, proof, secret).error().code,
              service.changeEmail(session, proof, u"new@example.com"_s).error().code,
              service.confirmNewEmail(session, Secret(u"2222-2222"_s)).error().code,
              service.deleteAccount(session, proof).error().code, service.activity(session).error().code})
            QCOMPARE(code, AuthErrorCode::NotLoggedIn);
    }

    void revocationStandsInTheAudit()
    {
        QVERIFY(m_world->service.revokeSession(m_laptop, idOf(u"phone"_s)));
        QVERIFY(m_world->service.revokeOtherSessions(m_laptop));
        const auto activity = m_world->service.activity(m_laptop);
        QCOMPARE(activity->at(0).kind, AuditKind::OtherSessionsRevoked);
        QCOMPARE(activity->at(1).kind, AuditKind::SessionRevoked);
        QVERIFY(activity->at(1).own);
    }

private:
    Session login(const QString &email, const QString &device)
    {
        Session session;
        if (!m_world->service.loginWithEmail(session, email, Secret(u"correct horse"_s),
                                             {.caller = Caller::Client, .device = device}))
            qFatal("no login");
        return session;
    }
    UserId id() { return (*m_world->service.find(u"email"_s, ada))->id; }
    qint64 idOf(const QString &device)
    {
        const auto sessions = m_world->service.sessions(m_laptop);
        return std::ranges::find(*sessions, device, &SessionInfo::device)->id;
    }

    std::unique_ptr<TestService> m_world;
    Session m_laptop;
    Session m_phone;
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
