// SPDX-License-Identifier: MIT
#include "meddlinghasher.h"
#include "mfaworld.h"

#include <QTest>
#include <QThread>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MfaLogin totp(const QString &typed)
{
    return {.type = u"totp"_s, .value = Secret(typed)};
}

bool isRefused(const Result<User> &answer, AuthErrorReason reason)
{
    return !answer && answer.error().code == AuthErrorCode::MfaRequired && answer.error().reason == reason &&
           !answer.error().pending.isEmpty();
}

} // namespace

class TestSecondFactor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<MfaWorld>(); }
    void cleanup()
    {
        m_world.reset();
        m_token = {};
    }

    void factorIsAskedOfThoseWhoHaveOne()
    {
        QVERIFY(isRefused(m_world->login(), AuthErrorReason::FactorMissing));
        QVERIFY(m_world->session.isEmpty());
        const auto user = m_world->login(m_world->code());
        QVERIFY(user);
        QCOMPARE(user->mfaTypes, QStringList{u"totp"_s});
        QVERIFY(!m_world->session.isEmpty());
        m_world->add(u"bob@example.com"_s);
        QVERIFY(m_world->service.loginWithEmail(m_world->session, u"bob@example.com"_s, m_world->password));
    }

    void factorIsNotAskedForWhileTheSettingIsOff()
    {
        m_world->set(u"mfa"_s, u"off"_s);
        QVERIFY(m_world->login());
        QVERIFY(m_world->login(totp(u"000000"_s)));
    }

    void factorIsNotLookedAtBeforeThePassword()
    {
        const EmailLogin wrong{
            .email = m_world->ada.email, .password = Secret(u"wrong horse"_s), .mfa = m_world->code()};
        const auto refused = m_world->service.loginWithEmail(m_world->session, wrong);
        QCOMPARE(refused.error().code, AuthErrorCode::AuthenticationFailed);
        QVERIFY(refused.error().pending.isEmpty());
        // nor is it used up
        QVERIFY(m_world->login(m_world->code()));
    }

    void codeHoldsAStepEarlyAndLate_data()
    {
        QTest::addColumn<int>("off");
        QTest::addColumn<bool>("accepted");
        QTest::addRow("two steps slow") << -60 << false;
        QTest::addRow("a step slow") << -30 << true;
        QTest::addRow("right") << 0 << true;
        QTest::addRow("a step fast") << 30 << true;
        QTest::addRow("two steps fast") << 60 << false;
    }

    void codeHoldsAStepEarlyAndLate()
    {
        QFETCH(const int, off);
        QFETCH(const bool, accepted);
        QCOMPARE(m_world->login(m_world->code(std::chrono::seconds(off))).has_value(), accepted);
    }

    void wrongFactorIsRefused_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addRow("no code") << u"totp"_s << QString();
        QTest::addRow("no digits") << u"totp"_s << u"abcdef"_s;
        QTest::addRow("too long") << u"totp"_s << u"1234567"_s;
        QTest::addRow("no recovery code") << u"recovery"_s << u"123456"_s;
        QTest::addRow("another recovery code") << u"recovery"_s << u"K7MQ-2PR9-XW4T-HJ3D"_s;
        QTest::addRow("no ticket") << u"ticket"_s << QString();
        QTest::addRow("another ticket") << u"ticket"_s << u"x"_s.repeated(32);
        QTest::addRow("unknown type") << u"fingerprint"_s << u"left thumb"_s;
        QTest::addRow("no type") << QString() << QString();
    }

    void wrongFactorIsRefused()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, value);
        QVERIFY(isRefused(m_world->login(MfaLogin{.type = type, .value = Secret(value)}),
                          AuthErrorReason::FactorWrong));
        QVERIFY(m_world->session.isEmpty());
    }

    void factorOfSomebodyElseIsRefused()
    {
        const User bob = m_world->add(u"bob@example.com"_s);
        const QList<Secret> adas = m_world->recoveryCodes;
        const Secret secret = m_world->addApp(bob);
        const MfaLogin code{.type = u"totp"_s, .value = Authenticator::codeOf(secret, m_world->clock.now())};
        QVERIFY(isRefused(m_world->login(code), AuthErrorReason::FactorWrong));
        QVERIFY(isRefused(m_world->login(m_world->recoveryCode(0)), AuthErrorReason::FactorWrong));
        m_world->recoveryCodes = adas;
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
    }

    void replayedCodeIsRefused()
    {
        const MfaLogin used = m_world->code();
        QVERIFY(m_world->login(used));
        QVERIFY(isRefused(m_world->login(used), AuthErrorReason::FactorWrong));
    }

    void codeBeforeTheLastOneIsRefused()
    {
        QVERIFY(m_world->login(m_world->code(30s)));
        for (const auto off : {-30s, 0s, 30s})
            QVERIFY(isRefused(m_world->login(m_world->code(off)), AuthErrorReason::FactorWrong));
        m_world->clock.advance(30s);
        QVERIFY(isRefused(m_world->login(m_world->code()), AuthErrorReason::FactorWrong));
        QVERIFY(m_world->login(m_world->code(30s)));
    }

    // before a release, with LATCHKEY_ROUNDS=1000 and QTEST_FUNCTION_TIMEOUT=3600000
    void oneCodeGetsOneOfManyIn()
    {
        const int rounds = std::max(5, qEnvironmentVariableIntValue("LATCHKEY_ROUNDS"));
        for (int round = 0; round < rounds; ++round) {
            m_world->clock.advance(24h); // beyond every pause
            const MfaLogin code = m_world->code();
            QList<PendingLogin> pending;
            while (pending.size() < 4)
                pending << m_world->pendingLogin();
            std::atomic<int> in = 0;
            std::atomic<int> refused = 0;
            QList<QThread *> threads;
            for (int i = 0; i < 64; ++i) {
                threads << QThread::create([&, mine = pending.at(i % 4)] {
                    Session session;
                    const auto answer = m_world->service.continueLogin(session, mine, code);
                    ++(answer ? in : refused);
                });
            }
            for (QThread *thread : std::as_const(threads))
                thread->start();
            for (QThread *thread : std::as_const(threads))
                thread->wait();
            qDeleteAll(threads);
            QCOMPARE(in.load(), 1);
            QCOMPARE(refused.load(), 63);
        }
    }

    void recoveryCodeWorksOnce()
    {
        QCOMPARE(m_world->recoveryCodes.size(), 10);
        for (qsizetype i = 0; i < 10; ++i) {
            QVERIFY(m_world->login(m_world->recoveryCode(i)));
            QVERIFY(isRefused(m_world->login(m_world->recoveryCode(i)), AuthErrorReason::FactorWrong));
            QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->recoveryCodesLeft, int(9 - i));
        }
    }

    void ownerIsToldOfAUsedRecoveryCode()
    {
        QVERIFY(m_world->login(m_world->recoveryCode(3)));
        QCOMPARE(m_world->mailedKinds(), QStringList{u"recovery-code-used"_s});
        QVERIFY(m_world->mails.messages.constLast().text.contains(u"left: 9."_s));
    }

    void damagedFactorKeepsNobodyFromUsingAnother()
    {
        const QString damaged = m_world->service.mfaMethods(m_world->ada.id)->methods.first().id;
        m_world->secret = m_world->addApp(m_world->ada);
        QVERIFY(m_world->database->run(u"UPDATE mfa_methods SET data = x'01', last_used = 1 WHERE id = ?"_s,
                                       {damaged}));
        QVERIFY(m_world->login(m_world->code()));
        // wrong codes cost what they always do
        for (int i = 0; i < 10; ++i)
            QVERIFY(isRefused(m_world->login(totp(u"000000"_s)), AuthErrorReason::FactorWrong));
        QCOMPARE(m_world->login(totp(u"000000"_s)).error().code, AuthErrorCode::TooManyPasswordFailures);
    }

    void allFactorsDamagedIsATrouble()
    {
        QVERIFY(m_world->database->run(u"UPDATE mfa_methods SET data = x'01'"_s));
        QCOMPARE(m_world->login(m_world->code()).error().code, AuthErrorCode::KeychainFailed);
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
    }

    void cancelledLoginUsesNothingUp_data()
    {
        QTest::addColumn<bool>("recovery");
        QTest::addRow("code") << false;
        QTest::addRow("recovery code") << true;
    }

    void cancelledLoginUsesNothingUp()
    {
        QFETCH(const bool, recovery);
        const MfaLogin given = recovery ? m_world->recoveryCode(0) : m_world->code();
        bool cancelled = false;
        MeddlingHasher hasher(m_world->hasher, [&] { cancelled = true; });
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        const auto answer = service.loginWithEmail(
            session, {.email = m_world->ada.email, .password = m_world->password, .mfa = given},
            {.caller = Caller::Client, .isCancelled = [&] { return cancelled; }});
        QCOMPARE(answer.error().code, AuthErrorCode::Cancelled);
        QVERIFY(session.isEmpty());
        QVERIFY(m_world->login(given));
        QVERIFY(isRefused(m_world->login(given), AuthErrorReason::FactorWrong));
    }

    void cancelledLoginLeavesNothingToGoOnFrom()
    {
        const auto answer =
            m_world->login({}, {.caller = Caller::Client, .isCancelled = [] { return true; }});
        QCOMPARE(answer.error().code, AuthErrorCode::Cancelled);
        QVERIFY(answer.error().pending.isEmpty());
        auto rows = m_world->database->run(u"SELECT count(*) FROM pending"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE((*rows)[0].toInt(), 0);
    }

    void wrongCodesStartPauses()
    {
        for (int i = 0; i < 10; ++i)
            QVERIFY(isRefused(m_world->login(totp(u"000000"_s)), AuthErrorReason::FactorWrong));
        for (const MfaLogin &given : {totp(u"000000"_s), m_world->code(), m_world->recoveryCode(0)}) {
            const auto refused = m_world->login(given);
            QCOMPARE(refused.error().code, AuthErrorCode::TooManyPasswordFailures);
            QCOMPARE(refused.error().retryAfter, 60s);
        }
        // the password's count is another one
        QVERIFY(isRefused(m_world->login(), AuthErrorReason::FactorMissing));
        m_world->clock.advance(60s);
        QVERIFY(m_world->login(m_world->code()));
        QVERIFY(isRefused(m_world->login(totp(u"000000"_s)), AuthErrorReason::FactorWrong));
    }

    void enablingAnewDoesNotLiftTheSecondFactorsCount()
    {
        for (int i = 0; i < 10; ++i)
            (void)m_world->login(totp(u"000000"_s));
        QVERIFY(m_world->service.setEnabled(m_world->ada.id, true));
        QCOMPARE(m_world->login(m_world->code()).error().code, AuthErrorCode::TooManyPasswordFailures);
    }

    void twoCodesFromASlowClockGetAHint_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("hint"); // 0: none
        QTest::addRow("90 s slow") << -90 << -90 << -90;
        QTest::addRow("300 s fast") << 300 << 300 << 300;
        QTest::addRow("just outside of what is accepted") << -60 << -60 << -60;
        QTest::addRow("beyond what is sought") << 330 << 330 << 0;
        QTest::addRow("not as far away") << -90 << -120 << 0;
        QTest::addRow("only the second") << 1000 << -90 << 0;
    }

    void twoCodesFromASlowClockGetAHint()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        QFETCH(const int, hint);
        QVERIFY(isRefused(m_world->login(m_world->code(std::chrono::seconds(first))),
                          AuthErrorReason::FactorWrong));
        m_world->clock.advance(30s);
        const auto refused = m_world->login(m_world->code(std::chrono::seconds(second)));
        QVERIFY(isRefused(refused, hint == 0 ? AuthErrorReason::FactorWrong : AuthErrorReason::ClockOff));
        QCOMPARE(refused.error().clockOffset, std::chrono::seconds(hint));
        QVERIFY(m_world->session.isEmpty());
    }

    void hintTakesTwoCodesInARow()
    {
        const MfaLogin early = m_world->code(-90s);
        QVERIFY(isRefused(m_world->login(early), AuthErrorReason::FactorWrong));
        QVERIFY(isRefused(m_world->login(early), AuthErrorReason::FactorWrong)); // the same one again
        m_world->clock.advance(30s);
        QVERIFY(isRefused(m_world->login(totp(u"000000"_s)), AuthErrorReason::FactorWrong));
        QVERIFY(isRefused(m_world->login(m_world->code(-90s)), AuthErrorReason::FactorWrong));
    }

    void hintIsNotForWhoLacksThePassword()
    {
        const EmailLogin wrong{
            .email = m_world->ada.email, .password = Secret(u"wrong horse"_s), .mfa = m_world->code(-90s)};
        (void)m_world->service.loginWithEmail(m_world->session, wrong);
        m_world->clock.advance(30s);
        QVERIFY(isRefused(m_world->login(m_world->code(-90s)), AuthErrorReason::FactorWrong));
    }

    void trustedDeviceIsNotAskedAgain()
    {
        m_world->set(u"mfa_timeout_days"_s, u"30"_s);
        trust();
        QVERIFY(m_world->loginFrom(m_token));
        QVERIFY(isRefused(m_world->login(), AuthErrorReason::FactorMissing));
        Secret other;
        QVERIFY(isRefused(m_world->loginFrom(other), AuthErrorReason::FactorMissing));
        const auto overview = m_world->service.mfaMethods(m_world->session);
        QCOMPARE(overview->trustedDevices.size(), 1);
        QCOMPARE(overview->trustedDevices.first().until,
                 toDateTime(TestService::start() + std::chrono::days(30)));
        m_world->clock.advance(30 * 24h - 1ms);
        QVERIFY(m_world->loginFrom(m_token));
        m_world->clock.advance(1ms);
        QVERIFY(isRefused(m_world->loginFrom(m_token), AuthErrorReason::FactorMissing));
        QVERIFY(m_world->service.mfaMethods(m_world->session)->trustedDevices.isEmpty());
    }

    void trustEnds_data()
    {
        QTest::addColumn<QString>("by");
        for (const char *by : {"setting", "new factor", "removed factor", "new address", "new password",
                               "logout everywhere", "revocation", "clock set back"})
            QTest::addRow("%s", by) << QString::fromLatin1(by);
    }

    void trustEnds()
    {
        QFETCH(const QString, by);
        m_world->set(u"mfa_timeout_days"_s, u"30"_s);
        const Secret second = m_world->addApp(m_world->ada);
        trust();
        QVERIFY(m_world->loginFrom(m_token));
        const UserId id = m_world->ada.id;
        if (by == u"setting") {
            m_world->set(u"mfa_timeout_days"_s, u"0"_s);
        } else if (by == u"new factor") {
            m_world->addApp(m_world->ada);
        } else if (by == u"removed factor") {
            const auto overview = m_world->service.mfaMethods(id);
            QVERIFY(m_world->service.removeMfaMethod(id, overview->methods.constLast().id));
        } else if (by == u"new address") {
            m_world->set(u"confirm_email"_s, u"false"_s);
            m_world->ada.email = u"ada@example.org"_s;
            QVERIFY(m_world->service.setEmail(id, m_world->ada.email));
        } else if (by == u"new password") {
            QVERIFY(m_world->database->run(u"UPDATE users SET password_changed = password_changed + 1"_s));
        } else if (by == u"logout everywhere") {
            QVERIFY(m_world->service.logoutEverywhere(id));
        } else if (by == u"revocation") {
            const auto overview = m_world->service.mfaMethods(id);
            QVERIFY(
                m_world->service.revokeTrustedDevice(m_world->session, overview->trustedDevices.first().id));
        } else {
            m_world->clock.advance(-1h);
        }
        QVERIFY(isRefused(m_world->loginFrom(m_token), AuthErrorReason::FactorMissing));
        Q_UNUSED(second)
    }

    void deviceIsNotTrustedUnlessAllowedAndWished()
    {
        MfaLogin wished = m_world->code();
        wished.trust = TrustDevice::Yes;
        QVERIFY(m_world->loginFrom(m_token, wished));
        m_world->set(u"mfa_timeout_days"_s, u"30"_s);
        QVERIFY(isRefused(m_world->loginFrom(m_token), AuthErrorReason::FactorMissing));
        m_world->clock.advance(30s);
        QVERIFY(m_world->loginFrom(m_token, m_world->code()));
        QVERIFY(isRefused(m_world->loginFrom(m_token), AuthErrorReason::FactorMissing));
    }

    void trustIsOneUsersOwn()
    {
        m_world->set(u"mfa_timeout_days"_s, u"30"_s);
        trust();
        const User bob = m_world->add(u"bob@example.com"_s);
        m_world->addApp(bob);
        const Origin origin{.caller = Caller::Client, .deviceToken = m_token};
        QVERIFY(
            isRefused(m_world->service.loginWithEmail(m_world->session, bob.email, m_world->password, origin),
                      AuthErrorReason::FactorMissing));
    }

    void typesAreToldToWhoHasThePassword()
    {
        UsersService &service = m_world->service;
        QCOMPARE(service.getAvailableMfaTypes(m_world->ada.email, m_world->password), QStringList{u"totp"_s});
        m_world->add(u"bob@example.com"_s);
        QCOMPARE(service.getAvailableMfaTypes(u"bob@example.com"_s, m_world->password), QStringList());
        for (const QString &email : {m_world->ada.email, u"eve@example.com"_s}) {
            for (int i = 0; i < 10; ++i)
                QCOMPARE(service.getAvailableMfaTypes(email, Secret(u"wrong"_s)), QStringList());
            QCOMPARE(service.getAvailableMfaTypes(email, m_world->password).error().code,
                     AuthErrorCode::TooManyPasswordFailures);
        }
        QCOMPARE(m_world->login().error().code, AuthErrorCode::TooManyPasswordFailures);
    }

    void explanationSaysWhatStands()
    {
        const auto step = [&](const GateExplanation &explained) {
            return explained.steps.at(int(GateStepName::SecondFactor));
        };
        const User bob = m_world->add(u"bob@example.com"_s);
        auto explained = m_world->service.explain(bob.id);
        QCOMPARE(step(*explained).verdict, GateVerdict::Passes);
        QVERIFY(explained->factorAsked);
        QVERIFY(explained->factorTypes.isEmpty());
        m_world->set(u"mfa"_s, u"required"_s);
        explained = m_world->service.explain(bob.id);
        QCOMPARE(step(*explained).verdict, GateVerdict::Stops);
        QCOMPARE(step(*explained).refusal.code, AuthErrorCode::MfaSetupRequired);
        for (int i = 0; i < 10; ++i)
            (void)m_world->login(totp(u"000000"_s));
        explained = m_world->service.explain(m_world->ada.id);
        QCOMPARE(step(*explained).verdict, GateVerdict::Stops);
        QCOMPARE(step(*explained).refusal.code, AuthErrorCode::TooManyPasswordFailures);
        QCOMPARE(explained->factorTypes, QStringList{u"totp"_s});
        QCOMPARE(explained->factorFailures, 10);
        m_world->set(u"mfa"_s, u"off"_s);
        explained = m_world->service.explain(m_world->ada.id);
        QCOMPARE(step(*explained).verdict, GateVerdict::Passes);
        QVERIFY(!explained->factorAsked);
    }

    void loginIsToldInTheAuditWithItsFactor()
    {
        (void)m_world->login();
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
        const auto page = m_world->service.auditEvents({.email = m_world->ada.email});
        QCOMPARE(page->entries.at(0).details.value(u"factor"_s).toString(), u"recovery"_s);
        QCOMPARE(page->entries.at(1).refusal, AuthErrorCode::MfaRequired);
        QCOMPARE(page->entries.at(1).reason, AuthErrorReason::FactorMissing);
        QCOMPARE(page->entries.at(1).details.value(u"step"_s).toString(), u"second_factor"_s);
    }

private:
    void trust()
    {
        MfaLogin wished = m_world->code();
        wished.trust = TrustDevice::Yes;
        QVERIFY(m_world->loginFrom(m_token, wished));
        QVERIFY(!m_token.isEmpty());
    }

    std::unique_ptr<MfaWorld> m_world;
    Secret m_token;
};

QTEST_GUILESS_MAIN(TestSecondFactor)
#include "tst_secondfactor.moc"
