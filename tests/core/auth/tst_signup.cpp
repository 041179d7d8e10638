// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>
#include <QThread>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

class TestSignup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<TestService>(); }
    void cleanup() { m_world.reset(); }

    void newUserHasToConfirmFirst()
    {
        Session session;
        const auto user = signup(session);
        QVERIFY(user);
        QCOMPARE(user->email, u"Grace@example.com"_s);
        QCOMPARE(user->signedUp, toDateTime(TestService::start()));
        QVERIFY(user->enabled);
        QVERIFY(!user->confirmedEmail);
        QVERIFY(!user->lastLogin);
        QCOMPARE(user->role, Role::User);
        QVERIFY(session.isEmpty());
        QVERIFY(!m_world->mailedCode().isEmpty());
        QCOMPARE(m_world->mails.messages.size(), 1);
        QCOMPARE(m_world->mails.messages.constFirst().to, u"Grace@example.com"_s);
    }

    void logsInAtOnceWhereNothingStandsBetween()
    {
        m_world->set(u"confirm_email"_s, u"false"_s);
        Session session;
        QVERIFY(signup(session));
        QVERIFY(*m_world->service.getUser(session));
        QVERIFY(m_world->mailedCode().isEmpty());
    }

    void cancelledSignUpLeavesNothing()
    {
        Session session;
        bool asked = false;
        const Origin origin{.isCancelled = [&] { return asked = true; }};
        const auto cancelled = m_world->service.signupWithEmail(session, u"Grace@example.com"_s,
                                                                Secret(u"correct horse"_s), origin);
        QCOMPARE(cancelled.error().code, AuthErrorCode::Cancelled);
        const auto admin = m_world->service.createFirstAdmin(session, u"ada@example.com"_s,
                                                             Secret(u"correct horse"_s), origin);
        QCOMPARE(admin.error().code, AuthErrorCode::Cancelled);
        QVERIFY(asked && session.isEmpty());
        QVERIFY(!m_world->service.hasUsers().value_or(true));
        QVERIFY(m_world->mailedCode().isEmpty());
        QVERIFY(signup(session));
    }

    void waitsForApprovalWhereAdminsDecide()
    {
        m_world->add(u"admin@example.com"_s, u"correct horse"_s, Role::Admin);
        m_world->set(u"confirm_email"_s, u"false"_s);
        m_world->set(u"enable_automatically"_s, u"false"_s);
        Session session;
        const auto user = signup(session);
        QVERIFY(!user->enabled);
        QVERIFY(session.isEmpty());
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.size(), 1);
        QCOMPARE(m_world->mails.messages.constFirst().to, u"admin@example.com"_s);
        QVERIFY(m_world->mails.messages.constFirst().text.contains(u"Grace@example.com"_s));
    }

    void approvedPersonIsTold()
    {
        m_world->set(u"confirm_email"_s, u"false"_s);
        m_world->set(u"enable_automatically"_s, u"false"_s);
        Session session;
        const auto user = signup(session);
        QVERIFY(m_world->service.setEnabled(user->id, true));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.size(), 1);
        QCOMPARE(m_world->mails.messages.constFirst().to, u"Grace@example.com"_s);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<AuthErrorCode>("code");
        QTest::addColumn<AuthErrorReason>("reason");
        const auto none = AuthErrorReason::None;
        const QString email = u"grace@example.com"_s;
        const QString good = u"correct horse"_s;
        QTest::addRow("known") << u"ada@example.com"_s << good << AuthErrorCode::UserExists << none;
        QTest::addRow("known, other capitals")
            << u"ADA@Example.com"_s << good << AuthErrorCode::UserExists << none;
        QTest::addRow("short") << email << u"1234567"_s << AuthErrorCode::PasswordNotAcceptable
                               << AuthErrorReason::TooShort;
        QTest::addRow("seven emoji") << email << u"🔑🔑🔑🔑🔑🔑🔑"_s << AuthErrorCode::PasswordNotAcceptable
                                     << AuthErrorReason::TooShort;
        QTest::addRow("empty password")
            << email << QString() << AuthErrorCode::PasswordNotAcceptable << AuthErrorReason::TooShort;
        QTest::addRow("ten megabytes") << email << QString(10'000'000, u'x')
                                       << AuthErrorCode::PasswordNotAcceptable << AuthErrorReason::TooLong;
        QTest::addRow("lone surrogate") << email << good + QChar(0xdc00)
                                        << AuthErrorCode::PasswordNotAcceptable << AuthErrorReason::NotText;
        QTest::addRow("no address") << u"grace"_s << good << AuthErrorCode::InvalidInput
                                    << AuthErrorReason::EmailMalformed;
        QTest::addRow("empty address")
            << QString() << good << AuthErrorCode::InvalidInput << AuthErrorReason::EmailMissing;
    }

    void refusals()
    {
        QFETCH(const QString, email);
        QFETCH(const QString, password);
        m_world->add(u"ada@example.com"_s);
        Session session;
        const auto user = m_world->service.signupWithEmail(session, email, Secret(password), client);
        QVERIFY(!user);
        QTEST(user.error().code, "code");
        QTEST(user.error().reason, "reason");
        QCOMPARE(m_world->service.listUsers({})->users.size(), 1);
        QCOMPARE(m_world->service.outbox()->size(), 0);
    }

    void clientsMayNotSignUpWhereItIsOff()
    {
        m_world->set(u"allow_signup"_s, u"false"_s);
        Session session;
        QCOMPARE(signup(session).error().code, AuthErrorCode::SignupNotEnabled);
        QVERIFY(
            m_world->service.signupWithEmail(session, u"grace@example.com"_s, Secret(u"correct horse"_s)));
    }

    void nobodySignsUpByEmailWhereEmailIsOff()
    {
        m_world->set(u"use_email"_s, u"false"_s);
        Session session;
        QCOMPARE(signup(session).error().code, AuthErrorCode::MethodNotEnabled);
    }

    void passwordWithNulSurvives()
    {
        const QString password = u"correct"_s + QChar(0) + u"horse"_s;
        Session session;
        m_world->set(u"confirm_email"_s, u"false"_s);
        QVERIFY(m_world->service.signupWithEmail(session, u"grace@example.com"_s, Secret(password), client));
        QVERIFY(m_world->service.loginWithEmail(session, u"grace@example.com"_s, Secret(password), client));
        QVERIFY(
            !m_world->service.loginWithEmail(session, u"grace@example.com"_s, Secret(u"correct"_s), client));
    }

    void sixteenAtOnceMakeOneUser()
    {
        std::atomic<int> made = 0;
        std::atomic<int> existing = 0;
        QList<QThread *> threads;
        for (int i = 0; i < 16; ++i) {
            threads << QThread::create([&] {
                Session session;
                const auto user = signup(session);
                made += user.has_value();
                existing += !user && user.error().code == AuthErrorCode::UserExists;
            });
            threads.constLast()->start();
        }
        for (QThread *thread : std::as_const(threads))
            thread->wait();
        qDeleteAll(threads);
        QCOMPARE(made.load(), 1);
        QCOMPARE(existing.load(), 15);
        QCOMPARE(m_world->service.outbox()->size(), 1);
    }

    void firstAdminEntersAtOnce()
    {
        Session session;
        QVERIFY(!*m_world->service.hasUsers());
        const auto admin = firstAdmin(session);
        QVERIFY(admin);
        QCOMPARE(admin->role, Role::Admin);
        QVERIFY(admin->confirmedEmail);
        QVERIFY(*m_world->service.hasUsers());
        QCOMPARE((*m_world->service.getUser(session))->id, admin->id);
    }

    void firstAdminIsRefusedOnceThereIsAnyUser()
    {
        m_world->add(u"ada@example.com"_s);
        Session session;
        const auto admin = firstAdmin(session);
        QCOMPARE(admin.error().code, AuthErrorCode::PermissionDenied);
        QCOMPARE(admin.error().reason, AuthErrorReason::UsersExist);
        QVERIFY(session.isEmpty());
    }

    void sixteenAtOnceMakeOneFirstAdmin()
    {
        std::atomic<int> made = 0;
        std::atomic<int> refused = 0;
        QList<QThread *> threads;
        for (int i = 0; i < 16; ++i) {
            threads << QThread::create([&, i] {
                Session session;
                const auto admin = m_world->service.createFirstAdmin(session, u"admin%1@example.com"_s.arg(i),
                                                                     Secret(u"correct horse"_s));
                made += admin.has_value();
                refused += !admin && admin.error().reason == AuthErrorReason::UsersExist;
            });
            threads.constLast()->start();
        }
        for (QThread *thread : std::as_const(threads))
            thread->wait();
        qDeleteAll(threads);
        QCOMPARE(made.load(), 1);
        QCOMPARE(refused.load(), 15);
        QCOMPARE(m_world->service.listUsers({})->users.size(), 1);
    }

    void firstAdminIsRefusedBesideAUserWhoMayNotEnter()
    {
        QVERIFY(m_world->service.addUser(u"ada@example.com"_s, Secret(u"correct horse"_s),
                                         {.enabled = false, .confirmedEmail = false}));
        Session session;
        QCOMPARE(firstAdmin(session).error().reason, AuthErrorReason::UsersExist);
        QVERIFY(session.isEmpty());
    }

    void firstAdminsPasswordMustDo()
    {
        Session session;
        const auto admin =
            m_world->service.createFirstAdmin(session, u"ada@example.com"_s, Secret(u"short"_s));
        QCOMPARE(admin.error().reason, AuthErrorReason::TooShort);
        QVERIFY(!*m_world->service.hasUsers());
    }

private:
    const Origin client{.caller = Caller::Client, .language = {}, .device = {}};

    Result<User> signup(Session &session)
    {
        return m_world->service.signupWithEmail(session, u" Grace@example.com "_s, Secret(u"correct horse"_s),
                                                client);
    }

    Result<User> firstAdmin(Session &session)
    {
        return m_world->service.createFirstAdmin(session, u"ada@example.com"_s, Secret(u"correct horse"_s));
    }

    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestSignup)
#include "tst_signup.moc"
