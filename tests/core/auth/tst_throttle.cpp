// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <latchkey/core/auth/throttle.h>

#include <QTest>
#include <QThread>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString eve = u"eve@example.com"_s; // nobody's
const Secret rightPassword(u"correct horse"_s);
const Secret wrongPassword(u"wrong horse"_s);

} // namespace

class TestThrottle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(ada).id;
    }
    void cleanup() { m_world.reset(); }

    void failuresFromTheLimitOnStartPauses_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addRow("known address") << ada;
        QTest::addRow("unknown address") << eve;
    }

    void failuresFromTheLimitOnStartPauses()
    {
        QFETCH(const QString, email);
        for (int i = 0; i < 9; ++i)
            QCOMPARE(wrong(email).code, AuthErrorCode::AuthenticationFailed);
        for (const auto pause : {60s, 120s, 240s, 480s, 960s, 1920s, 3600s, 3600s}) {
            QCOMPARE(wrong(email).code, AuthErrorCode::AuthenticationFailed);
            // neither a wrong nor a right password is looked at, and neither makes the wait longer
            for (const Secret &typed : {wrongPassword, rightPassword}) {
                const AuthError refused = attempt(email, typed).error();
                QCOMPARE(refused.code, AuthErrorCode::TooManyPasswordFailures);
                QCOMPARE(refused.reason, AuthErrorReason::None);
                QCOMPARE(refused.retryAfter, pause);
                QVERIFY(refused.isAuthenticationFailure());
            }
            m_world->clock.advance(pause - 1ms);
            QCOMPARE(wrong(email).retryAfter, 1s);
            m_world->clock.advance(1ms);
        }
    }

    void rightPasswordClearsTheCount()
    {
        for (int i = 0; i < 9; ++i)
            wrong(ada);
        QVERIFY(attempt(ada, rightPassword));
        for (int i = 0; i < 9; ++i)
            QCOMPARE(wrong(ada).code, AuthErrorCode::AuthenticationFailed);
        QVERIFY(attempt(ada, rightPassword));
    }

    void rightPasswordIsNoFailureWhateverStopsItThen()
    {
        QVERIFY(m_world->service.setEnabled(m_id, false));
        for (int i = 0; i < 15; ++i)
            QCOMPARE(attempt(ada, rightPassword).error().code, AuthErrorCode::AccountIsNotEnabled);
    }

    void limitIsASetting()
    {
        m_world->set(u"max_password_failures"_s, u"2"_s);
        wrong(ada);
        wrong(ada);
        QCOMPARE(wrong(ada).code, AuthErrorCode::TooManyPasswordFailures);
    }

    void countsOutliveTheService()
    {
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        UsersService another(m_world->ports());
        Session session;
        QCOMPARE(another.loginWithEmail(session, ada, rightPassword).error().code,
                 AuthErrorCode::TooManyPasswordFailures);
    }

    void accountsAreCountedApart()
    {
        m_world->add(u"bob@example.com"_s);
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        QVERIFY(attempt(u"bob@example.com"_s, rightPassword));
        QCOMPARE(wrong(u"eva@example.com"_s).code, AuthErrorCode::AuthenticationFailed);
    }

    void spellingsOfOneAddressAreCountedTogether()
    {
        for (const QString &email : {ada, eve}) {
            for (int i = 0; i < 5; ++i) {
                wrong(email.toUpper());
                wrong(u" "_s + email);
            }
            QCOMPARE(wrong(email).code, AuthErrorCode::TooManyPasswordFailures);
        }
    }

    void noMoreThanTheLimitGetThroughAtOnce_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addRow("known address") << ada;
        QTest::addRow("unknown address") << eve;
    }

    void noMoreThanTheLimitGetThroughAtOnce()
    {
        QFETCH(const QString, email);
        std::atomic<int> tried = 0;
        std::atomic<int> refused = 0;
        QList<QThread *> threads;
        for (int i = 0; i < 32; ++i) {
            threads << QThread::create([&] {
                const AuthErrorCode code = wrong(email).code;
                tried += code == AuthErrorCode::AuthenticationFailed;
                refused += code == AuthErrorCode::TooManyPasswordFailures;
            });
            threads.constLast()->start();
        }
        for (QThread *thread : std::as_const(threads))
            thread->wait();
        qDeleteAll(threads);
        QCOMPARE(tried.load(), 10);
        QCOMPARE(refused.load(), 22);
    }

    void strangerDoesNotLockTheOwnerOut()
    {
        const Secret device = loggedInDevice(ada);
        QCOMPARE(device.bytes().size(), 32);
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        QCOMPARE(attempt(ada, rightPassword).error().code, AuthErrorCode::TooManyPasswordFailures);
        QVERIFY(attempt(ada, rightPassword, device));
        // which does not open it for the stranger either
        QCOMPARE(attempt(ada, rightPassword).error().code, AuthErrorCode::TooManyPasswordFailures);
    }

    void knownDeviceIsThrottledForItself()
    {
        const Secret one = loggedInDevice(ada);
        const Secret other = loggedInDevice(ada);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(wrong(ada, one).code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE(wrong(ada, one).retryAfter, 60s);
        QVERIFY(attempt(ada, rightPassword, other));
        QVERIFY(attempt(ada, rightPassword));
    }

    void deviceThatTheAccountDidNotUseIsUnknown_data()
    {
        QTest::addColumn<QString>("token");
        for (const QString &token : {u"another account's"_s, u"invented"_s, u"short"_s, u"huge"_s})
            QTest::addRow("%s", qPrintable(token)) << token;
    }

    void deviceThatTheAccountDidNotUseIsUnknown()
    {
        QFETCH(const QString, token);
        m_world->add(u"bob@example.com"_s);
        const QHash<QString, Secret> tokens{{u"another account's"_s, loggedInDevice(u"bob@example.com"_s)},
                                            {u"invented"_s, m_world->random.bytes(32)},
                                            {u"short"_s, m_world->random.bytes(31)},
                                            {u"huge"_s, Secret(QString(1'000'000, u'x'))}};
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        QCOMPARE(attempt(ada, rightPassword, tokens[token]).error().code,
                 AuthErrorCode::TooManyPasswordFailures);
    }

    void oneDeviceServesSeveralAccounts()
    {
        m_world->add(u"bob@example.com"_s);
        const Secret device = loggedInDevice(ada);
        Session session;
        QVERIFY(login(session, u"bob@example.com"_s, rightPassword, device));
        QVERIFY(session.deviceToken().isEmpty());
        QCOMPARE(*m_world->devices.count(m_id), 1);
        for (int i = 0; i < 10; ++i)
            wrong(u"bob@example.com"_s);
        QVERIFY(attempt(u"bob@example.com"_s, rightPassword, device));
    }

    void tokenOfAStrangerIsReplaced()
    {
        Session session;
        const Secret planted = m_world->random.bytes(32);
        QVERIFY(login(session, ada, rightPassword, planted));
        QCOMPARE(session.deviceToken().bytes().size(), 32);
        QVERIFY(session.deviceToken().bytes() != planted.bytes());
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        QVERIFY(!attempt(ada, rightPassword, planted));
        QVERIFY(attempt(ada, rightPassword, session.deviceToken()));
    }

    void devicesUsedLongestAgoAreForgotten()
    {
        const Secret first = loggedInDevice(ada);
        for (int i = 0; i < 49; ++i) {
            m_world->clock.advance(1s);
            loggedInDevice(ada);
        }
        QCOMPARE(*m_world->devices.count(m_id), 50);
        m_world->clock.advance(1s);
        QVERIFY(attempt(ada, rightPassword, first)); // used again: it stays
        m_world->clock.advance(1s);
        loggedInDevice(ada);
        QCOMPARE(*m_world->devices.count(m_id), 50);
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        QVERIFY(attempt(ada, rightPassword, first));
    }

    void noTokenLiesInTheDatabase()
    {
        const Secret device = loggedInDevice(ada);
        auto rows = m_world->database->run(u"SELECT token_hash FROM devices"_s);
        QVERIFY(rows->next());
        QCOMPARE((*rows)[0].toByteArray(), sha256(device.bytes()));
    }

    void hundredFailuresCloseThePassword_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addRow("known address") << ada;
        QTest::addRow("unknown address") << eve;
    }

    void hundredFailuresCloseThePassword()
    {
        QFETCH(const QString, email);
        const Secret device = loggedInDevice(ada);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(wrong(email).code, AuthErrorCode::AuthenticationFailed);
            m_world->clock.advance(1h);
        }
        m_world->clock.advance(24h * 365);
        const AuthError closed = attempt(email, rightPassword).error();
        QCOMPARE(closed.code, AuthErrorCode::TooManyPasswordFailures);
        QCOMPARE(closed.reason, AuthErrorReason::PasswordClosed);
        QVERIFY(attempt(ada, rightPassword, device));
    }

    void anAdminOpensAClosedPassword()
    {
        const FailureCount hundred{.failures = 100, .last = TestService::start()};
        const ThrottleKey second{.user = m_id, .factor = ThrottledFactor::SecondFactor};
        QVERIFY(m_world->throttle.save({.user = m_id}, hundred));
        QVERIFY(m_world->throttle.save(second, hundred));
        QVERIFY(m_world->service.setEnabled(m_id, false));
        QCOMPARE(attempt(ada, rightPassword).error().reason, AuthErrorReason::PasswordClosed);
        QVERIFY(m_world->service.setEnabled(m_id, true));
        QVERIFY(attempt(ada, rightPassword));
        QCOMPARE((*m_world->throttle.find(second))->failures, 100);
        // nor has it to be disabled first
        QVERIFY(m_world->throttle.save({.user = m_id}, hundred));
        QVERIFY(m_world->service.setEnabled(m_id, true));
        QVERIFY(attempt(ada, rightPassword));
    }

    void resetLiftsThePasswordsCountOnly()
    {
        Throttle throttle(m_world->portsOfService);
        const TryBy second{.emailKey = ada, .factor = ThrottledFactor::SecondFactor};
        const TryBy password{.emailKey = ada, .factor = ThrottledFactor::Password};
        for (int i = 0; i < 100; ++i) {
            QVERIFY(throttle.reserve(second, 100));
            QVERIFY(throttle.reserve(password, 100));
        }
        m_world->clock.advance(1h);
        QCOMPARE(throttle.reserve(password, 10).error().reason, AuthErrorReason::PasswordClosed);
        QVERIFY(inWrite(*m_world->database, [&] { return throttle.liftPassword(m_id); }));
        QVERIFY(attempt(ada, rightPassword));
        QCOMPARE(throttle.look({.user = m_id, .factor = ThrottledFactor::SecondFactor}, 10)->count.failures,
                 100);
    }

    void secondFactorIsCountedApart()
    {
        Throttle throttle(m_world->portsOfService);
        for (int i = 0; i < 10; ++i)
            QVERIFY(throttle.reserve({.emailKey = ada, .factor = ThrottledFactor::SecondFactor}, 10));
        QCOMPARE(throttle.reserve({.emailKey = ada, .factor = ThrottledFactor::SecondFactor}, 10)
                     .error()
                     .retryAfter,
                 60s);
        QVERIFY(attempt(ada, rightPassword));
    }

    void troubleCountsAsNothing()
    {
        Throttle throttle(m_world->portsOfService);
        for (int i = 0; i < 20; ++i) {
            const auto reserved = throttle.reserve({.emailKey = ada}, 10);
            QVERIFY(reserved);
            QVERIFY(throttle.takeBack(*reserved));
        }
        QCOMPARE(throttle.look({.user = m_id}, 10)->count.failures, 0);
    }

    void clockSetBackAndForthLocksNobodyOutForLong()
    {
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        m_world->clock.advance(-24h);
        QCOMPARE(attempt(ada, rightPassword).error().retryAfter, 60s);
        m_world->clock.advance(30s);
        QCOMPARE(attempt(ada, rightPassword).error().retryAfter, 30s);
        m_world->clock.advance(30s);
        QVERIFY(attempt(ada, rightPassword));
        for (int i = 0; i < 10; ++i)
            wrong(ada);
        // forward it ends the pause that runs, for one try
        m_world->clock.advance(24h);
        QCOMPARE(wrong(ada).code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE(wrong(ada).retryAfter, 120s);
    }

    void addressesThatNobodyHasAreNotKept()
    {
        wrong(eve);
        auto rows = m_world->database->run(u"SELECT subject, user_id FROM throttle"_s);
        QVERIFY(rows->next());
        QCOMPARE((*rows)[0].toByteArray(), (*m_world->key.get())->mac("throttle", eve.toUtf8()));
        QVERIFY((*rows)[1].isNull());
    }

    void oldCountsArePruned()
    {
        for (int i = 0; i < 4; ++i)
            wrong(u"nobody%1@example.com"_s.arg(i));
        m_world->clock.advance(91 * 24h);
        wrong(eve);
        wrong(ada);
        auto rows = m_world->database->run(u"SELECT count(*) FROM throttle"_s);
        QVERIFY(rows->next());
        QCOMPARE((*rows)[0].toInt(), 2);
    }

    void ownerIsToldOnceADay()
    {
        for (int i = 0; i < 9; ++i)
            wrong(ada);
        QCOMPARE(mailsAfterFlush(), 0);
        wrong(ada);
        QCOMPARE(mailsAfterFlush(), 1);
        const MailMessage &mail = m_world->mails.messages.constFirst();
        QCOMPARE(mail.to, ada);
        QVERIFY(mail.subject.contains(u"wrong tries"_s));
        for (int i = 0; i < 23; ++i) {
            m_world->clock.advance(1h);
            QCOMPARE(wrong(ada).code, AuthErrorCode::AuthenticationFailed);
            QCOMPARE(mailsAfterFlush(), 1);
        }
        m_world->clock.advance(1h);
        wrong(ada);
        QCOMPARE(mailsAfterFlush(), 2);
    }

    void rightTenthTryTellsNobody()
    {
        for (int i = 0; i < 9; ++i)
            wrong(ada);
        QVERIFY(attempt(ada, rightPassword));
        QCOMPARE(mailsAfterFlush(), 0);
    }

    void addressThatNobodyHasIsNotMailed()
    {
        for (int i = 0; i < 12; ++i)
            wrong(eve);
        QCOMPARE(mailsAfterFlush(), 0);
        QVERIFY(m_world->service.outbox()->isEmpty());
    }

    void verifyPasswordDoesNotCount()
    {
        for (int i = 0; i < 20; ++i)
            QVERIFY(!*m_world->service.verifyPassword(m_id, wrongPassword));
        QVERIFY(attempt(ada, rightPassword));
    }

private:
    Result<User> login(Session &session, const QString &email, const Secret &typed, const Secret &device = {})
    {
        return m_world->service.loginWithEmail(session, email, typed,
                                               {.caller = Caller::Client, .deviceToken = device});
    }

    Result<User> attempt(const QString &email, const Secret &typed, const Secret &device = {})
    {
        Session session;
        return login(session, email, typed, device);
    }

    AuthError wrong(const QString &email, const Secret &device = {})
    {
        const auto user = attempt(email, wrongPassword, device);
        return user ? AuthError{.code = AuthErrorCode::Cancelled} : user.error();
    }

    Secret loggedInDevice(const QString &email)
    {
        Session session;
        return login(session, email, rightPassword) ? session.deviceToken() : Secret();
    }

    int mailsAfterFlush()
    {
        return m_world->service.flushOutbox() ? int(m_world->mails.messages.size()) : -1;
    }

    UserId m_id{};
    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestThrottle)
#include "tst_throttle.moc"
