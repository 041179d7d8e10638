// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QRegularExpression>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const Secret newPassword(u"violet kettle 47 harbour"_s);

} // namespace

//! How long a code works whose time runs from the first try to send it.
class TestCodeLife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(ada).id;
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
    }
    void cleanup() { m_world.reset(); }

    void tenMinutesFromTheFirstTry()
    {
        m_world->clock.advance(59min);
        const QString code = m_world->mailedCode();
        m_world->clock.advance(10min - 1ms);
        QVERIFY(reset(code));
    }

    void notLonger()
    {
        const QString code = m_world->mailedCode();
        m_world->clock.advance(10min);
        QCOMPARE(reset(code).error().reason, AuthErrorReason::CodeWrong);
    }

    void laterTriesDoNotRenewIt()
    {
        refuseOnce();
        m_world->clock.advance(9min);
        const QString code = m_world->mailedCode();
        QVERIFY(!code.isEmpty());
        m_world->clock.advance(1min);
        QCOMPARE(reset(code).error().reason, AuthErrorReason::CodeWrong);
    }

    void mailIsNotSentOnceItsCodeIsOver()
    {
        refuseOnce();
        m_world->clock.advance(10min);
        QCOMPARE(m_world->service.flushOutbox(), 0);
        QCOMPARE(m_world->service.outbox()->constFirst().state, u"expired"_s);
    }

    void unsentAfterAnHourIsDropped()
    {
        m_world->clock.advance(60min);
        QCOMPARE(m_world->service.flushOutbox(), 0);
        QCOMPARE(m_world->service.outbox()->constFirst().state, u"expired"_s);
        QVERIFY(m_world->mails.messages.isEmpty());
    }

    void codesOfLongerLifeRunFromTheirMaking()
    {
        Session session;
        QVERIFY(m_world->service.signupWithEmail(session, u"eve@example.com"_s, Secret(u"correct horse"_s)));
        m_world->clock.advance(23h);
        const QString code = m_world->mailedCode();
        m_world->clock.advance(1h);
        QVERIFY(!m_world->service.confirmEmail(u"eve@example.com"_s, Secret(code)));
    }

    void storeHoldsNoCode()
    {
        const QString bare = m_world->mailedCode().remove(u'-');
        const auto kept = m_world->codes.ofUser(m_id, CodePurpose::Reset);
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->constFirst().hash.size(), 32);
        QVERIFY(!kept->constFirst().hash.contains(bare.toLatin1()));
    }

    void expiryKeepsPurposesApart_data()
    {
        QTest::addColumn<CodePurpose>("purpose");
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<bool>("waits");
        QTest::addRow("confirm") << CodePurpose::Confirm << u"confirm"_s << qint64(24 * 60) << false;
        QTest::addRow("reset") << CodePurpose::Reset << u"reset"_s << qint64(10) << true;
        QTest::addRow("login") << CodePurpose::Login << u"login"_s << qint64(10) << true;
        QTest::addRow("proof") << CodePurpose::Proof << u"proof"_s << qint64(10) << true;
        QTest::addRow("new address") << CodePurpose::NewEmail << u"new-email"_s << qint64(24 * 60) << false;
        QTest::addRow("undo") << CodePurpose::UndoEmail << u"undo-email"_s << qint64(72 * 60) << false;
    }

    void expiryKeepsPurposesApart()
    {
        QFETCH(const CodePurpose, purpose);
        QFETCH(const qint64, minutes);
        QFETCH(const bool, waits);
        QTEST(codePurposeName(purpose), "name");
        QCOMPARE(codeLifetime(purpose), std::chrono::minutes(minutes));
        QCOMPARE(codeWait(purpose), waits ? 60min : 0min);
    }

private:
    void refuseOnce()
    {
        m_world->mails.refusing = true;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"will be tried again"_s));
        QCOMPARE(m_world->service.flushOutbox(), 0);
        m_world->mails.refusing = false;
    }
    Result<void> reset(const QString &code)
    {
        return m_world->service.resetPasswordWithCode(ada, Secret(code), newPassword);
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
};

QTEST_GUILESS_MAIN(TestCodeLife)
#include "tst_codelife.moc"
