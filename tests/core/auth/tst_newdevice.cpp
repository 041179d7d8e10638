// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString eve = u"eve@example.com"_s;
const Secret password(u"correct horse"_s);

} // namespace

class TestNewDevice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_world->add(ada);
    }
    void cleanup() { m_world.reset(); }

    void secondDeviceIsToldByMail()
    {
        login(ada, u"laptop"_s);
        QCOMPARE(kinds(), QStringList());
        login(ada, u"phone <b>"_s);
        QCOMPARE(kinds(), QStringList{u"new-device"_s});
        QVERIFY(m_world->service.flushOutbox());
        const MailMessage &mail = m_world->mails.messages.constLast();
        QCOMPARE(mail.to, ada);
        QVERIFY(mail.text.contains(u"Device: phone <b>\n"_s));
        QVERIFY(mail.text.contains(u"Time: 2026-03-12 09:00 UTC\n"_s));
        QVERIFY(mail.html.contains(u"phone &lt;b&gt;"_s));
    }

    void knownDeviceIsNot()
    {
        const Secret token = login(ada, u"laptop"_s).deviceToken();
        login(ada, u"laptop"_s, token);
        QCOMPARE(kinds(), QStringList());
    }

    void deviceOfSomebodyElseIsNewToThisAccount()
    {
        m_world->add(eve);
        const Secret shared = login(eve, u"shared"_s).deviceToken();
        login(ada, u"laptop"_s);
        QVERIFY(login(ada, u"shared"_s, shared).deviceToken().isEmpty());
        QCOMPARE(kinds(), QStringList{u"new-device"_s});
    }

    void signUpIsToldToNobody()
    {
        m_world->set(u"confirm_email"_s, u"false"_s);
        Session session;
        QVERIFY(m_world->service.signupWithEmail(session, eve, password, {.caller = Caller::Client}));
        QVERIFY(!session.deviceToken().isEmpty());
        QCOMPARE(kinds(), QStringList());
    }

    void serverCodeHasNoDevice()
    {
        login(ada, u"laptop"_s);
        Session session;
        QVERIFY(m_world->service.loginWithEmail(session, ada, password));
        QCOMPARE(kinds(), QStringList());
    }

    void loginByCodeIsToldAlike()
    {
        m_world->set(u"use_token"_s, u"true"_s);
        login(ada, u"laptop"_s);
        QVERIFY(m_world->service.sendTokenLoginEmail(ada));
        Session session;
        QVERIFY(m_world->service.loginWithToken(session, ada, Secret(m_world->mailedCode()),
                                                {.caller = Caller::Client, .device = u"phone"_s}));
        QCOMPARE(kinds().constFirst(), u"new-device"_s);
    }

    void refusedLoginIsNotToldOf()
    {
        login(ada, u"laptop"_s);
        Session session;
        QVERIFY(
            !m_world->service.loginWithEmail(session, ada, Secret(u"wrong"_s), {.caller = Caller::Client}));
        QCOMPARE(kinds(), QStringList());
    }

private:
    Session login(const QString &email, const QString &device, const Secret &token = {})
    {
        Session session;
        if (!m_world->service.loginWithEmail(
                session, email, password, {.caller = Caller::Client, .device = device, .deviceToken = token}))
            qFatal("no login");
        return session;
    }
    QStringList kinds()
    {
        QStringList kinds;
        const auto messages = m_world->service.outbox();
        for (const OutboxMessage &message : *messages)
            kinds << message.kind;
        return kinds;
    }

    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestNewDevice)
#include "tst_newdevice.moc"
