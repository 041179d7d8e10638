// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <latchkey/core/base/processmark.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        Session session;
        QVERIFY(m_world->service.signupWithEmail(session, u"grace@example.com"_s, Secret(u"correct horse"_s),
                                                 {.caller = Caller::Client, .language = u"de"_s}));
    }
    void cleanup() { m_world.reset(); }

    void waitingMessageShowsNoCode()
    {
        const auto message = m_world->service.outbox()->constFirst();
        QCOMPARE(message.state, u"queued"_s);
        QCOMPARE(message.kind, u"confirm"_s);
        QCOMPARE(message.recipient, u"grace@example.com"_s);
        QVERIFY(message.text.contains(u"••••-••••"_s));
        const QString code = m_world->mailedCode();
        QVERIFY(!code.isEmpty());
        QVERIFY(!message.text.contains(code));
    }

    void sentMessageLeavesNoBody()
    {
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 1);
        const auto message = m_world->service.outbox()->constFirst();
        QCOMPARE(message.state, u"sent"_s);
        QCOMPARE(message.sent, toDateTime(TestService::start()));
        QVERIFY(message.text.isEmpty());
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 0);
        QCOMPARE(m_world->mails.messages.size(), 1);
    }

    void mailSpeaksThePersonsLanguage()
    {
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constFirst().language, u"de"_s);
    }

    void failedMessageIsTriedAgainLater()
    {
        m_world->mails.refusing = true;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a message was not sent"_s));
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 0);
        m_world->mails.refusing = false;
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 0);
        m_world->clock.advance(1min);
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 1);
    }

    void repeatCarriesTheSameMessageId()
    {
        const QString id = m_world->outbox.list(1)->constFirst().messageId;
        m_world->mails.refusing = true;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a message was not sent"_s));
        QVERIFY(m_world->service.flushOutbox());
        m_world->mails.refusing = false;
        m_world->clock.advance(1min);
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constFirst().messageId, id);
    }

    void expiredMessageIsNotSent()
    {
        m_world->clock.advance(24h);
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 0);
        QCOMPARE(m_world->service.outbox()->constFirst().state, u"expired"_s);
        QVERIFY(m_world->mails.messages.isEmpty());
        QVERIFY(m_world->outbox.list(1)->constFirst().sealedBody.isEmpty());
    }

    void onlyOneSendsAtATime()
    {
        const SenderLease one = leaseOf(processMark() + " one");
        const SenderLease other = leaseOf(processMark() + " other");
        QCOMPARE(m_world->outbox.claim(one, 10)->size(), 1);
        QVERIFY(m_world->outbox.claim(other, 10)->isEmpty());
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 0);
        QVERIFY(m_world->mails.messages.isEmpty());
        QVERIFY(!*m_world->outbox.settle({}, other));
        QVERIFY(*m_world->outbox.settle({}, one));
    }

    void senderThatLeftOrLetItsTimePassIsSucceeded_data()
    {
        QTest::addColumn<QByteArray>("holder");
        QTest::addColumn<int>("secondsLater");
        QTest::newRow("its time has passed") << processMark() + " one" << 120;
        QTest::newRow("the clock was set back by more than a lease can last")
            << processMark() + " one" << -7200;
        const QList<QByteArray> mark = processMark().split(' ');
        QTest::newRow("its process has ended") << mark[0] + ' ' + mark[1] + ' ' + mark[2] + " 1 one" << 0;
        QTest::newRow("the system was started anew")
            << "an-older-boot " + mark[1] + ' ' + mark[2] + ' ' + mark[3] + " one" << 0;
    }

    void senderThatLeftOrLetItsTimePassIsSucceeded()
    {
        QFETCH(QByteArray, holder);
        QFETCH(int, secondsLater);
        QCOMPARE(m_world->outbox.claim(leaseOf(holder), 10)->size(), 1);
        m_world->clock.advance(std::chrono::seconds(secondsLater));
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 1);
    }

    void leaseIsGivenBackWithTheLastMessage()
    {
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 1);
        signUp(u"ada@example.com"_s);
        QCOMPARE(m_world->outbox.claim(leaseOf(processMark() + " other"), 10)->size(), 1);
    }

    void refusedMessageIsNotTriedAgainAndSaysWhy()
    {
        m_world->mails.refusing = true;
        m_world->mails.refusal = AuthErrorReason::MailRefused;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a message was refused"_s));
        QVERIFY(m_world->service.flushOutbox());
        const auto message = m_world->service.outbox()->constFirst();
        QCOMPARE(message.state, u"failed"_s);
        QCOMPARE(message.trouble, AuthErrorReason::MailRefused);
        QCOMPARE(message.answer, u"refusing"_s);
        QVERIFY(m_world->outbox.list(1)->constFirst().sealedBody.isEmpty());
        m_world->clock.advance(2h);
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.askedFor, 1);
    }

    void deferredMessageHoldsNoOtherUp()
    {
        signUp(u"ada@example.com"_s);
        m_world->mails.refusing = true;
        m_world->mails.refusal = AuthErrorReason::MailDeferred;
        for (int i = 0; i < 2; ++i)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a message was not sent"_s));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.askedFor, 2);
    }

    void serverThatIsDownIsAskedOnceForAllAndLaterAgain()
    {
        signUp(u"ada@example.com"_s);
        m_world->mails.refusing = true;
        m_world->mails.refusal = AuthErrorReason::MailServerUnreachable;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a message was not sent"_s));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.askedFor, 1);
        const auto messages = *m_world->service.outbox();
        for (const auto &message : messages) {
            QCOMPARE(message.state, u"queued"_s);
            QCOMPARE(message.trouble, AuthErrorReason::MailServerUnreachable);
            QVERIFY(message.nextTry > toDateTime(m_world->clock.now()));
        }
        m_world->mails.refusing = false;
        m_world->clock.advance(1min);
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 2);
    }

    void moreThanFiveRequestsAnHourSendNothingAndLeaveTheLastCodeValid()
    {
        for (int i = 0; i < 8; ++i)
            QVERIFY(m_world->service.sendConfirmationEmail(u"Grace@Example.com"_s));
        const QString code = m_world->mailedCode();
        QCOMPARE(m_world->mails.messages.size(), 5);
        QVERIFY(m_world->service.confirmEmail(u"grace@example.com"_s, code));
        const auto events = m_world->service.auditEvents({.email = u"grace@example.com"_s})->entries;
        QCOMPARE(std::ranges::count_if(events,
                                       [](const AuditEntry &event) {
                                           return event.details.value(u"mailed"_s) == QJsonValue(false);
                                       }),
                 4);
    }

    void capHoldsOverAllAddressesButNotForNotices()
    {
        m_world->set(u"mail_per_hour"_s, u"2"_s);
        signUp(u"ada@example.com"_s);
        signUp(u"bob@example.com"_s);
        QCOMPARE(m_world->service.outbox()->size(), 2);
        const auto bob = *m_world->service.find(u"email"_s, u"bob@example.com"_s);
        QVERIFY(m_world->service.setEmail(bob->id, u"bob@example.org"_s));
        QCOMPARE(m_world->service.outbox()->constFirst().kind, u"address-changed"_s);
        m_world->clock.advance(1h);
        QVERIFY(m_world->service.sendConfirmationEmail(u"bob@example.org"_s));
        QCOMPARE(m_world->service.outbox()->size(), 4);
    }

    void requestsOfStrangersSilenceNoNotice()
    {
        const User ada = m_world->add(u"ada@example.com"_s);
        const User eve = m_world->add(u"eve@example.com"_s);
        const Proof proof{.value = Secret(u"correct horse"_s)};
        Session session;
        QVERIFY(m_world->service.loginWithEmail(session, eve.email, proof.value));
        for (int i = 0; i < 70; ++i) {
            QVERIFY(m_world->service.sendPasswordResetEmail(ada.email));
            QVERIFY(m_world->service.changeEmail(session, proof, ada.email));
        }
        QCOMPARE(std::ranges::count(*m_world->service.outbox(), ada.email, &OutboxMessage::recipient), 5);
        QVERIFY(m_world->service.loginWithEmail(session, ada.email, proof.value));
        QVERIFY(m_world->service.resetPassword(session, proof.value, Secret(u"violet kettle 47 harbour"_s)));
        QCOMPARE(m_world->service.outbox()->constFirst().kind, u"password-changed"_s);
    }

    void signUpsOfStrangersSilenceNoNoticeOfAnAdmin()
    {
        const User root = m_world->add(u"root@example.com"_s, u"correct horse"_s, Role::Admin);
        m_world->set(u"enable_automatically"_s, u"false"_s);
        for (int i = 0; i < 70; ++i)
            signUp(u"stranger%1@example.com"_s.arg(i));
        const auto toRoot = [&] {
            return std::ranges::count(*m_world->service.outbox(), root.email, &OutboxMessage::recipient);
        };
        QCOMPARE(toRoot(), 5);
        QVERIFY(m_world->service.setEmail(root.id, u"root@example.org"_s));
        QCOMPARE(toRoot(), 6);
    }

    void oldMailIsDroppedOnceItWaitsNoLonger()
    {
        m_world->set(u"outbox_days"_s, u"3"_s);
        QVERIFY(m_world->service.flushOutbox());
        m_world->clock.advance(std::chrono::days(3));
        signUp(u"ada@example.com"_s);
        QCOMPARE(m_world->service.pruneOutbox().value_or(-1), 0);
        m_world->clock.advance(1ms);
        QCOMPARE(m_world->service.pruneOutbox().value_or(-1), 1);
        m_world->clock.advance(std::chrono::days(9));
        QCOMPARE(m_world->service.pruneOutbox().value_or(-1), 0); // waits still, though not for long
        m_world->set(u"outbox_days"_s, u"0"_s);
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->service.pruneOutbox().value_or(-1), 0);
    }

    void templatesOfTheProgramWinAndBrokenOnesStopNobody()
    {
        const QDir folder(m_world->folder.filePath(u"templates/en"_s));
        QVERIFY(folder.mkpath(u"."_s));
        QFile subject(folder.filePath(u"confirm.subject"_s));
        QVERIFY(subject.open(QIODevice::WriteOnly));
        subject.write("Ours: {{code}}");
        subject.close();
        UsersServicePorts ports = m_world->ports();
        ports.mailTemplates = QFileInfo(folder.path()).path();
        UsersService service(ports);
        QVERIFY(service.sendConfirmationEmail(u"grace@example.com"_s)); // German still
        signUp(u"ada@example.com"_s, service);
        QVERIFY(service.outbox()->constFirst().subject.startsWith(u"Ours: "_s));
        QVERIFY(subject.open(QIODevice::WriteOnly));
        subject.write("Ours: {{nonsense}}");
        subject.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a template of the program's own"_s));
        signUp(u"bob@example.com"_s, service);
        QVERIFY(!service.outbox()->constFirst().subject.startsWith(u"Ours"_s));
        QCOMPARE(service.previewMail(u"confirm"_s, u"en"_s).error().code, AuthErrorCode::MailFailed);
        QVERIFY(service.previewMail(u"confirm"_s, u"de-AT"_s)->text.contains(u"K7MQ-2PR9"_s));
    }

    void clockSetBackHoldsNoMessageUp()
    {
        m_world->clock.advance(-24h);
        QCOMPARE(m_world->service.flushOutbox().value_or(-1), 1);
    }

    void unknownMessageIsTold()
    {
        QCOMPARE(m_world->service.outboxMessage(99).error().reason, AuthErrorReason::NoSuchMessage);
    }

    void senderIsMadeFromTheAppsName()
    {
        m_world->set(u"app_name"_s, u"Invoice Desk"_s);
        QVERIFY(m_world->service.sendConfirmationEmail(u"grace@example.com"_s));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().from, u"Invoice Desk <no-reply@localhost>"_s);
        m_world->set(u"email_from"_s, u"Desk <desk@example.com>"_s);
        QVERIFY(m_world->service.sendConfirmationEmail(u"grace@example.com"_s));
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().from, u"Desk <desk@example.com>"_s);
        QVERIFY(m_world->mails.messages.constLast().messageId.endsWith(u"@example.com"_s));
    }

private:
    SenderLease leaseOf(const QByteArray &holder)
    {
        const auto now = m_world->clock.now();
        return {.holder = holder, .now = now, .until = now + 2min, .furthest = now + 1h};
    }
    void signUp(const QString &email) { signUp(email, m_world->service); }
    static void signUp(const QString &email, UsersService &service)
    {
        Session session;
        QVERIFY(service.signupWithEmail(session, email, Secret(u"correct horse"_s)));
    }

    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
