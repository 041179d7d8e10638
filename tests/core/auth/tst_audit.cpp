// SPDX-License-Identifier: MIT
#include "mfaacts.h"

#include <latchkey/core/audit/auditlog.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto password = u"correct horse";
const Origin client{.caller = Caller::Client, .language = {}, .device = {}};

//! Where something happens right after the audit key was first looked for.
class InterruptedAuditStore : public SqlAuditStore
{
public:
    using SqlAuditStore::SqlAuditStore;

    Result<QByteArray> sealed(AuditSeal what) override
    {
        auto found = SqlAuditStore::sealed(what);
        if (what == AuditSeal::Key && meanwhile)
            std::exchange(meanwhile, {})();
        return found;
    }

    std::function<void()> meanwhile;
};

const QList<Act> &acts()
{
    static const QString ada = u"ada@example.com"_s;
    static const QList<Act> all =
        accountActs() + mfaActs() +
        QList<Act>{
            {"signupWithEmail",
             [](TestService &w, Session &s, UserId) {
                 QVERIFY(
                     w.service.signupWithEmail(s, u"new@example.com"_s, Secret(QString(password)), client));
                 QVERIFY(!w.service.signupWithEmail(s, ada, Secret(QString(password)), client));
             },
             {u"sign-up"_s, u"!sign-up"_s}},
            {"loginWithEmail",
             [](TestService &w, Session &s, UserId) {
                 QVERIFY(w.service.loginWithEmail(s, ada, Secret(QString(password)), client));
                 QVERIFY(!w.service.loginWithEmail(s, ada, Secret(u"wrong"_s), client));
                 QVERIFY(!w.service.loginWithEmail(s, u"no address"_s, Secret(u"wrong"_s), client));
             },
             {u"login"_s, u"!login"_s, u"!login"_s}},
            {"sendConfirmationEmail",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(w.service.sendConfirmationEmail(ada, client));
                 QVERIFY(w.service.sendConfirmationEmail(u"eve@example.com"_s, client));
             },
             {u"confirmation.request"_s, u"confirmation.request"_s}},
            {"confirmEmail",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(!w.service.confirmEmail(ada, Secret(u"2222-2222"_s), client));
                 QVERIFY(!w.service.confirmEmail(ada, Secret(u"2"_s), client));
             },
             {u"!confirmation"_s, u"!confirmation"_s}},
            {"logout",
             [](TestService &w, Session &s, UserId id) {
                 QVERIFY(w.service.forceLogin(s, id));
                 QVERIFY(w.service.logout(s));
                 QVERIFY(w.service.logout(s));
             },
             {u"login.forced"_s, u"logout"_s}},
            {"forceLogin",
             [](TestService &w, Session &s, UserId id) {
                 QVERIFY(w.service.forceLogin(s, id));
                 QVERIFY(!w.service.forceLogin(s, UserId(4711)));
             },
             {u"login.forced"_s, u"!login.forced"_s}},
            {"createFirstAdmin",
             [](TestService &w, Session &s, UserId) {
                 QVERIFY(!w.service.createFirstAdmin(s, u"new@example.com"_s, Secret(QString(password))));
             },
             {u"!first-admin"_s}},
            {"addUser",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(w.service.addUser(u"new@example.com"_s, Secret(QString(password))));
                 QVERIFY(!w.service.addUser(ada, Secret(QString(password))));
             },
             {u"user.add"_s, u"!user.add"_s}},
            {"setEnabled",
             [](TestService &w, Session &, UserId id) {
                 QVERIFY(!w.service.setEnabled(id, false));
                 QVERIFY(w.service.setEnabled(id, true));
                 QVERIFY(!w.service.setEnabled(UserId(4711), true));
             },
             {u"!user.disable"_s, u"user.enable"_s, u"!user.enable"_s}},
            {"setRole",
             [](TestService &w, Session &, UserId id) {
                 QVERIFY(w.service.setRole(id, Role::Admin));
                 QVERIFY(!w.service.setRole(id, Role::User));
             },
             {u"user.role"_s, u"!user.role"_s}},
            {"setEmail",
             [](TestService &w, Session &, UserId id) {
                 QVERIFY(w.service.setEmail(id, u"new@example.com"_s));
                 QVERIFY(!w.service.setEmail(id, u"no address"_s));
             },
             {u"user.address"_s, u"!user.address"_s}},
            {"changeUser",
             [](TestService &w, Session &, UserId id) {
                 QVERIFY(w.service.changeUser(id, {.role = Role::Admin, .email = u"new@example.com"_s}));
             },
             {u"user.role"_s, u"user.address"_s}},
            {"removeUser",
             [](TestService &w, Session &, UserId id) { QVERIFY(!w.service.removeUser(id)); },
             {u"!user.delete"_s}},
            {"logoutEverywhere",
             [](TestService &w, Session &, UserId id) { QVERIFY(w.service.logoutEverywhere(id)); },
             {u"user.logout"_s}},
            {"setSetting",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(w.service.setSetting(u"app_name"_s, u"Desk"_s));
                 QVERIFY(!w.service.setSetting(u"app_name"_s, QString()));
                 QVERIFY(!w.service.setSetting(u"no_such"_s, u"x"_s));
             },
             {u"setting.change"_s, u"!setting.change"_s, u"!setting.change"_s}},
            {"setSecretSetting",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(w.service.setSecretSetting(u"smtp_password"_s, Secret(u"between us"_s)));
                 QVERIFY(!w.service.setSecretSetting(u"app_name"_s, Secret(u"Desk"_s)));
                 QVERIFY(!w.service.setSecretSetting(u"smtp_password"_s, Secret(u"a\nb"_s)));
                 // neither what it was nor what it is
                 const QJsonObject only{{u"key"_s, u"smtp_password"_s}};
                 QCOMPARE(w.service.auditEvents({})->entries.at(2).details, only);
             },
             {u"setting.change"_s, u"!setting.change"_s, u"!setting.change"_s}},
            {"testMail",
             [](TestService &w, Session &, UserId) {
                 QVERIFY(w.service.testMail(u"ada@example.com"_s));
                 QVERIFY(!w.service.testMail(u"nobody"_s));
                 QCOMPARE(w.mails.messages.size(), 1);
             },
             {u"mail.test"_s, u"!mail.test"_s}},
            {"flushOutbox",
             [](TestService &w, Session &, UserId) { QVERIFY(w.service.flushOutbox()); },
             {u"outbox.flush"_s}},
            {"pruneAudit",
             [](TestService &w, Session &, UserId) {
                 w.clock.advance(24h * 400);
                 QVERIFY(w.service.setSetting(u"app_name"_s, u"Desk"_s));
                 QCOMPARE(*w.service.pruneAudit(), 2);
             },
             {u"setting.change"_s, u"audit.prune"_s}},
            {"verifyPassword",
             [](TestService &w, Session &, UserId id) {
                 QVERIFY(!*w.service.verifyPassword(id, Secret(u"wrong"_s)));
             },
             {u"!password.check"_s}},
        };
    return all;
}

