// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString password = u"correct horse"_s;
const QString newPassword = u"violet kettle 47 harbour"_s;

} // namespace

//! What must not be done by somebody who found a program open, and what is done by a new password.
class TestFreshProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(ada).id;
        m_session = Session();
        QVERIFY(m_world->service.loginWithEmail(m_session, ada, Secret(password), client));
    }
    void cleanup() { m_world.reset(); }

    void refusals_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<QString>("proof");
        QTest::addColumn<AuthErrorCode>("error");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum AuthErrorCode;
        using enum AuthErrorReason;
        for (const QString &act : {u"setPassword"_s, u"changeEmail"_s, u"deleteAccount"_s}) {
            const QByteArray name = act.toLatin1();
            const auto row = [&](const char *proof, AuthErrorCode code, AuthErrorReason reason) {
                QTest::addRow("%s: %s", name.constData(), proof)
                    << act << QString::fromLatin1(proof) << code << reason;
            };
            row("no password", FreshProofRequired, PasswordWanted);
            row("wrong password", AuthenticationFailed, None);
            row("a code instead of the password", FreshProofRequired, PasswordWanted);
            row("a factor instead of the password", FreshProofRequired, PasswordWanted);
            row("throttled password", TooManyPasswordFailures, None);
            row("no code", FreshProofRequired, EmailCodeWanted);
            row("what is no code", CodeInvalid, CodeMalformed);
            row("wrong code", CodeInvalid, CodeWrong);
            row("used code", CodeInvalid, CodeWrong);
            row("late code", CodeInvalid, CodeWrong);
            row("code of another purpose", CodeInvalid, CodeWrong);
            row("the password of before instead of a code", FreshProofRequired, EmailCodeWanted);
            row("no session", NotLoggedIn, None);
        }
    }

    void refusals()
    {
        QFETCH(const QString, act);
        QFETCH(const QString, proof);
        QFETCH(const AuthErrorReason, reason);
        const Proof given = proofFor(proof);
        const auto refused = run(act, given);
        QVERIFY(!refused);
        QTEST(refused.error().code, "error");
        QCOMPARE(refused.error().reason, reason);
        // nothing has happened
        QCOMPARE((*m_world->service.find(u"email"_s, ada))->id, m_id);
        QVERIFY(m_world->codes.ofUser(m_id, CodePurpose::NewEmail)->isEmpty());
        QVERIFY(!m_world->service.verifyPassword(m_id, Secret(newPassword)).value_or(true));
    }

    void rightProofIsEnough_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<ProofKind>("kind");
        for (const QString &act : {u"setPassword"_s, u"changeEmail"_s, u"deleteAccount"_s}) {
            QTest::addRow("%s, password", qPrintable(act)) << act << ProofKind::Password;
            QTest::addRow("%s, code", qPrintable(act)) << act << ProofKind::EmailCode;
        }
    }

    void rightProofIsEnough()
    {
        QFETCH(const QString, act);
        QFETCH(const ProofKind, kind);
        const bool byCode = kind == ProofKind::EmailCode;
        if (byCode)
            dropPassword();
        QCOMPARE(m_world->service.neededProof(m_session), kind);
        QVERIFY(run(act, {.kind = kind, .value = Secret(byCode ? mailedProof() : password)}));
    }

    void neededProofIsToldToWhoeverIsLoggedIn()
    {
        QCOMPARE(m_world->service.neededProof(Session()).error().code, AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_world->service.sendProofEmail(Session()).error().code, AuthErrorCode::NotLoggedIn);
    }

    void codeIsMailedOnlyToThoseWithoutAPassword()
    {
        QCOMPARE(m_world->service.sendProofEmail(m_session).error().reason, AuthErrorReason::PasswordWanted);
        QVERIFY(m_world->service.outbox()->isEmpty());
    }

    void refusedNewPasswordLeavesTheCode()
    {
        dropPassword();
        const Proof proof{.kind = ProofKind::EmailCode, .value = Secret(mailedProof())};
        QCOMPARE(m_world->service.setPassword(m_session, proof, Secret(u"short"_s)).error().reason,
                 AuthErrorReason::TooShort);
        QVERIFY(m_world->service.setPassword(m_session, proof, Secret(newPassword)));
        QCOMPARE(m_world->service.neededProof(m_session), ProofKind::Password);
    }

    void wrongPasswordsCountInTheThrottle()
    {
        const Proof wrong{.kind = ProofKind::Password, .value = Secret(u"wrong horse"_s)};
        QVERIFY(!run(u"changeEmail"_s, wrong));
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 1);
        QVERIFY(run(u"changeEmail"_s, proofFor(u"right"_s)));
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 0);
    }

    void knownDevicesWrongPasswordsAreCountedApart()
    {
        Origin known = client;
        known.deviceToken = m_session.deviceToken();
        const Proof wrong{.kind = ProofKind::Password, .value = Secret(u"wrong horse"_s)};
        QVERIFY(!m_world->service.changeEmail(m_session, wrong, u"new@example.com"_s, known));
        QCOMPARE(m_world->service.explain(m_id)->passwordFailures, 0);
    }

    void passwordIsChangedByTheOldOne()
    {
        m_world->clock.advance(1h);
        Session other;
        QVERIFY(m_world->service.loginWithEmail(other, ada, Secret(password)));
        QVERIFY(m_world->service.resetPassword(m_session, Secret(password), Secret(newPassword)));
        const auto user = m_world->service.getUser(m_session);
        QCOMPARE((*user)->passwordChanged, toDateTime(m_world->clock.now()));
        QVERIFY(!*m_world->service.getUser(other));
        QVERIFY(!m_world->service.loginWithEmail(other, ada, Secret(password)));
        QVERIFY(m_world->service.loginWithEmail(other, ada, Secret(newPassword)));
    }

    void changedPasswordIsToldByMail()
    {
        QVERIFY(m_world->service.resetPassword(m_session, Secret(password), Secret(newPassword)));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().to, ada);
        QVERIFY(m_world->mails.messages.constLast().subject.contains(u"password"_s));
    }

    void changedPasswordEndsCodesThatWereMailed()
    {
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        const QString reset = m_world->mailedCode();
        QVERIFY(m_world->service.changeEmail(m_session, proofFor(u"right"_s), u"new@example.com"_s));
        const QString move = m_world->mailedCode();
        QVERIFY(m_world->service.resetPassword(m_session, Secret(password), Secret(newPassword)));
        QVERIFY(
            !m_world->service.resetPasswordWithCode(ada, Secret(reset), Secret(password + u" 47 kettle"_s)));
        QVERIFY(!m_world->service.confirmNewEmail(m_session, Secret(move)));
    }

    void newPasswordIsRefusedByThePolicy()
    {
        const auto refused =
            m_world->service.resetPassword(m_session, Secret(password), Secret(u"password1"_s));
        QCOMPARE(refused.error().reason, AuthErrorReason::Common);
    }

