// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

// Whoever chooses a password, by whichever way, meets the same rules.
class TestPasswordRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_world->set(u"app_name"_s, u"Invoice Desk"_s);
    }
    void cleanup() { m_world.reset(); }

    void poorPasswordIsRefused_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<QString>("password");
        QTest::addColumn<AuthErrorReason>("reason");
        for (int way = 0; way < ways.size(); ++way) {
            const auto row = [&](const char *name, const QString &password, AuthErrorReason reason) {
                QTest::addRow("%s, %s", ways[way].constData(), name) << way << password << reason;
            };
            row("short", u"x7Gh2kQ"_s, AuthErrorReason::TooShort);
            row("long", QString(4097, u'x'), AuthErrorReason::TooLong);
            row("common", u"Password1"_s, AuthErrorReason::Common);
            row("address", u"violet grace.hopper kettle"_s, AuthErrorReason::ContainsAddress);
            row("app's name", u"violet invoice desk kettle"_s, AuthErrorReason::ContainsAppName);
            row("weak", u"aaaaaaaaaaaa"_s, AuthErrorReason::TooWeak);
        }
    }

    void poorPasswordIsRefused()
    {
        QFETCH(const int, way);
        QFETCH(const QString, password);
        const auto refused = choose(way, password);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthErrorCode::PasswordNotAcceptable);
        QTEST(refused.error().reason, "reason");
        QVERIFY(!*m_world->service.hasUsers());
        QVERIFY(choose(way, u"violet kettle 47"_s));
    }

    void lengthAloneIsAskedWhereTheSettingIsOff_data()
    {
        QTest::addColumn<int>("way");
        for (int way = 0; way < ways.size(); ++way)
            QTest::addRow("%s", ways[way].constData()) << way;
    }

    void lengthAloneIsAskedWhereTheSettingIsOff()
    {
        QFETCH(const int, way);
        m_world->set(u"require_secure_passwords"_s, u"false"_s);
        QCOMPARE(choose(way, u"passwor"_s).error().reason, AuthErrorReason::TooShort);
        QCOMPARE(choose(way, QString(4097, u'x')).error().reason, AuthErrorReason::TooLong);
        QVERIFY(choose(way, u"password"_s));
    }

    void rulesOfTodayDoNotLockOutThePasswordOfYesterday()
    {
        m_world->set(u"require_secure_passwords"_s, u"false"_s);
        m_world->add(u"grace.hopper@example.com"_s, u"password"_s);
        m_world->set(u"require_secure_passwords"_s, u"true"_s);
        Session session;
        QVERIFY(
            m_world->service.loginWithEmail(session, u"grace.hopper@example.com"_s, Secret(u"password"_s)));
    }

private:
    const QList<QByteArray> ways{"sign-up", "first admin", "added"};

    Result<User> choose(int way, const QString &password)
    {
        const QString email = u"Grace.Hopper@example.com"_s;
        Session session;
        if (way == 0)
            return m_world->service.signupWithEmail(session, email, password, {.caller = Caller::Client});
        if (way == 1)
            return m_world->service.createFirstAdmin(session, email, password);
        return m_world->service.addUser(email, password);
    }

    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestPasswordRules)
#include "tst_passwordrules.moc"
