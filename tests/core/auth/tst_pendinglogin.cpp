// SPDX-License-Identifier: MIT
#include "meddlinghasher.h"
#include "mfaworld.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MfaLogin wrongCode()
{
    return {.type = u"totp"_s, .value = Secret(u"000000"_s)};
}

} // namespace

class TestPendingLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<MfaWorld>(); }
    void cleanup() { m_world.reset(); }

    void loginGoesOnWithTheFactor()
    {
        const PendingLogin pending = m_world->pendingLogin();
        const auto user = go(pending);
        QVERIFY(user);
        QCOMPARE(user->email, m_world->ada.email);
        QVERIFY(user->lastLogin);
        QCOMPARE(m_world->service.getUser(m_world->session)->value().id, m_world->ada.id);
    }

    void wrongFactorLeavesItGood()
    {
        const PendingLogin pending = m_world->pendingLogin();
        for (int i = 0; i < 3; ++i) {
            const auto refused = go(pending, wrongCode());
            QCOMPARE(refused.error().code, AuthErrorCode::MfaRequired);
            QCOMPARE(refused.error().reason, AuthErrorReason::FactorWrong);
            QCOMPARE(refused.error().pending.token().bytes(), pending.token().bytes());
        }
        QVERIFY(go(pending));
    }

    void successUsesItUp()
    {
        const PendingLogin pending = m_world->pendingLogin();
        QVERIFY(go(pending));
        m_world->clock.advance(30s);
        QVERIFY(isOver(go(pending)));
    }

    void itEnds_data()
    {
        QTest::addColumn<QString>("by");
        for (const char *by : {"time", "new address", "new password", "logout everywhere", "deletion"})
            QTest::addRow("%s", by) << QString::fromLatin1(by);
    }

    void itEnds()
    {
        QFETCH(const QString, by);
        const PendingLogin pending = m_world->pendingLogin();
        if (by == u"time") {
            m_world->clock.advance(10min);
        } else if (by == u"new address") {
            m_world->set(u"confirm_email"_s, u"false"_s);
            QVERIFY(m_world->service.setEmail(m_world->ada.id, u"ada@example.org"_s));
        } else if (by == u"new password") {
            QVERIFY(m_world->database->run(u"UPDATE users SET password_changed = password_changed + 1"_s));
        } else if (by == u"logout everywhere") {
            QVERIFY(m_world->service.logoutEverywhere(m_world->ada.id));
        } else {
            QVERIFY(m_world->service.removeUser(m_world->ada.id));
        }
        QVERIFY(isOver(go(pending)));
        QVERIFY(m_world->session.isEmpty());
    }

    void itHoldsUntilTheLastMillisecond()
    {
        const PendingLogin pending = m_world->pendingLogin();
        m_world->clock.advance(10min - 1ms);
        QVERIFY(go(pending));
    }

    void whatIsNoneIsRefused()
    {
        QVERIFY(isOver(go(PendingLogin())));
        QVERIFY(isOver(go(PendingLogin(Secret(u"x"_s.repeated(32))))));
        // a ticket is none
        const auto ticket = m_world->service.verifyMfa(login(m_world->code()));
        QVERIFY(isOver(go(PendingLogin(ticket->value))));
    }

    void whatHasChangedIsRecheckedBeforeItGoesOn()
    {
        const PendingLogin former = m_world->pendingLogin();
        QVERIFY(m_world->service.setEnabled(m_world->ada.id, false));
        QCOMPARE(go(former).error().code, AuthErrorCode::AccountIsNotEnabled);
        QVERIFY(m_world->service.setEnabled(m_world->ada.id, true));
        QVERIFY(isOver(go(former)));
        const PendingLogin pending = m_world->pendingLogin();
        m_world->set(u"use_email"_s, u"false"_s);
        QCOMPARE(go(pending).error().code, AuthErrorCode::MethodNotEnabled);
        m_world->set(u"use_email"_s, u"true"_s);
        QVERIFY(m_world->users.setConfirmed(m_world->ada.id, false));
        QCOMPARE(go(pending).error().code, AuthErrorCode::EmailNotConfirmed);
        QVERIFY(m_world->users.setConfirmed(m_world->ada.id, true));
        QVERIFY(go(pending));
    }

    void pauseHoldsForItToo()
    {
        const PendingLogin pending = m_world->pendingLogin();
        for (int i = 0; i < 10; ++i)
            (void)go(pending, wrongCode());
        QCOMPARE(go(pending).error().code, AuthErrorCode::TooManyPasswordFailures);
        m_world->clock.advance(60s);
        QVERIFY(go(pending));
    }

    void settingTurnedOffLetsItThrough()
    {
        const PendingLogin pending = m_world->pendingLogin();
        m_world->set(u"mfa"_s, u"off"_s);
        QVERIFY(go(pending, MfaLogin{.type = u"totp"_s}));
    }

    void oldHashIsRenewedThoughTheLoginStops()
    {
        const QByteArray old = "$2y$04$zDtBlcTn2xHWp6WWtdE6pO7.s9kbK.91WjWxtgvljMkEQHqikCgz."_ba;
        QVERIFY(m_world->users.setPasswordHash(m_world->ada.id, old));
        QVERIFY(go(m_world->pendingLogin()));
        QVERIFY((*m_world->users.findById(m_world->ada.id))->passwordHash.startsWith("$argon2id$"));
        m_world->clock.advance(30s);
        QVERIFY(go(m_world->pendingLogin()));
    }

    void onlyTheTwentyLastWait()
    {
        const PendingLogin first = m_world->pendingLogin();
        for (int i = 0; i < 20; ++i) {
            m_world->clock.advance(1ms);
            (void)m_world->login();
        }
        QVERIFY(isOver(go(first)));
        QVERIFY(go(m_world->pendingLogin()));
    }

    void ticketTakesThePlaceOfTheFactorOnce()
    {
        MfaLogin given = m_world->code();
        given.trust = TrustDevice::Yes;
        const auto ticket = m_world->service.verifyMfa(login(given));
        QVERIFY(ticket);
        QCOMPARE(ticket->type, u"ticket"_s);
        QCOMPARE(ticket->trust, TrustDevice::Yes);
        QVERIFY(m_world->session.isEmpty());
        // the code is used up by it
        QCOMPARE(m_world->login(given).error().reason, AuthErrorReason::FactorWrong);
        QVERIFY(m_world->login(*ticket));
        QCOMPARE(m_world->login(*ticket).error().reason, AuthErrorReason::FactorWrong);
    }

    void ticketIsRefused_data()
    {
        QTest::addColumn<QString>("because");
        for (const char *because : {"too old", "somebody else's", "for another ticket", "new password"})
            QTest::addRow("%s", because) << QString::fromLatin1(because);
    }

    void ticketIsRefused()
    {
        QFETCH(const QString, because);
        const auto ticket = m_world->service.verifyMfa(login(m_world->code()));
        QVERIFY(ticket);
        Result<void> answer;
        if (because == u"too old") {
            m_world->clock.advance(2min);
        } else if (because == u"somebody else's") {
            m_world->ada = m_world->add(u"bob@example.com"_s);
            m_world->addApp(m_world->ada);
        } else if (because == u"new password") {
            QVERIFY(m_world->database->run(u"UPDATE users SET password_changed = password_changed + 1"_s));
        } else {
            answer = m_world->service.verifyMfa(login(*ticket)).transform([](const MfaLogin &) {});
        }
        if (answer)
            answer = m_world->login(*ticket).transform([](const User &) {});
        QCOMPARE(answer.error().code, AuthErrorCode::MfaRequired);
        QCOMPARE(answer.error().reason, AuthErrorReason::FactorWrong);
    }

    void wrongFactorGetsNoTicket()
    {
        const auto refused = m_world->service.verifyMfa(login(wrongCode()));
        QCOMPARE(refused.error().code, AuthErrorCode::MfaRequired);
        QVERIFY(!refused.error().pending.isEmpty());
        QVERIFY(go(refused.error().pending));
    }

    void requiredFactorIsSetUpOnTheWayIn()
    {
        m_world->set(u"mfa"_s, u"required"_s);
        const User bob = m_world->add(u"bob@example.com"_s);
        Session session;
        const auto stopped = m_world->service.loginWithEmail(session, bob.email, m_world->password);
        QCOMPARE(stopped.error().code, AuthErrorCode::MfaSetupRequired);
        const PendingLogin pending = stopped.error().pending;
        // no factor gets somebody in who has none
        const auto refused = m_world->service.continueLogin(session, pending, m_world->code());
        QCOMPARE(refused.error().code, AuthErrorCode::MfaSetupRequired);
        QCOMPARE(refused.error().pending.token().bytes(), pending.token().bytes());
        const auto made = m_world->service.generateTotpSecret(bob.email);
        const auto done = m_world->service.setUpMfa(session, pending, made->mfaMethod);
        QVERIFY(done);
        QCOMPARE(done->recoveryCodes.size(), 10);
        QCOMPARE(done->user.mfaTypes, QStringList{u"totp"_s});
        QCOMPARE(m_world->service.getUser(session)->value().id, bob.id);
        QVERIFY(!m_world->service.setUpMfa(session, pending, made->mfaMethod));
        QCOMPARE(m_world->service.loginWithEmail(session, bob.email, m_world->password).error().code,
                 AuthErrorCode::MfaRequired);
    }

    void whoHasAFactorCannotSetUpAnotherOnTheWayIn()
    {
        const PendingLogin pending = m_world->pendingLogin();
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        const auto refused = m_world->service.setUpMfa(m_world->session, pending, made->mfaMethod);
        QCOMPARE(refused.error().code, AuthErrorCode::MfaRequired);
        QVERIFY(m_world->session.isEmpty());
        const auto added = m_world->service.addMfaMethod(
            pending, {.method = made->mfaMethod, .proof = {.value = m_world->password}});
        QCOMPARE(added.error().code, AuthErrorCode::MfaRequired);
        QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->methods.size(), 1);
        QVERIFY(go(pending));
    }

    void whoWaitsForASetUpCanAddAFactorToo()
    {
        const Waiting bob = whoWaitsForASetUp();
        const auto made = m_world->service.generateTotpSecret(bob.user.email);
        const auto add = [&](const Secret &password) {
            return m_world->service.addMfaMethod(bob.pending,
                                                 {.method = made->mfaMethod, .proof = {.value = password}});
        };
        QCOMPARE(add(Secret(u"wrong horse"_s)).error().code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE(add(Secret()).error().code, AuthErrorCode::FreshProofRequired);
        QCOMPARE(add(m_world->password)->size(), 10);
        const MfaLogin code{.type = u"totp"_s,
                            .value = Authenticator::codeOf(made->secret, m_world->clock.now())};
        QVERIFY(m_world->service.continueLogin(m_world->session, bob.pending, code));
    }

    // the other comes through while the first one's password is being checked
    void ofTwoFactorsOnTheWayInOnlyOneIsAdded()
    {
        const Waiting bob = whoWaitsForASetUp();
        const auto add = [&](UsersService &service) {
            const auto made = m_world->service.generateTotpSecret(bob.user.email);
            return service.addMfaMethod(bob.pending,
                                        {.method = made->mfaMethod, .proof = {.value = m_world->password}});
        };
        MeddlingHasher hasher(m_world->hasher, [&] { QVERIFY(add(m_world->service)); });
        UsersService service(portsWith(*m_world, hasher));
        const auto second = add(service);
        QCOMPARE(second.error().code, AuthErrorCode::MfaRequired);
        QCOMPARE(second.error().reason, AuthErrorReason::FactorMissing);
        QCOMPARE(m_world->service.mfaMethods(bob.user.id)->methods.size(), 1);
        QCOMPARE(m_world->service.mfaMethods(bob.user.id)->recoveryCodesLeft, 10);
    }

    void factorIsNotAddedOnceTheLoginHasEnded_data()
    {
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<AuthErrorCode>("code");
        QTest::addRow("disabled") << true << AuthErrorCode::AccountIsNotEnabled;
        QTest::addRow("logged out everywhere") << false << AuthErrorCode::AuthenticationFailed;
    }

    // while the password, which is right, is being checked
    void factorIsNotAddedOnceTheLoginHasEnded()
    {
        QFETCH(const bool, disabled);
        QFETCH(const AuthErrorCode, code);
        const Waiting bob = whoWaitsForASetUp();
        const auto made = m_world->service.generateTotpSecret(bob.user.email);
        MeddlingHasher hasher(m_world->hasher, [&] {
            QVERIFY(disabled ? m_world->service.setEnabled(bob.user.id, false).has_value()
                             : m_world->service.logoutEverywhere(bob.user.id).has_value());
        });
        UsersService service(portsWith(*m_world, hasher));
        const auto added = service.addMfaMethod(
            bob.pending, {.method = made->mfaMethod, .proof = {.value = m_world->password}});
        QCOMPARE(added.error().code, code);
        QVERIFY(m_world->service.mfaMethods(bob.user.id)->methods.isEmpty());
    }

    void ticketStandsForAFactorThatWasGiven()
    {
        m_world->set(u"mfa_timeout_days"_s, u"30"_s);
        Secret device;
        MfaLogin trusting = m_world->code();
        trusting.trust = TrustDevice::Yes;
        QVERIFY(m_world->loginFrom(device, trusting));
        QVERIFY(m_world->loginFrom(device)); // it is trusted
        const auto ticket =
            m_world->service.verifyMfa({.email = m_world->ada.email, .password = m_world->password},
                                       {.caller = Caller::Client, .deviceToken = device});
        QCOMPARE(ticket.error().code, AuthErrorCode::MfaRequired);
    }

    void newFactorEndsTickets()
    {
        const auto ticket = m_world->service.verifyMfa(login(m_world->code()));
        QVERIFY(ticket);
        m_world->addApp(m_world->ada);
        QCOMPARE(m_world->login(*ticket).error().reason, AuthErrorReason::FactorWrong);
    }

private:
    //! A user without a second factor where everybody has to have one, who has given the password.
    struct Waiting
    {
        User user;
        PendingLogin pending;
    };
    Waiting whoWaitsForASetUp()
    {
        m_world->set(u"mfa"_s, u"required"_s);
        const User bob = m_world->add(u"bob@example.com"_s);
        Session session;
        return {bob, m_world->service.loginWithEmail(session, bob.email, m_world->password).error().pending};
    }
    Result<User> go(const PendingLogin &pending, const std::optional<MfaLogin> &mfa = {})
    {
        return m_world->service.continueLogin(m_world->session, pending, mfa.value_or(m_world->code()));
    }
    EmailLogin login(const MfaLogin &mfa)
    {
        return {.email = m_world->ada.email, .password = m_world->password, .mfa = mfa};
    }
    static bool isOver(const Result<User> &answer)
    {
        return !answer && answer.error().code == AuthErrorCode::AuthenticationFailed &&
               answer.error().reason == AuthErrorReason::LoginExpired;
    }

    std::unique_ptr<MfaWorld> m_world;
};

QTEST_GUILESS_MAIN(TestPendingLogin)
#include "tst_pendinglogin.moc"
