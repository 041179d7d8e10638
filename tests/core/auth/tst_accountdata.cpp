// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString password = u"correct horse"_s;

} // namespace

class TestAccountData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_world->add(ada);
        m_session = Session();
        QVERIFY(m_world->service.loginWithEmail(m_session, ada, Secret(password),
                                                {.caller = Caller::Client, .device = u"laptop"_s}));
    }
    void cleanup() { m_world.reset(); }

    void exportTellsAllThatIsKept()
    {
        const QJsonObject exported = exportedData();
        const QJsonObject user = exported.value(u"user"_s).toObject();
        QCOMPARE(user.value(u"email"_s).toString(), ada);
        QCOMPARE(user.value(u"confirmed_email"_s).toBool(), true);
        QCOMPARE(user.value(u"role"_s).toString(), u"user"_s);
        QCOMPARE(user.value(u"last_login"_s).toString(), u"2026-03-12T09:00:00.000Z"_s);
        QVERIFY(user.value(u"custom"_s).isObject());
        QCOMPARE(exported.value(u"sessions"_s).toArray().at(0).toObject().value(u"device"_s), u"laptop"_s);
        QCOMPARE(exported.value(u"devices"_s).toArray().at(0).toObject().value(u"name"_s), u"laptop"_s);
        const QJsonArray activity = exported.value(u"activity"_s).toArray();
        QCOMPARE(activity.at(0).toObject().value(u"kind"_s), u"login"_s);
        QCOMPARE(activity.at(1).toObject().value(u"kind"_s), u"user.add"_s);
    }

    void exportHoldsNoSecretAndNobodyElse()
    {
        m_world->add(u"bob@example.com"_s);
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        const QByteArray text = *m_world->service.exportAccount(m_session);
        QVERIFY(!text.contains("argon2"));
        QVERIFY(!text.contains("hash"));
        QVERIFY(!text.contains("token"));
        QVERIFY(!text.contains("bob@"));
    }

    void exportGoesBeyondOnePageOfActivity()
    {
        for (int i = 0; i < 1100; ++i)
            QVERIFY(m_world->service.logoutEverywhere((*m_world->service.find(u"email"_s, ada))->id));
        QVERIFY(m_world->service.loginWithEmail(m_session, ada, Secret(password)));
        QVERIFY(exportedData().value(u"activity"_s).toArray().size() > 1100);
    }

    void exportStandsInTheAudit()
    {
        exportedData();
        QCOMPARE(m_world->service.activity(m_session)->constFirst().kind, AuditKind::AccountExported);
    }

    void deletedAccountIsGoneWithAllThatIsItsOwn()
    {
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        Session none;
        QVERIFY(!m_world->service.loginWithEmail(none, ada, Secret(u"not it at all"_s), {}));
        const Session copy = m_session;
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        QVERIFY(m_session.isEmpty());
        QVERIFY(!*m_world->service.getUser(copy));
        QVERIFY(!*m_world->service.find(u"email"_s, ada));
        for (const QString &table :
             {u"sessions"_s, u"devices"_s, u"email_codes"_s, u"throttle"_s, u"audit_people"_s}) {
            auto rows =
                m_world->database->run(u"SELECT count(*) FROM "_s + table + u" WHERE user_id IS NOT NULL"_s);
            QVERIFY(rows && rows->next());
            QCOMPARE((*rows)[0].toInt(), 0);
        }
        // what is left in the outbox tells of it, and nothing else
        const auto waiting = m_world->service.outbox();
        QCOMPARE(waiting->size(), 1);
        QCOMPARE(waiting->constFirst().kind, u"account-deleted"_s);
        QCOMPARE(waiting->constFirst().recipient, ada);
    }

    void mailCountsGoOnAfterADeletion()
    {
        for (int i = 0; i < 6; ++i)
            QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        m_world->add(ada);
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.size(), 1); // of the deletion
        m_world->clock.advance(std::chrono::hours(1));
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.size(), 2);
    }

    void whatIsKeptOfMailDoesNotTellTheAddress()
    {
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QVERIFY(m_world->service.removeUser((*m_world->service.find(u"email"_s, ada))->id));
        auto rows = m_world->database->run(
            u"SELECT recipient || recipient_key || CAST(body AS TEXT) || answer FROM outbox"_s);
        QVERIFY(rows && rows->next());
        QVERIFY(!(*rows)[0].toString().contains(u"ada@"_s));
        QVERIFY(!rows->next());
        QVERIFY(m_world->service.outbox()->isEmpty());
        QVERIFY(!m_world->service.outboxMessage(1));
        QVERIFY(m_world->service.flushOutbox());
        QVERIFY(m_world->mails.messages.isEmpty());
    }

    void formerAddressIsToldOfADeletionWhileItCouldUndo_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("later");
        QTest::addColumn<QStringList>("told");
        const QString moved = u"ada@example.org"_s;
        QTest::addRow("within 72 hours") << std::chrono::milliseconds(0) << QStringList{moved, ada};
        QTest::addRow("after them") << std::chrono::milliseconds(std::chrono::hours(72))
                                    << QStringList{moved};
    }

    void formerAddressIsToldOfADeletionWhileItCouldUndo()
    {
        QFETCH(const std::chrono::milliseconds, later);
        QFETCH(const QStringList, told);
        QVERIFY(m_world->service.changeEmail(m_session, proof(), u"ada@example.org"_s));
        QVERIFY(m_world->service.confirmNewEmail(m_session, Secret(m_world->mailedCode())));
        QVERIFY(m_world->service.flushOutbox());
        m_world->mails.messages.clear();
        m_world->clock.advance(later);
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        QVERIFY(m_world->service.flushOutbox());
        QStringList recipients;
        for (const MailMessage &message : m_world->mails.messages)
            recipients << message.to;
        QCOMPARE(recipients, told);
    }

    void mailOfWhoeverHasTheFormerAddressNowStays()
    {
        QVERIFY(m_world->service.changeEmail(m_session, proof(), u"ada@example.org"_s));
        QVERIFY(m_world->service.confirmNewEmail(m_session, Secret(m_world->mailedCode())));
        QVERIFY(m_world->service.flushOutbox());
        m_world->add(ada);
        QVERIFY(m_world->service.sendPasswordResetEmail(ada));
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        const auto waiting = *m_world->service.outbox();
        QVERIFY(std::ranges::contains(waiting, u"reset"_s, &OutboxMessage::kind));
    }

    void deletionStandsInTheAuditWithoutTheAddress()
    {
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        const AuditEntry event = m_world->service.auditEvents({.limit = 1})->entries.constFirst();
        QCOMPARE(event.kind, AuditKind::AccountDeleted);
        QCOMPARE(event.actor.id, event.subject.id);
        QVERIFY(event.subject.email.isEmpty());
        QVERIFY(!m_world->service.verifyAudit()->fault);
    }

    void lastAdminStays()
    {
        m_world->add(u"root@example.com"_s, password, Role::Admin);
        Session root;
        QVERIFY(m_world->service.loginWithEmail(root, u"root@example.com"_s, Secret(password)));
        const auto refused = m_world->service.deleteAccount(root, proof());
        QCOMPARE(refused.error().code, AuthErrorCode::PermissionDenied);
        QCOMPARE(refused.error().reason, AuthErrorReason::LastAdmin);
        QVERIFY(*m_world->service.getUser(root));
        m_world->add(u"second@example.com"_s, password, Role::Admin);
        QVERIFY(m_world->service.deleteAccount(root, proof()));
    }

    void addressCanBeUsedAgain()
    {
        QVERIFY(m_world->service.deleteAccount(m_session, proof()));
        m_world->add(ada);
        QVERIFY(m_world->service.loginWithEmail(m_session, ada, Secret(password)));
    }

private:
    static Proof proof() { return {.kind = ProofKind::Password, .value = Secret(password)}; }
    QJsonObject exportedData()
    {
        return QJsonDocument::fromJson(m_world->service.exportAccount(m_session).value_or(QByteArray()))
            .object();
    }

    std::unique_ptr<TestService> m_world;
    Session m_session;
};

QTEST_GUILESS_MAIN(TestAccountData)
#include "tst_accountdata.moc"
