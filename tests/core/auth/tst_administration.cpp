// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAdministration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<TestService>(); }
    void cleanup() { m_world.reset(); }

    void sessionsEndWith_data()
    {
        QTest::addColumn<QString>("act");
        for (const char *act : {"disable", "delete", "log out", "change the address"})
            QTest::addRow("%s", act) << QString::fromLatin1(act);
    }

    void sessionsEndWith()
    {
        QFETCH(const QString, act);
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        Session session;
        QVERIFY(m_world->service.forceLogin(session, id));
        if (act == u"disable"_s) {
            QVERIFY(m_world->service.setEnabled(id, false));
            QVERIFY(m_world->service.setEnabled(id, true));
        } else if (act == u"delete"_s) {
            QVERIFY(m_world->service.removeUser(id));
        } else if (act == u"log out"_s) {
            QVERIFY(m_world->service.logoutEverywhere(id));
        } else {
            QVERIFY(m_world->service.setEmail(id, u"new@example.com"_s));
        }
        QVERIFY(!*m_world->service.getUser(session));
    }

    void lastAdminStays_data()
    {
        QTest::addColumn<QString>("act");
        QTest::addColumn<bool>("unconfirmed");
        for (const char *act : {"disable", "delete", "demote"}) {
            QTest::addRow("%s", act) << QString::fromLatin1(act) << false;
            QTest::addRow("%s after a change of address", act) << QString::fromLatin1(act) << true;
        }
    }

    void lastAdminStays()
    {
        QFETCH(const QString, act);
        QFETCH(const bool, unconfirmed);
        const UserId first = m_world->add(u"ada@example.com"_s, u"correct horse"_s, Role::Admin).id;
        if (unconfirmed)
            QVERIFY(!m_world->service.setEmail(first, u"lovelace@example.com"_s)->confirmedEmail);
        const auto attempt = [&](UserId id) -> Result<void> {
            if (act == u"disable"_s)
                return m_world->service.setEnabled(id, false).transform([](const User &) {});
            if (act == u"delete"_s)
                return m_world->service.removeUser(id);
            return m_world->service.setRole(id, Role::User).transform([](const User &) {});
        };
        const auto refused = attempt(first);
        QCOMPARE(refused.error().code, AuthErrorCode::PermissionDenied);
        QCOMPARE(refused.error().reason, AuthErrorReason::LastAdmin);
        // a disabled admin cannot help out
        const UserId second = m_world->add(u"grace@example.com"_s, u"correct horse"_s, Role::Admin).id;
        QVERIFY(m_world->users.setEnabled(second, false));
        QCOMPARE(attempt(first).error().reason, AuthErrorReason::LastAdmin);
        QVERIFY(m_world->users.setEnabled(second, true));
        // nor can one whose address is not confirmed, as long as that is asked for
        QVERIFY(m_world->users.setConfirmed(second, false));
        QCOMPARE(attempt(first).error().reason, AuthErrorReason::LastAdmin);
        m_world->set(u"confirm_email"_s, u"false"_s);
        QVERIFY(attempt(first));
    }

    void filterLongerThanAnyAddressFindsNobody()
    {
        m_world->add(u"ada@example.com"_s);
        for (const qsizetype length : {qsizetype(255), qsizetype(10'000'000)}) {
            const auto page = m_world->service.listUsers({.filter = QString(length, u'a')});
            QVERIFY(page && page->users.isEmpty() && page->next.isEmpty());
        }
    }

    void changedAddressIsUnconfirmedAndTheOldOneTold()
    {
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        const auto user = m_world->service.setEmail(id, u"Lovelace@example.com"_s);
        QCOMPARE(user->email, u"Lovelace@example.com"_s);
        QVERIFY(!user->confirmedEmail);
        QVERIFY(m_world->service.flushOutbox());
        QCOMPARE(m_world->mails.messages.constLast().to, u"ada@example.com"_s);
    }

    void otherSpellingOfTheAddressChangesNothingElse()
    {
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        const auto user = m_world->service.setEmail(id, u"Ada@Example.com"_s);
        QCOMPARE(user->email, u"Ada@Example.com"_s);
        QVERIFY(user->confirmedEmail);
        QCOMPARE(m_world->service.outbox()->size(), 0);
    }

    void takenAddressIsRefused()
    {
        m_world->add(u"ada@example.com"_s);
        const UserId id = m_world->add(u"grace@example.com"_s).id;
        QCOMPARE(m_world->service.setEmail(id, u"ADA@example.com"_s).error().code, AuthErrorCode::UserExists);
        QCOMPARE((*m_world->service.find(u"id"_s, qint64(id)))->email, u"grace@example.com"_s);
        QCOMPARE(m_world->service.addUser(u"ada@example.com"_s, Secret(u"correct horse"_s)).error().code,
                 AuthErrorCode::UserExists);
    }

    void changesAreMadeAllAtOnceOrNotAtAll()
    {
        m_world->add(u"ada@example.com"_s, u"correct horse"_s, Role::Admin);
        const User grace = m_world->add(u"grace@example.com"_s);
        const auto change = [&](const UserId id, Role role, const QString &email) {
            return m_world->service.changeUser(id, {.role = role, .email = email});
        };
        QCOMPARE(change(grace.id, Role::Admin, u"ada@example.com"_s).error().code, AuthErrorCode::UserExists);
        QCOMPARE(change(grace.id, Role::Admin, u"no address"_s).error().reason,
                 AuthErrorReason::EmailMalformed);
        QCOMPARE(**m_world->service.find(u"id"_s, qint64(grace.id)), grace);
        const auto changed = change(grace.id, Role::Admin, u"hopper@example.com"_s);
        QCOMPARE(changed->role, Role::Admin);
        QCOMPARE(changed->email, u"hopper@example.com"_s);
    }

    void changeOfNothingIsFine()
    {
        const User ada = m_world->add(u"ada@example.com"_s);
        QCOMPARE(*m_world->service.changeUser(ada.id, {}), ada);
    }

    void unknownUserIsTold()
    {
        QCOMPARE(m_world->service.setEnabled(UserId(7), true).error().reason, AuthErrorReason::NoSuchUser);
        QCOMPARE(m_world->service.removeUser(UserId(7)).error().reason, AuthErrorReason::NoSuchUser);
        QCOMPARE(m_world->service.setRole(UserId(7), Role::Admin).error().reason,
                 AuthErrorReason::NoSuchUser);
    }

    void idsAreNotUsedAgain()
    {
        const UserId first = m_world->add(u"ada@example.com"_s).id;
        QVERIFY(m_world->service.removeUser(first));
        QVERIFY(m_world->add(u"ada@example.com"_s).id != first);
    }

    void findKnowsItsColumns()
    {
        const UserId id = m_world->add(u"Ada@example.com"_s).id;
        QCOMPARE((*m_world->service.find(u"email"_s, u"aDA@example.COM"_s))->id, id);
        QVERIFY(!*m_world->service.find(u"email"_s, u"' OR 1=1 --"_s));
        QVERIFY(!*m_world->service.find(u"id"_s, 4711));
        QCOMPARE(m_world->service.find(u"password_hash"_s, u"x"_s).error().reason,
                 AuthErrorReason::UnknownColumn);
    }

    void pagesCoverEverybodyOnce_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<bool>("descending");
        for (const char *sort : {"email", "signed_up", "last_login", "role"}) {
            QTest::addRow("%s", sort) << QString::fromLatin1(sort) << false;
            QTest::addRow("%s descending", sort) << QString::fromLatin1(sort) << true;
        }
    }

    void pagesCoverEverybodyOnce()
    {
        QFETCH(const QString, sort);
        QFETCH(const bool, descending);
        for (int i = 0; i < 25; ++i) {
            m_world->clock.advance(i % 3 == 0 ? 1s : 0s); // some of them at one moment
            const User user = m_world->add(u"user%1@example.com"_s.arg(i, 2, 10, QChar(u'0')),
                                           u"correct horse"_s, i % 4 == 0 ? Role::Admin : Role::User);
            Session session;
            if (i % 2 == 0)
                QVERIFY(m_world->service.forceLogin(session, user.id));
        }
        QStringList seen;
        UserQuery query{.filter = {}, .sort = sort, .descending = descending, .limit = 4, .after = {}};
        do {
            const auto page = m_world->service.listUsers(query);
            QVERIFY(page);
            for (const User &user : page->users)
                seen << user.email;
            query.after = page->next;
        } while (!query.after.isEmpty());
        QCOMPARE(seen.size(), 25);
        if (sort == u"email"_s) {
            QStringList sorted = seen;
            std::ranges::sort(sorted);
            if (descending)
                std::ranges::reverse(sorted);
            QCOMPARE(seen, sorted);
        }
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 25);
    }

    void filterFindsPartsAndNothingElse_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("hits");
        QTest::addRow("part") << u"ada"_s << 1;
        QTest::addRow("capitals") << u"EXAMPLE"_s << 2;
        QTest::addRow("percent is itself") << u"%"_s << 0;
        QTest::addRow("underscore is itself") << u"a_l"_s << 1;
        QTest::addRow("backslash") << u"\\"_s << 0;
        QTest::addRow("SQL") << u"' OR 1=1 --"_s << 0;
    }

    void filterFindsPartsAndNothingElse()
    {
        QFETCH(const QString, filter);
        m_world->add(u"ada@example.com"_s);
        m_world->add(u"a_l@example.com"_s);
        const auto page = m_world->service.listUsers({.filter = filter});
        QVERIFY(page);
        QTEST(int(page->users.size()), "hits");
    }

    void badQueryIsRefused()
    {
        QCOMPARE(m_world->service.listUsers({.sort = u"password_hash"_s}).error().reason,
                 AuthErrorReason::UnknownColumn);
        QCOMPARE(m_world->service.listUsers({.limit = 0}).error().code, AuthErrorCode::InvalidInput);
        QCOMPARE(m_world->service.listUsers({.after = u"nonsense"_s}).error().code,
                 AuthErrorCode::InvalidInput);
    }

    void cursorGoesOnInItsOwnOrderOnly()
    {
        m_world->add(u"ada@example.com"_s);
        m_world->add(u"grace@example.com"_s);
        const QString next = m_world->service.listUsers({.sort = u"email"_s, .limit = 1})->next;
        QVERIFY(!next.isEmpty());
        const auto answer = [&](const QString &sort, bool descending) {
            const auto page = m_world->service.listUsers(
                {.sort = sort, .descending = descending, .limit = 1, .after = next});
            return page ? AuthErrorReason::None : page.error().reason;
        };
        QCOMPARE(answer(u"email"_s, false), AuthErrorReason::None);
        QCOMPARE(answer(u"email"_s, true), AuthErrorReason::CursorInvalid);
        QCOMPARE(answer(u"role"_s, false), AuthErrorReason::CursorInvalid);
        QCOMPARE(answer(u"signed_up"_s, false), AuthErrorReason::CursorInvalid);
    }

    void settingsKeepTheirTypes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<AuthErrorReason>("reason");
        QTest::addRow("flag") << u"allow_signup"_s << u"false"_s << AuthErrorReason::None;
        QTest::addRow("flag, other word")
            << u"allow_signup"_s << u"no"_s << AuthErrorReason::SettingChoiceInvalid;
        QTest::addRow("domain") << u"rp_id"_s << u"io.github.ada.Invoice_Desk"_s << AuthErrorReason::None;
        QTest::addRow("no domain") << u"rp_id"_s << QString() << AuthErrorReason::None;
        for (const QString &bad :
             {u"foo bar/"_s, u".example"_s, u"a..b"_s, u"example."_s, u"-a.example"_s, u"a-.example"_s,
              u"https://example.com"_s, u"b\u00FCro.example"_s, QString(64, u'a')})
            QTest::addRow("rp_id \"%s\"", qPrintable(bad))
                << u"rp_id"_s << bad << AuthErrorReason::SettingValueInvalid;
        QTest::addRow("name") << u"app_name"_s << u"Invoice Desk"_s << AuthErrorReason::None;
        QTest::addRow("empty name") << u"app_name"_s << u" "_s << AuthErrorReason::SettingValueInvalid;
        QTest::addRow("line break") << u"app_name"_s << u"a\r\nb"_s << AuthErrorReason::SettingValueInvalid;
        QTest::addRow("sender") << u"email_from"_s << u"Desk <desk@example.com>"_s << AuthErrorReason::None;
        for (const QString &bad : {u"x @ y"_s, u"@x"_s, u"Desk <desk@example.com"_s, u"\"<>@\"x"_s,
                                   u"Desk <a@example.com> <b@example.com>"_s, u"Desk <>"_s})
            QTest::addRow("no sender: %s", qPrintable(bad))
                << u"email_from"_s << bad << AuthErrorReason::SettingValueInvalid;
        QTest::addRow("sender's address alone")
            << u"email_from"_s << u"desk@example.com"_s << AuthErrorReason::None;
        QTest::addRow("no sender") << u"email_from"_s << u"desk"_s << AuthErrorReason::SettingValueInvalid;
        QTest::addRow("unknown") << u"no_such"_s << u"x"_s << AuthErrorReason::UnknownSetting;
    }

    void settingsKeepTheirTypes()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, value);
        QFETCH(const AuthErrorReason, reason);
        const auto set = m_world->service.setSetting(key, value);
        QCOMPARE(set ? AuthErrorReason::None : set.error().reason, reason);
        if (set)
            QCOMPARE(m_world->service.setting(key)->value, value);
    }

    void everySettingIsExplained()
    {
        const auto settings = m_world->service.settings();
        QVERIFY(settings->size() >= 7);
        for (const SettingInfo &info : *settings)
            QVERIFY2(info.description.endsWith(u'.'), qPrintable(info.key));
    }

    void anotherMailServerDoesNotGetThePassword()
    {
        const auto password = [&] { return m_world->service.setting(u"smtp_password"_s)->value; };
        m_world->set(u"smtp_host"_s, u"mail.example.com"_s);
        QVERIFY(m_world->service.setSecretSetting(u"smtp_password"_s, Secret(u"between us"_s)));
        m_world->set(u"smtp_host"_s, u"MAIL.example.com"_s);
        m_world->set(u"smtp_user"_s, u"desk"_s);
        QCOMPARE(password(), u"set"_s);
        m_world->set(u"smtp_host"_s, u"mail.example.org"_s);
        QCOMPARE(password(), u"not set"_s);
        QCOMPARE(m_world->service.auditEvents({})->entries.constFirst().details.value(u"cleared"_s),
                 u"smtp_password"_s);
    }

private:
    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestAdministration)
#include "tst_administration.moc"