//! Calls that decide nothing and change nothing; mail goes out in the course of things.
const QStringList lookingOn{u"getUser"_s,
                            u"find"_s,
                            u"hasUsers"_s,
                            u"listUsers"_s,
                            u"settings"_s,
                            u"setting"_s,
                            u"outbox"_s,
                            u"outboxMessage"_s,
                            u"sendDueMail"_s,
                            u"auditEvents"_s,
                            u"verifyAudit"_s,
                            u"activity"_s,
                            u"explain"_s,
                            u"checkSealingKey"_s,
                            u"hashPassword"_s,
                            u"neededProof"_s,
                            u"sessions"_s,
                            u"pruneOutbox"_s,
                            u"getEnabledMfaTypes"_s,
                            u"generateTotpSecret"_s,
                            u"validateTotpCode"_s,
                            u"mfaMethods"_s,
                            u"previewMail"_s};

} // namespace

class TestAudit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        m_ada = m_world->add(u"ada@example.com"_s, QString(password), Role::Admin).id;
    }
    void cleanup() { m_world.reset(); }

    void everyCallLeavesItsEvents_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < acts().size(); ++i)
            QTest::addRow("%s", acts().at(i).verb) << i;
    }

    void everyCallLeavesItsEvents()
    {
        QFETCH(const int, index);
        const Act &act = acts().at(index);
        Session session;
        act.run(*m_world, session, m_ada);
        if (QTest::currentTestFailed())
            return;
        QStringList written;
        const auto page = m_world->service.auditEvents({});
        for (auto entry = page->entries.crbegin(); entry != page->entries.crend(); ++entry) {
            if (entry->number > 2) // the beginning, and the user that every test starts with
                written << (entry->refusal ? u"!"_s : QString()) + auditKindName(entry->kind);
        }
        QCOMPARE(written, act.events);
        QVERIFY(!m_world->service.verifyAudit()->fault);
    }

    // a call that is new in the header has to be told here what it leaves, or that it only looks on
    void noCallIsForgotten()
    {
        QFile header(QFINDTESTDATA("../../../core/auth/usersservice.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(header.readAll());
        text = text.sliced(text.indexOf(u"class LATCHKEY_CORE_EXPORT UsersService"_s));
        static const QRegularExpression call(u"^    Result<.*> (\\w+)\\("_s,
                                             QRegularExpression::MultilineOption);
        QSet<QString> known(lookingOn.begin(), lookingOn.end());
        for (const Act &act : acts())
            known << QString::fromLatin1(act.verb);
        QSet<QString> calls;
        for (const auto &match : call.globalMatch(text))
            calls << match.captured(1);
        QCOMPARE(calls - known, QSet<QString>());
        QCOMPARE(known - calls, QSet<QString>());
    }

    void refusalLeavesNothingElse()
    {
        QVERIFY(!m_world->service.setEnabled(UserId(4711), true));
        const AuditEntry last = m_world->service.auditEvents({.limit = 1})->entries.constFirst();
        QCOMPARE(last.refusal, AuthErrorCode::InvalidInput);
        QCOMPARE(last.reason, AuthErrorReason::NoSuchUser);
        QCOMPARE(last.subject.kind, AuditPerson::Kind::Unknown);
    }

    void failedActLeavesNoEvent()
    {
        const auto before = m_world->service.verifyAudit()->count;
        const auto failed = m_world->database->write([&]() -> Result<void> {
            if (const auto set = m_world->service.setSetting(u"app_name"_s, u"Desk"_s); !set)
                return set;
            return fail(AuthErrorCode::Cancelled);
        });
        QVERIFY(!failed);
        QCOMPARE(m_world->service.verifyAudit()->count, before);
    }

    void nothingHappensWithoutItsEvent()
    {
        QVERIFY(m_world->database->run(u"DELETE FROM meta WHERE key = 'audit_head'"_s));
        Session session;
        const auto login =
            m_world->service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password)), client);
        QCOMPARE(login.error().reason, AuthErrorReason::AuditDamaged);
        QVERIFY(session.isEmpty());
        QCOMPARE(m_world->service.setSetting(u"app_name"_s, u"Desk"_s).error().reason,
                 AuthErrorReason::AuditDamaged);
        QVERIFY(m_world->service.setting(u"app_name"_s)->value != u"Desk"_s);
    }

    void deletedAddressIsInNoFile()
    {
        const UserId grace = m_world->add(u"grace@example.com"_s, QString(password)).id;
        QVERIFY(filesHold("grace@example.com"));
        QVERIFY(m_world->service.removeUser(grace));
        QVERIFY(!filesHold("grace@example.com"));
    }

    void retentionStopsAtAChangedEvent()
    {
        QVERIFY(m_world->service.setSetting(u"app_name"_s, u"Desk"_s));
        QVERIFY(m_world->service.setSetting(u"app_name"_s, u"Office"_s));
        QVERIFY(m_world->database->run(u"UPDATE audit SET time = time - 1 WHERE number = 3"_s));
        m_world->clock.advance(24h * 400);
        QCOMPARE(m_world->service.pruneAudit().error().reason, AuthErrorReason::AuditDamaged);
        QCOMPARE(m_world->service.auditEvents({})->entries.size(), 4);
        QCOMPARE(m_world->service.verifyAudit()->fault->number, 3);
    }

    void logoutNeedsNoAudit()
    {
        Session session;
        QVERIFY(m_world->service.forceLogin(session, m_ada));
        const Session copy = session;
        QVERIFY(m_world->database->run(u"DELETE FROM meta WHERE key = 'audit_head'"_s));
        QVERIFY(m_world->service.logout(session));
        QVERIFY(!*m_world->service.getUser(copy));
    }

    void firstEventDuringACheckIsNoFault()
    {
        m_world.reset();
        m_world = std::make_unique<TestService>();
        QVERIFY(*m_world->audit.isEmpty());
        InterruptedAuditStore store(*m_world->database);
        store.meanwhile = [this] { m_world->add(u"ada@example.com"_s); };
        AuditLog audit({.store = store,
                        .transactor = *m_world->database,
                        .clock = m_world->clock,
                        .random = m_world->random,
                        .key = m_world->key});
        const auto verdict = audit.verify();
        QVERIFY(!store.meanwhile);
        QVERIFY(!*m_world->audit.isEmpty());
        QVERIFY(verdict);
        QVERIFY(!verdict->fault);
    }

    void peopleSeeTheirOwnPart()
    {
        m_world->add(u"grace@example.com"_s, QString(password));
        Session session;
        QCOMPARE(m_world->service.activity(session).error().code, AuthErrorCode::NotLoggedIn);
        QVERIFY(!m_world->service.loginWithEmail(session, u"ada@example.com"_s, Secret(u"wrong"_s), client));
        QVERIFY(m_world->service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password)),
                                                client));
        const auto activity = m_world->service.activity(session);
        QCOMPARE(activity->size(), 3);
        QCOMPARE(activity->at(0).kind, AuditKind::Login);
        QVERIFY(activity->at(0).own && !activity->at(0).refusal);
        QCOMPARE(activity->at(0).method, u"password"_s);
        QCOMPARE(activity->at(1).refusal, AuthErrorCode::AuthenticationFailed);
        QVERIFY(!activity->at(1).own);
        QCOMPARE(activity->at(2).kind, AuditKind::UserAdded);
        QCOMPARE(activity->at(2).time, toDateTime(TestService::start()));
    }

private:
    bool filesHold(const QByteArray &text) const
    {
        for (const QString &name : {u"users.db"_s, u"users.db-wal"_s}) {
            QFile file(m_world->folder.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<TestService> m_world;
    UserId m_ada{};
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