private:
    const Origin client{.caller = Caller::Client};

    void dropPassword() { QVERIFY(m_world->users.changePassword(m_id, {}, m_world->clock.now())); }
    QString mailedProof()
    {
        return m_world->service.sendProofEmail(m_session) ? m_world->mailedCode() : QString();
    }

    Proof proofFor(const QString &what)
    {
        Proof proof{.kind = ProofKind::Password, .value = Secret(password)};
        if (what == u"no session"_s)
            m_session = Session();
        else if (what == u"no password"_s)
            proof.value = Secret();
        else if (what == u"wrong password"_s)
            proof.value = Secret(u"wrong horse"_s);
        else if (what == u"a code instead of the password"_s)
            proof.kind = ProofKind::EmailCode;
        else if (what == u"a factor instead of the password"_s)
            proof.kind = ProofKind::SecondFactor;
        else if (what == u"throttled password"_s)
            throttle();
        else if (what.contains(u"code"_s))
            proof = codeFor(what);
        return proof;
    }

    void throttle()
    {
        Session session;
        for (int i = 0; i < 10; ++i)
            (void)m_world->service.loginWithEmail(session, ada, Secret(u"wrong horse"_s), client);
    }

    Proof codeFor(const QString &what)
    {
        dropPassword();
        if (what.startsWith(u"the password"_s))
            return {.kind = ProofKind::Password, .value = Secret(password)};
        QString code = mailedProof();
        if (what == u"no code"_s)
            code.clear();
        else if (what == u"what is no code"_s)
            code = u"password"_s;
        else if (what == u"wrong code"_s)
            code = wrongFor(code);
        else if (what == u"late code"_s)
            m_world->clock.advance(10min);
        else if (what == u"used code"_s)
            (void)m_world->service.changeEmail(
                m_session, {.kind = ProofKind::EmailCode, .value = Secret(code)}, u"ada2@example.com"_s);
        else if (what == u"code of another purpose"_s)
            code = m_world->service.sendPasswordResetEmail(ada) ? m_world->mailedCode() : QString();
        (void)m_world->codes.removeAll(m_id, CodePurpose::NewEmail);
        return {.kind = ProofKind::EmailCode, .value = Secret(code)};
    }

    Result<void> run(const QString &act, const Proof &proof)
    {
        if (act == u"setPassword"_s)
            return m_world->service.setPassword(m_session, proof, Secret(newPassword), client);
        if (act == u"changeEmail"_s)
            return m_world->service.changeEmail(m_session, proof, u"new@example.com"_s, client);
        return m_world->service.deleteAccount(m_session, proof, client);
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
    Session m_session;
};

QTEST_GUILESS_MAIN(TestFreshProof)
#include "tst_freshproof.moc"
