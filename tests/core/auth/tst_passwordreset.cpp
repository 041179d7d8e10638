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
const QString oldPassword = u"correct horse"_s;
const QString newPassword = u"violet kettle 47 harbour"_s;

} // namespace

class TestPasswordReset : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(ada).id;
    }
    void cleanup() { m_world.reset(); }

    void codeSetsANewPassword()
    {
        m_world->clock.advance(1h);
        QVERIFY(reset(request()));
        QCOMPARE(login(oldPassword).error().code, AuthErrorCode::AuthenticationFailed);
        const auto user = login(newPassword);
        QVERIFY(user);
        QCOMPARE(user->passwordChanged, toDateTime(m_world->clock.now()));
    }

    void resetLogsNobodyInAndEverybodyOut()
    {
        Session session;
        QVERIFY(m_world->service.loginWithEmail(session, ada, Secret(oldPassword)));
        QVERIFY(reset(request()));
        QVERIFY(!*m_world->service.getUser(session));
        QVERIFY(m_world->sessions.list(m_id)->isEmpty());
    }

    void ownerIsToldOfIt()
    {
        QVERIFY(reset(request()));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().to, ada);
        QVERIFY(m_world->mails.messages.constLast().subject.contains(u"password"_s));
        QVERIFY(m_world->mails.lastCode().isEmpty());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("password");
        QTest::addColumn<AuthErrorCode>("error");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum AuthErrorCode;
        using enum AuthErrorReason;
        QTest::addRow("wrong code") << ada << u"wrong"_s << newPassword << CodeInvalid << CodeWrong;
        QTest::addRow("no code") << ada << QString() << newPassword << CodeInvalid << CodeMalformed;
        QTest::addRow("other address")
            << u"bob@example.com"_s << u"right"_s << newPassword << CodeInvalid << CodeWrong;
        QTest::addRow("unknown address") << nobody << u"right"_s << newPassword << CodeInvalid << CodeWrong;
        QTest::addRow("no address") << u"ada"_s << u"right"_s << newPassword << InvalidInput
                                    << EmailMalformed;
        QTest::addRow("short password")
            << ada << u"right"_s << u"short"_s << PasswordNotAcceptable << TooShort;
        QTest::addRow("common password")
            << ada << u"right"_s << u"password1"_s << PasswordNotAcceptable << Common;
        QTest::addRow("address as password")
            << ada << u"right"_s << ada << PasswordNotAcceptable << ContainsAddress;
        QTest::addRow("ten megabytes")
            << ada << u"right"_s << QString(10'000'000, u'x') << PasswordNotAcceptable << TooLong;
    }

    void refusals()
    {
        QFETCH(const QString, email);
        QFETCH(const QString, code);
        QFETCH(const QString, password);
        QFETCH(const AuthErrorReason, reason);
        m_world->add(u"bob@example.com"_s);
        const QString right = request();
        const QString typed = code == u"right"_s ? right : code.isEmpty() ? code : wrongFor(right);
        const auto refused = m_world->service.resetPasswordWithCode(email, Secret(typed), Secret(password));
        QTEST(refused.error().code, "error");
        QCOMPARE(refused.error().reason, reason);
        // the code still works: nothing but its own wrong tries uses it up
        QVERIFY(login(oldPassword));
        QVERIFY(reset(right));
    }

    void refusedPasswordsCostNoTries()
    {
        const QString code = request();
        for (int i = 0; i < 6; ++i)
            QCOMPARE(reset(code, u"short"_s).error().code, AuthErrorCode::PasswordNotAcceptable);
        QVERIFY(reset(code));
    }

    void fiveWrongTriesEndACode()
    {
        const QString code = request();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(reset(wrongFor(code)).error().reason, AuthErrorReason::CodeWrong);
        QCOMPARE(reset(code).error().reason, AuthErrorReason::CodeWrong);
        QVERIFY(login(oldPassword));
    }

    void codeWorksOnce()
    {
        const QString code = request();
        QVERIFY(reset(code));
        QCOMPARE(reset(code, u"another kettle 48 harbour"_s).error().reason, AuthErrorReason::CodeWrong);
    }

    void codeOfAnotherPurposeIsWrong()
    {
        m_world->set(u"use_token"_s, u"true"_s);
        QVERIFY(m_world->service.sendTokenLoginEmail(ada));
        QCOMPARE(reset(m_world->mailedCode()).error().reason, AuthErrorReason::CodeWrong);
    }

    void newCodeReplacesTheOldOne()
    {
        const QString first = request();
        const QString second = request();
        QCOMPARE(reset(first).error().reason, AuthErrorReason::CodeWrong);
        QVERIFY(reset(second));
    }

    void requestsSayTheSameForEverybody()
    {
        QVERIFY(m_world->service.sendPasswordResetEmail(nobody));
        QVERIFY(m_world->service.outbox()->isEmpty());
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QCOMPARE(m_world->service.outbox()->size(), 1);
        QCOMPARE(m_world->service.sendPasswordResetEmail(u"ada"_s).error().code, AuthErrorCode::InvalidInput);
    }

    void withoutPasswordsThereIsNoReset()
    {
        const QString code = request();
        m_world->set(u"use_email"_s, u"false"_s);
        QCOMPARE(m_world->service.sendPasswordResetEmail(ada).error().code, AuthErrorCode::MethodNotEnabled);
        QCOMPARE(m_world->service.startPasswordReset(m_id).error().code, AuthErrorCode::MethodNotEnabled);
        QCOMPARE(reset(code).error().code, AuthErrorCode::MethodNotEnabled);
    }

    void resetOpensAClosedPassword()
    {
        for (int i = 0; i < 100; ++i) {
            (void)login(u"wrong horse"_s);
            m_world->clock.advance(1h);
        }
        QCOMPARE(login(oldPassword).error().reason, AuthErrorReason::PasswordClosed);
        QVERIFY(m_world->service.flushOutbox()); // the owner is told of the wrong ones
        QVERIFY(reset(request()));
        QVERIFY(login(newPassword));
    }

    void secondFactorsCountStays()
    {
        const ThrottleKey factor{.user = m_id, .factor = ThrottledFactor::SecondFactor};
        QVERIFY(m_world->throttle.save(factor, {.failures = 7, .last = m_world->clock.now()}));
        QVERIFY(reset(request()));
        QCOMPARE((*m_world->throttle.find(factor))->failures, 7);
    }

    void resetEndsOtherCodesButNotTheUndoing()
    {
        m_world->set(u"use_token"_s, u"true"_s);
        QVERIFY(m_world->service.sendTokenLoginEmail(ada));
        const QString loginCode = m_world->mailedCode();
        const auto undo = EmailAddress::parse(u"former@example.com"_s);
        QVERIFY(m_world->codes.add(CodePurpose::UndoEmail,
                                   {.user = m_id, .address = *undo, .hash = "h", .messageId = u"m"_s}));
        QVERIFY(reset(request()));
        Session session;
        QCOMPARE(m_world->service.loginWithToken(session, ada, Secret(loginCode)).error().code,
                 AuthErrorCode::CodeInvalid);
        QCOMPARE(m_world->codes.ofUser(m_id, CodePurpose::UndoEmail)->size(), 1);
    }

    void unconfirmedAccountIsWonClean()
    {
        const QString eve = u"eve@example.com"_s;
        Session planted;
        const Origin client{.caller = Caller::Client};
        m_world->set(u"confirm_email"_s, u"false"_s);
        QVERIFY(m_world->service.signupWithEmail(planted, eve, Secret(oldPassword), client));
        QVERIFY(!planted.isEmpty());
        const UserId id = (*m_world->service.find(u"email"_s, eve))->id;
        QVERIFY(m_world->service.sendPasswordResetEmail(eve));
        QVERIFY(
            m_world->service.resetPasswordWithCode(eve, Secret(m_world->mailedCode()), Secret(newPassword)));
        QVERIFY(!*m_world->service.getUser(planted));
        QCOMPARE(m_world->devices.count(id).value(), 0);
        Session session;
        QVERIFY(!m_world->service.loginWithEmail(session, eve, Secret(oldPassword)));
        QVERIFY(m_world->service.loginWithEmail(session, eve, Secret(newPassword))->confirmedEmail);
    }

    void disabledAccountStaysDisabled()
    {
        QVERIFY(m_world->service.setEnabled(m_id, false));
        QVERIFY(reset(request()));
        QCOMPARE(login(newPassword).error().code, AuthErrorCode::AccountIsNotEnabled);
    }

    void adminStartsAResetAlsoForTheUnconfirmed()
    {
        const auto added =
            m_world->service.addUser(u"new@example.com"_s, Secret(oldPassword), {.confirmedEmail = false});
        QVERIFY(m_world->service.startPasswordReset(added->id));
        QVERIFY(m_world->service.resetPasswordWithCode(added->email, Secret(m_world->mailedCode()),
                                                       Secret(newPassword)));
        QCOMPARE(m_world->service.startPasswordReset(UserId(999)).error().reason,
                 AuthErrorReason::NoSuchUser);
    }

    void addressChangedMeanwhileNeedsItsOwnCode()
    {
        const QString code = request();
        QVERIFY(m_world->service.setEmail(m_id, u"other@example.com"_s));
        QVERIFY(!m_world->service.resetPasswordWithCode(u"other@example.com"_s, Secret(code),
                                                        Secret(newPassword)));
        QVERIFY(!reset(code));
    }

    void auditTellsOfIt()
    {
        const QString code = request();
        (void)reset(wrongFor(code));
        QVERIFY(reset(code));
        const auto events = m_world->service.auditEvents({.email = ada, .limit = 3})->entries;
        QCOMPARE(events.at(0).kind, AuditKind::PasswordReset);
        QVERIFY(!events.at(0).refusal);
        QCOMPARE(events.at(1).refusal, AuthErrorCode::CodeInvalid);
        QCOMPARE(events.at(2).kind, AuditKind::PasswordResetRequest);
    }

private:
    QString request()
    {
        return m_world->service.sendPasswordResetEmail(ada) ? m_world->mailedCode() : QString();
    }
    Result<void> reset(const QString &code, const QString &password = newPassword)
    {
        return m_world->service.resetPasswordWithCode(ada, Secret(code), Secret(password));
    }
    Result<User> login(const QString &password)
    {
        Session session;
        return m_world->service.loginWithEmail(session, ada, Secret(password), {.caller = Caller::Client});
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
};

QTEST_GUILESS_MAIN(TestPasswordReset)
#include "tst_passwordreset.moc"
