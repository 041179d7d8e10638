// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString former = u"ada@example.com"_s;
const QString fresh = u"Ada@example.org"_s;
const QString password = u"correct horse"_s;
const QString newPassword = u"violet kettle 47 harbour"_s;

} // namespace

class TestEmailChange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_id = m_world->add(former).id;
        m_session = Session();
        QVERIFY(m_world->service.loginWithEmail(m_session, former, Secret(password)));
    }
    void cleanup() { m_world.reset(); }

    void nothingChangesBeforeTheNewAddressIsConfirmed()
    {
        const QString code = ask(fresh);
        QCOMPARE(m_world->mails.messages.constLast().to, fresh);
        QVERIFY(!code.isEmpty());
        QVERIFY(login(former, password));
        QVERIFY(!login(fresh, password));
    }

    void confirmedAddressIsTheAccounts()
    {
        const auto user = m_world->service.confirmNewEmail(m_session, Secret(ask(fresh)));
        QCOMPARE(user->email, fresh);
        QVERIFY(user->confirmedEmail);
        QVERIFY(*m_world->service.getUser(m_session));
        QVERIFY(login(fresh, password));
        QVERIFY(!login(former, password));
    }

    void otherSessionsEnd()
    {
        Session other;
        QVERIFY(m_world->service.loginWithEmail(other, former, Secret(password)));
        change(fresh);
        QVERIFY(!*m_world->service.getUser(other));
        QVERIFY(*m_world->service.getUser(m_session));
    }

    void wrongCodesAreRefusedAndFiveEndIt()
    {
        const QString code = ask(fresh);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(confirm(wrongFor(code)).error().reason, AuthErrorReason::CodeWrong);
        QCOMPARE(confirm(code).error().reason, AuthErrorReason::CodeWrong);
        QCOMPARE(confirm(u"1"_s).error().reason, AuthErrorReason::CodeMalformed);
    }

    void codeWorksForADayAndOnce()
    {
        const QString late = ask(fresh);
        m_world->clock.advance(24h);
        QCOMPARE(confirm(late).error().code, AuthErrorCode::CodeInvalid);
        const QString code = ask(fresh);
        m_world->clock.advance(24h - 1ms);
        QVERIFY(confirm(code));
        QCOMPARE(confirm(code).error().code, AuthErrorCode::CodeInvalid);
    }

    void codeOfSomebodyElseIsWrong()
    {
        const QString code = ask(fresh);
        m_world->add(u"eve@example.com"_s);
        Session eve;
        QVERIFY(m_world->service.loginWithEmail(eve, u"eve@example.com"_s, Secret(password)));
        QCOMPARE(m_world->service.confirmNewEmail(eve, Secret(code)).error().code,
                 AuthErrorCode::CodeInvalid);
        QVERIFY(confirm(code));
    }

    void withoutASessionNothingIsConfirmed()
    {
        const QString code = ask(fresh);
        QVERIFY(m_world->service.logoutEverywhere(m_id));
        QCOMPARE(confirm(code).error().code, AuthErrorCode::NotLoggedIn);
    }

    void sameAddressIsRefused()
    {
        const auto refused = m_world->service.changeEmail(m_session, proof(), u"ADA@example.com"_s);
        QCOMPARE(refused.error().reason, AuthErrorReason::EmailUnchanged);
        QCOMPARE(m_world->service.changeEmail(m_session, proof(), u"ada"_s).error().code,
                 AuthErrorCode::InvalidInput);
    }

    void addressInUseIsAnsweredAlikeAndItsOwnerIsTold()
    {
        m_world->add(u"bob@example.com"_s);
        const QString earlier = ask(fresh);
        QVERIFY(m_world->service.changeEmail(m_session, proof(), u"bob@example.com"_s));
        QVERIFY(m_world->mailedCode().isEmpty());
        QCOMPARE(m_world->mails.messages.constLast().to, u"bob@example.com"_s);
        QCOMPARE(m_world->mails.messages.size(), 2);
        // also in what became of the code before
        QCOMPARE(confirm(earlier).error().reason, AuthErrorReason::CodeWrong);
    }

    // nor in what becomes of it once an address has had its share of mail
    void takenAddressIsAlikeAlsoBeyondItsLimit_data()
    {
        QTest::addColumn<bool>("taken");
        QTest::addRow("taken") << true;
        QTest::addRow("free") << false;
    }

    void takenAddressIsAlikeAlsoBeyondItsLimit()
    {
        QFETCH(const bool, taken);
        const QString asked = u"bob@example.com"_s;
        if (taken)
            m_world->add(asked);
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_world->service.changeEmail(m_session, proof(), asked));
        const QString mine = ask(fresh);
        QVERIFY(m_world->service.changeEmail(m_session, proof(), asked));
        QVERIFY(confirm(mine));
    }

    void addressTakenMeanwhileIsRefused()
    {
        const QString code = ask(fresh);
        const UserId other = m_world->add(fresh).id;
        QCOMPARE(confirm(code).error().code, AuthErrorCode::UserExists);
        QVERIFY(m_world->service.removeUser(other));
        QVERIFY(confirm(code));
    }

    void formerAddressGetsACodeThatUndoesIt()
    {
        const QString undo = change(fresh);
        QCOMPARE(m_world->mails.messages.constLast().to, former);
        QVERIFY(m_world->service.undoEmailChange(former, Secret(undo)));
        const auto user = m_world->service.find(u"email"_s, former);
        QCOMPARE((*user)->id, m_id);
        QVERIFY((*user)->confirmedEmail);
        QVERIFY(!*m_world->service.getUser(m_session));
        // whoever had the address is told
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().to, fresh);
    }

    void undoingKeepsOutWhoeverChangedTheAddress()
    {
        const QString undo = change(fresh);
        // who took the account over sets a password of their own, and asks for more codes
        QVERIFY(m_world->service.resetPassword(m_session, Secret(password), Secret(newPassword)));
        QVERIFY(m_world->service.sendPasswordResetEmail(fresh));
        const QString reset = m_world->mailedCode();
        QVERIFY(m_world->service.undoEmailChange(former, Secret(undo)));
        for (const QString &address : {former, fresh}) {
            QVERIFY(!login(address, password));
            QVERIFY(!login(address, newPassword));
            QVERIFY(!m_world->service.resetPasswordWithCode(address, Secret(reset), Secret(newPassword)));
        }
        QVERIFY(m_world->service.sendPasswordResetEmail(former));
        QVERIFY(m_world->service.resetPasswordWithCode(former, Secret(m_world->mailedCode()),
                                                       Secret(newPassword)));
        QVERIFY(login(former, newPassword));
    }

    void secondChangeDoesNotTakeTheFirstOnesCode()
    {
        const QString first = change(fresh);
        const QString second = change(u"third@example.org"_s);
        QVERIFY(m_world->service.undoEmailChange(former, Secret(first)));
        // the account is the first owner's again: a code for what came later gives it to nobody
        QCOMPARE(m_world->service.undoEmailChange(fresh, Secret(second)).error().reason,
                 AuthErrorReason::CodeWrong);
        QCOMPARE((*m_world->service.find(u"email"_s, former))->id, m_id);
    }

    void undoingALaterChangeKeepsTheEarlierCode()
    {
        const QString first = change(fresh);
        const QString second = change(u"third@example.org"_s);
        QVERIFY(m_world->service.undoEmailChange(fresh, Secret(second)));
        QVERIFY(m_world->service.undoEmailChange(former, Secret(first)));
    }

    void undoRefusals_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<AuthErrorCode>("error");
        QTest::addRow("wrong code") << u"wrong"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("no code") << u"none"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("other address") << u"address"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("no address") << u"no address"_s << AuthErrorCode::InvalidInput;
        QTest::addRow("after 72 hours") << u"late"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("used") << u"used"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("after an admin's change") << u"admin"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("of a deleted account") << u"deleted"_s << AuthErrorCode::CodeInvalid;
        QTest::addRow("address taken since") << u"taken"_s << AuthErrorCode::UserExists;
    }

    void undoRefusals()
    {
        QFETCH(const QString, what);
        QString address = former;
        QString code = change(fresh);
        if (what == u"wrong"_s)
            code = wrongFor(code);
        else if (what == u"none"_s)
            code.clear();
        else if (what == u"address"_s)
            address = fresh;
        else if (what == u"no address"_s)
            address = u"ada"_s;
        else if (what == u"late"_s)
            m_world->clock.advance(72h);
        else if (what == u"used"_s)
            QVERIFY(m_world->service.undoEmailChange(address, Secret(code)));
        else if (what == u"admin"_s)
            QVERIFY(m_world->service.setEmail(m_id, u"by-admin@example.org"_s));
        else if (what == u"deleted"_s)
            QVERIFY(m_world->service.removeUser(m_id));
        else
            m_world->add(former);
        QTEST(m_world->service.undoEmailChange(address, Secret(code)).error().code, "error");
    }

    void undoWorksUntilThen()
    {
        const QString code = change(fresh);
        m_world->clock.advance(72h - 1ms);
        QVERIFY(m_world->service.undoEmailChange(former, Secret(code)));
    }

    void unconfirmedFormerAddressGetsNoPower()
    {
        QVERIFY(m_world->users.setConfirmed(m_id, false));
        const QString code = ask(fresh);
        const auto before = m_world->mails.messages.size();
        QVERIFY(confirm(code));
        QVERIFY(m_world->service.flushOutbox());
        // it is told, but brings no code
        QCOMPARE(m_world->mails.messages.size(), before + 1);
        QCOMPARE(m_world->mails.messages.constLast().to, former);
        QVERIFY(m_world->mails.lastCode().isEmpty());
    }

    void whoeverSignedUpWithTheFormerAddressMakesWay()
    {
        const QString code = change(fresh);
        Session other;
        QVERIFY(
            m_world->service.signupWithEmail(other, former, Secret(newPassword), {.caller = Caller::Client}));
        QVERIFY(m_world->service.undoEmailChange(former, Secret(code)));
        QCOMPARE((*m_world->service.find(u"email"_s, former))->id, m_id);
    }

    void confirmedOwnerOfTheFormerAddressStays()
    {
        const QString code = change(fresh);
        const UserId other = m_world->add(former).id;
        QCOMPARE(m_world->service.undoEmailChange(former, Secret(code)).error().code,
                 AuthErrorCode::UserExists);
        QCOMPARE((*m_world->service.find(u"email"_s, former))->id, other);
    }

    void fewWrongCodesDoNotEndAnUndo()
    {
        const QString code = change(fresh);
        for (int i = 0; i < 20; ++i)
            QVERIFY(!m_world->service.undoEmailChange(former, Secret(wrongFor(code))));
        QVERIFY(m_world->service.undoEmailChange(former, Secret(code)));
    }

    void auditHoldsNoAddress()
    {
        QVERIFY(m_world->service.undoEmailChange(former, Secret(change(fresh))));
        const auto events = m_world->service.auditEvents({.email = former, .limit = 3})->entries;
        QCOMPARE(events.at(0).kind, AuditKind::AddressChangeUndone);
        QCOMPARE(events.at(1).kind, AuditKind::OwnAddressChanged);
        QCOMPARE(events.at(2).kind, AuditKind::AddressChangeRequest);
        for (const AuditEntry &event : events)
            QVERIFY(event.details.isEmpty());
    }

private:
    static Proof proof() { return {.kind = ProofKind::Password, .value = Secret(password)}; }
    Result<User> confirm(const QString &code)
    {
        return m_world->service.confirmNewEmail(m_session, Secret(code));
    }
    //! The code that is mailed to the new address.
    QString ask(const QString &address)
    {
        return m_world->service.changeEmail(m_session, proof(), address) ? m_world->mailedCode() : QString();
    }
    //! The code that undoes it.
    QString change(const QString &address)
    {
        return confirm(ask(address)) ? m_world->mailedCode() : QString();
    }
    Result<User> login(const QString &address, const QString &typed)
    {
        Session session;
        return m_world->service.loginWithEmail(session, address, Secret(typed), {.caller = Caller::Client});
    }

    std::unique_ptr<TestService> m_world;
    UserId m_id{};
    Session m_session;
};

QTEST_GUILESS_MAIN(TestEmailChange)
#include "tst_emailchange.moc"
