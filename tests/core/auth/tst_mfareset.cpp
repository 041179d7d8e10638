// SPDX-License-Identifier: MIT
#include "mfaworld.h"

#include <QTest>

#include <algorithm>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMfaReset : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<MfaWorld>();
        m_world->set(u"allow_mfa_email_reset"_s, u"true"_s);
    }
    void cleanup() { m_world.reset(); }

    void codeDropsTheFactors()
    {
        const PendingLogin pending = m_world->pendingLogin();
        const Secret code = mailed(pending);
        QVERIFY(m_world->service.resetMfaWithCode(m_world->ada.email, code));
        QCOMPARE(m_world->mailedKinds(), QStringList{u"mfa-was-reset"_s});
        const auto overview = m_world->service.mfaMethods(m_world->ada.id);
        QVERIFY(overview->methods.isEmpty());
        QCOMPARE(overview->recoveryCodesMade, 0);
        // the pending login leads to a new factor
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        QCOMPARE(m_world->service.setUpMfa(m_world->session, pending, made->mfaMethod)->recoveryCodes.size(),
                 10);
        QVERIFY(!m_world->session.isEmpty());
        QVERIFY(!m_world->login(m_world->code()));
    }

    void loginIsDoneAnewWhereNoFactorIsRequired()
    {
        QVERIFY(m_world->service.resetMfaWithCode(m_world->ada.email, mailed(m_world->pendingLogin())));
        QVERIFY(m_world->login());
        m_world->set(u"mfa"_s, u"required"_s);
        QCOMPARE(m_world->login().error().code, AuthErrorCode::MfaSetupRequired);
    }

    void nothingIsMailed_data()
    {
        QTest::addColumn<QString>("because");
        for (const char *because :
             {"it is not allowed", "no password was given", "eleven minutes ago", "somebody else's login",
              "a password was reset by mail", "no factor is set up", "nobody has the address", "disabled"})
            QTest::addRow("%s", because) << QString::fromLatin1(because);
    }

    void nothingIsMailed()
    {
        QFETCH(const QString, because);
        QString email = m_world->ada.email;
        PendingLogin pending = m_world->pendingLogin();
        if (because == u"it is not allowed") {
            m_world->set(u"allow_mfa_email_reset"_s, u"false"_s);
        } else if (because == u"no password was given") {
            pending = {};
        } else if (because == u"eleven minutes ago") {
            m_world->clock.advance(11min);
        } else if (because == u"somebody else's login") {
            const User bob = m_world->add(u"bob@example.com"_s);
            m_world->addApp(bob);
            email = bob.email;
        } else if (because == u"a password was reset by mail") {
            QVERIFY(m_world->users.setPasswordReset(m_world->ada.id, m_world->clock.now() - 72h + 1ms));
        } else if (because == u"no factor is set up") {
            const auto overview = m_world->service.mfaMethods(m_world->ada.id);
            QVERIFY(m_world->service.removeMfaMethod(m_world->ada.id, overview->methods.first().id));
        } else if (because == u"nobody has the address") {
            email = u"eve@example.com"_s;
        } else {
            QVERIFY(m_world->service.setEnabled(m_world->ada.id, false));
        }
        (void)m_world->mailedKinds();
        // and the answer is the same
        QVERIFY(m_world->service.sendMfaResetEmail(email, pending));
        QCOMPARE(m_world->mailedKinds(), QStringList());
        const auto page = m_world->service.auditEvents({});
        const auto asked = std::ranges::find(page->entries, AuditKind::FactorResetRequest, &AuditEntry::kind);
        QVERIFY(asked != page->entries.end());
        QCOMPARE(asked->details.value(u"mailed"_s).toBool(true), false);
    }

    void passwordResetIsForgottenAfterThreeDays()
    {
        QVERIFY(m_world->users.setPasswordReset(m_world->ada.id, m_world->clock.now() - 72h));
        QVERIFY(!mailed(m_world->pendingLogin()).isEmpty());
    }

    void codeIsRefused_data()
    {
        QTest::addColumn<QString>("because");
        for (const char *because : {"wrong", "ten minutes old", "used", "for another address", "six tries"})
            QTest::addRow("%s", because) << QString::fromLatin1(because);
    }

    void codeIsRefused()
    {
        QFETCH(const QString, because);
        QString email = m_world->ada.email;
        Secret code = mailed(m_world->pendingLogin());
        const Secret wrong(u"22222222"_s);
        if (because == u"wrong") {
            code = wrong;
        } else if (because == u"ten minutes old") {
            m_world->clock.advance(10min);
        } else if (because == u"used") {
            QVERIFY(m_world->service.resetMfaWithCode(email, code));
            m_world->secret = m_world->addApp(m_world->ada);
        } else if (because == u"for another address") {
            const User bob = m_world->add(u"bob@example.com"_s);
            m_world->addApp(bob);
            email = bob.email;
        } else {
            for (int i = 0; i < 5; ++i)
                (void)m_world->service.resetMfaWithCode(email, wrong);
        }
        QCOMPARE(m_world->service.resetMfaWithCode(email, code).error().code, AuthErrorCode::CodeInvalid);
        QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->methods.size(), 1);
    }

    void newPasswordEndsTheCode()
    {
        QVERIFY(m_world->service.startMfaReset(m_world->ada.id));
        const Secret code(m_world->mailedCode());
        QVERIFY(m_world->login(m_world->code()));
        QVERIFY(m_world->service.resetPassword(m_world->session, m_world->password,
                                               Secret(u"violet kettle 47 harbour"_s)));
        QCOMPARE(m_world->service.resetMfaWithCode(m_world->ada.email, code).error().code,
                 AuthErrorCode::CodeInvalid);
    }

    void disabledAccountsFactorsStay()
    {
        QVERIFY(m_world->service.startMfaReset(m_world->ada.id));
        const Secret code(m_world->mailedCode());
        QVERIFY(m_world->service.setEnabled(m_world->ada.id, false));
        QCOMPARE(m_world->service.resetMfaWithCode(m_world->ada.email, code).error().code,
                 AuthErrorCode::CodeInvalid);
        QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->methods.size(), 1);
    }

    void undoneChangeOfAddressDropsWhatWasSetUpSince_data()
    {
        QTest::addColumn<ClearExisting>("clear");
        QTest::addColumn<int>("left");
        QTest::addRow("beside the owner's") << ClearExisting::No << 1;
        QTest::addRow("in place of the owner's") << ClearExisting::Yes << 0;
    }

    void undoneChangeOfAddressDropsWhatWasSetUpSince()
    {
        QFETCH(const ClearExisting, clear);
        QFETCH(const int, left);
        const Secret owners = m_world->secret;
        QVERIFY(m_world->login(m_world->code()));
        m_world->clock.advance(100h);
        const Proof proof{.value = m_world->password};
        m_world->addApp(m_world->ada); // whoever did this may move the address next
        QVERIFY(m_world->service.changeEmail(m_world->session, proof, u"eve@example.com"_s));
        const auto moved = m_world->service.confirmNewEmail(m_world->session, Secret(m_world->mailedCode()));
        QVERIFY(moved);
        const Secret undo(m_world->mailedCode());
        m_world->clock.advance(1h);
        m_world->addApp(*moved, clear);
        QVERIFY(m_world->service.undoEmailChange(m_world->ada.email, undo));
        const auto overview = m_world->service.mfaMethods(m_world->ada.id);
        QCOMPARE(overview->methods.size(), left);
        QCOMPARE(overview->recoveryCodesMade, left > 0 ? 10 : 0);
        QVERIFY(m_world->service.sendPasswordResetEmail(m_world->ada.email));
        m_world->password = Secret(u"violet kettle 47 harbour"_s);
        QVERIFY(m_world->service.resetPasswordWithCode(m_world->ada.email, Secret(m_world->mailedCode()),
                                                       m_world->password));
        const MfaLogin shown{.type = u"totp"_s, .value = Authenticator::codeOf(owners, m_world->clock.now())};
        QVERIFY(m_world->login(left > 0 ? std::optional(shown) : std::nullopt));
    }

    void codeOfAnotherPurposeIsRefused()
    {
        QVERIFY(m_world->users.setConfirmed(m_world->ada.id, false));
        QVERIFY(m_world->service.sendConfirmationEmail(m_world->ada.email));
        const Secret confirmation(m_world->mailedCode());
        QCOMPARE(m_world->service.resetMfaWithCode(m_world->ada.email, confirmation).error().code,
                 AuthErrorCode::CodeInvalid);
    }

    void operatorStartsItWhateverTheSettingsSay()
    {
        m_world->set(u"allow_mfa_email_reset"_s, u"false"_s);
        QVERIFY(m_world->service.startMfaReset(m_world->ada.id));
        QVERIFY(m_world->service.resetMfaWithCode(m_world->ada.email, Secret(m_world->mailedCode())));
        QVERIFY(m_world->login());
        QCOMPARE(m_world->service.startMfaReset(UserId{999}).error().reason, AuthErrorReason::NoSuchUser);
    }

    void countsOfTheSecondFactorStay()
    {
        for (int i = 0; i < 10; ++i)
            (void)m_world->login(MfaLogin{.type = u"totp"_s, .value = Secret(u"000000"_s)});
        (void)m_world->mailedKinds(); // what tells the owner of that
        QVERIFY(m_world->service.resetMfaWithCode(m_world->ada.email, mailed(m_world->pendingLogin())));
        m_world->secret = m_world->addApp(m_world->ada);
        QCOMPARE(m_world->login(m_world->code()).error().code, AuthErrorCode::TooManyPasswordFailures);
    }

private:
    Secret mailed(const PendingLogin &pending)
    {
        if (!m_world->service.sendMfaResetEmail(m_world->ada.email, pending))
            return {};
        return Secret(m_world->mailedCode());
    }

    std::unique_ptr<MfaWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMfaReset)
#include "tst_mfareset.moc"
