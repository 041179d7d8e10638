// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

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

    void claimedMessageIsLeftToItsSender()
    {
        const auto now = m_world->clock.now();
        QVERIFY(*m_world->outbox.claim(now, now + 1min, now + 1h));
        QVERIFY(!*m_world->outbox.claim(now, now + 1min, now + 1h));
        // a sender that died is succeeded
        QVERIFY(*m_world->outbox.claim(now + 1min, now + 2min, now + 1h));
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
    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
