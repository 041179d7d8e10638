// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString nobody = u"nobody@example.com"_s;
const QString password = u"correct horse"_s;

} // namespace

class TestTokenLogin : public QObject
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

    void codeLetsItsOwnerIn()
    {
        Session session;
        const auto user = login(session, request());
        QVERIFY(user);
        QCOMPARE(user->id, m_id);
        QCOMPARE((*m_world->service.getUser(session))->id, m_id);
        QVERIFY(!session.deviceToken().isEmpty());
    }

    void offUnlessTheSettingIsOn()
    {
        const QString code = request();
        m_world->set(u"use_token"_s, u"false"_s);
        Session session;
        QCOMPARE(login(session, code).error().code, AuthErrorCode::MethodNotEnabled);
        QCOMPARE(m_world->service.sendTokenLoginEmail(ada).error().code, AuthErrorCode::MethodNotEnabled);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("code");
        QTest::addColumn<AuthErrorCode>("error");
        using enum AuthErrorCode;
        QTest::addRow("wrong code") << ada << u"wrong"_s << CodeInvalid;
        QTest::addRow("what is no code") << ada << u"1"_s << CodeInvalid;
        QTest::addRow("unknown address") << nobody << u"right"_s << CodeInvalid;
        QTest::addRow("other address") << u"bob@example.com"_s << u"right"_s << CodeInvalid;
        QTest::addRow("no address") << u"ada"_s << u"right"_s << InvalidInput;
    }

    void refusals()
    {
        QFETCH(const QString, email);
        QFETCH(const QString, code);
        m_world->add(u"bob@example.com"_s);
        const QString right = request();
        const QString typed = code == u"right"_s ? right : code == u"wrong"_s ? wrongFor(right) : code;
        Session session;
        QTEST(m_world->service.loginWithToken(session, email, Secret(typed), client).error().code, "error");
        QVERIFY(session.isEmpty());
        QVERIFY(login(session, right));
    }

    void wrongCodesAreToldAlikeForKnownAndUnknownAddresses()
    {
        const QString code = wrongFor(request());
        Session session;
        const AuthError known = login(session, code).error();
        const AuthError unknown =
            m_world->service.loginWithToken(session, nobody, Secret(code), client).error();
        QCOMPARE(known.code, unknown.code);
        QCOMPARE(known.reason, unknown.reason);
        QCOMPARE(known.detail, unknown.detail);
    }

    void requestsSayTheSameForEverybody()
    {
        QVERIFY(m_world->service.sendTokenLoginEmail(nobody));
        QVERIFY(m_world->service.outbox()->isEmpty());
    }

    void codeWorksOnce()
    {
        const QString code = request();
        Session session;
        QVERIFY(login(session, code));
        QCOMPARE(login(session, code).error().reason, AuthErrorReason::CodeWrong);
    }

    void fiveWrongTriesEndACode()
    {
        const QString code = request();
        Session session;
        for (int i = 0; i < 5; ++i)
            QVERIFY(!login(session, wrongFor(code)));
        QCOMPARE(login(session, code).error().reason, AuthErrorReason::CodeWrong);
    }

    void wrongCodesCountInTheThrottle()
    {
        Session session;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(login(session, u"2222-2222"_s).error().code, AuthErrorCode::CodeInvalid);
        QVERIFY(m_world->service.flushOutbox()); // the owner is told of them
        const QString code = request();
        const AuthError refused = login(session, code).error();
        QCOMPARE(refused.code, AuthErrorCode::TooManyPasswordFailures);
        QCOMPARE(refused.retryAfter, 60s);
        // whoever has to wait has not used the code up
        m_world->clock.advance(60s);
        QVERIFY(login(session, code));
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 0);
    }

    void whatCannotBeACodeIsNotCounted()
    {
        Session session;
        QCOMPARE(login(session, u"nonsense!"_s).error().reason, AuthErrorReason::CodeMalformed);
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 0);
    }

    void codeOfTheDisabledIsUsedUp()
    {
        const QString code = request();
        QVERIFY(m_world->service.setEnabled(m_id, false));
        Session session;
        QCOMPARE(login(session, code).error().code, AuthErrorCode::AccountIsNotEnabled);
        QVERIFY(session.isEmpty());
        QVERIFY(m_world->service.setEnabled(m_id, true));
        QCOMPARE(login(session, code).error().reason, AuthErrorReason::CodeWrong);
    }

    void codeOfTheDeletedIsWrong()
    {
        const QString code = request();
        QVERIFY(m_world->service.removeUser(m_id));
        Session session;
        QCOMPARE(login(session, code).error().reason, AuthErrorReason::CodeWrong);
    }

    void cancelledLoginLeavesTheCode()
    {
        const QString code = request();
        Origin cancelled = client;
        cancelled.isCancelled = [] { return true; };
        Session session;
        QCOMPARE(m_world->service.loginWithToken(session, ada, Secret(code), cancelled).error().code,
                 AuthErrorCode::Cancelled);
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 0);
        QVERIFY(login(session, code));
    }

    void confirmedAccountKeepsItsPassword()
    {
        Session session;
        QVERIFY(login(session, request()));
        QVERIFY(m_world->service.loginWithEmail(session, ada, Secret(password)));
    }

    void unconfirmedAccountIsConfirmedAndWonClean()
    {
        const QString eve = u"eve@example.com"_s;
        m_world->set(u"confirm_email"_s, u"false"_s);
        Session planted;
        QVERIFY(m_world->service.signupWithEmail(planted, eve, Secret(password), client));
        QVERIFY(m_world->service.sendTokenLoginEmail(eve));
        Session session;
        const auto user =
            m_world->service.loginWithToken(session, eve, Secret(m_world->mailedCode()), client);
        QVERIFY(user->confirmedEmail);
        QVERIFY(!*m_world->service.getUser(planted));
        QVERIFY(*m_world->service.getUser(session));
        QVERIFY(!m_world->service.loginWithEmail(planted, eve, Secret(password)));
    }

    void passwordChangedMeanwhileIsNoMatter()
    {
        const QString code = request();
        QVERIFY(m_world->users.changePassword(m_id, "other", m_world->clock.now()));
        Session session;
        QVERIFY(login(session, code));
    }

    void addressChangedMeanwhileNeedsItsOwnCode()
    {
        const QString code = request();
        QVERIFY(m_world->service.setEmail(m_id, u"other@example.com"_s));
        Session session;
        QVERIFY(!login(session, code));
        QVERIFY(!m_world->service.loginWithToken(session, u"other@example.com"_s, Secret(code), client));
    }

    void auditTellsTheMethod()
    {
        Session session;
        QVERIFY(login(session, request()));
        const auto events = m_world->service.auditEvents({.email = ada, .limit = 2})->entries;
        QCOMPARE(events.at(0).kind, AuditKind::Login);
        QCOMPARE(events.at(0).details.value(u"method"_s).toString(), u"code"_s);
        QCOMPARE(events.at(1).kind, AuditKind::LoginCodeRequest);
    }

private:
    const Origin client{.caller = Caller::Client};

    QString request()
    {
        return m_world->service.sendTokenLoginEmail(ada) ? m_world->mailedCode() : QString();
    }
    Result<User> login(Session &session, const QString &code)
    {
        return m_world->service.loginWithToken(session, ada, Secret(code), client);
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
};

QTEST_GUILESS_MAIN(TestTokenLogin)
#include "tst_tokenlogin.moc"
