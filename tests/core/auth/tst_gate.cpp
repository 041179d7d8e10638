// SPDX-License-Identifier: MIT
#include "meddlinghasher.h"

#include <latchkey/core/auth/gate.h>

#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto password = u"correct horse";
// the same by other programs: htpasswd, hashlib.pbkdf2_hmac
const QByteArray ofBcrypt = "$2y$04$zDtBlcTn2xHWp6WWtdE6pO7.s9kbK.91WjWxtgvljMkEQHqikCgz."_ba;
const QByteArray ofPbkdf2 = "pbkdf2_sha256$1000$saltsaltsalt$F7o7+5VTVzFAO998X6s3AHrDsJVdMiIlgndIMe19NvY="_ba;

} // namespace

class TestGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<TestService>(); }
    void cleanup() { m_world.reset(); }

    void stepsStandInTheirOrder()
    {
        const auto &steps = gateSteps();
        for (std::size_t i = 0; i < steps.size(); ++i)
            QCOMPARE(int(steps[i].name), int(i));
        QCOMPARE(steps.front().name, GateStepName::Throttle);
        QCOMPARE(steps.back().name, GateStepName::Session);
    }

    void rightPasswordLogsIn()
    {
        const User added = m_world->add(u"ada@example.com"_s);
        Session session;
        const auto user = login(session, u"Ada@EXAMPLE.com"_s);
        QVERIFY(user);
        QCOMPARE(user->id, added.id);
        QCOMPARE(user->lastLogin, toDateTime(TestService::start()));
        QCOMPARE((*m_world->service.getUser(session))->id, added.id);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<AuthErrorCode>("code");
        const QString ada = u"ada@example.com"_s;
        const QString right = QString(password);
        QTest::addRow("wrong password") << ada << u"wrong horse"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("empty password") << ada << QString() << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("capital") << ada << u"Correct horse"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("NUL after it") << ada << right + QChar(0) << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("lone surrogate")
            << ada << right + QChar(0xd800) << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("ten megabytes")
            << ada << QString(10'000'000, u'x') << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("unknown address")
            << u"eve@example.com"_s << right << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("SQL as address")
            << u"'--@example.com"_s << right << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("SQL as password") << ada << u"' OR '1'='1"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("no address") << u"ada"_s << right << AuthErrorCode::InvalidInput;
        QTest::addRow("disabled") << u"disabled@example.com"_s << right << AuthErrorCode::AccountIsNotEnabled;
        QTest::addRow("disabled, wrong")
            << u"disabled@example.com"_s << u"wrong"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("unconfirmed") << u"new@example.com"_s << right << AuthErrorCode::EmailNotConfirmed;
        QTest::addRow("unconfirmed, wrong")
            << u"new@example.com"_s << u"wrong"_s << AuthErrorCode::AuthenticationFailed;
    }

    void refusals()
    {
        QFETCH(const QString, email);
        QFETCH(const QString, typed);
        m_world->add(u"ada@example.com"_s);
        QVERIFY(m_world->service.addUser(u"disabled@example.com"_s, Secret(QString(password)),
                                         {.enabled = false}));
        QVERIFY(m_world->service.addUser(u"new@example.com"_s, Secret(QString(password)),
                                         {.confirmedEmail = false}));
        Session session;
        const auto user = login(session, email, typed);
        QVERIFY(!user);
        QTEST(user.error().code, "code");
        QVERIFY(user.error().isAuthenticationFailure());
        QVERIFY(session.isEmpty());
    }

    void disabledComesBeforeUnconfirmed()
    {
        QVERIFY(m_world->service.addUser(u"new@example.com"_s, Secret(QString(password)),
                                         {.enabled = false, .confirmedEmail = false}));
        Session session;
        QCOMPARE(login(session, u"new@example.com"_s).error().code, AuthErrorCode::AccountIsNotEnabled);
    }

    void unknownAndKnownAddressesAreRefusedAlike()
    {
        m_world->add(u"ada@example.com"_s);
        Session session;
        const AuthError known = login(session, u"ada@example.com"_s, u"wrong"_s).error();
        const AuthError unknown = login(session, u"eve@example.com"_s, u"wrong"_s).error();
        QCOMPARE(known.code, unknown.code);
        QCOMPARE(known.reason, unknown.reason);
        QCOMPARE(known.retryAfter, unknown.retryAfter);
        QCOMPARE(known.detail, unknown.detail);
    }

    void unknownAddressCostsAHash()
    {
        MeddlingHasher hasher(m_world->hasher, [] {});
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        QVERIFY(!service.loginWithEmail(session, u"eve@example.com"_s, Secret(QString(password))));
        QCOMPARE(hasher.dummies, 1);
    }

    void hashThatCannotBeCheckedCostsOneToo_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addRow("beyond the cap") << "$2b$15$"_ba + QByteArray(53, 'a');
        QTest::addRow("unknown") << "$6$saltsalt$"_ba + QByteArray(86, 'a');
        QTest::addRow("none") << QByteArray();
    }

    void hashThatCannotBeCheckedCostsOneToo()
    {
        QFETCH(const QByteArray, stored);
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        QVERIFY(m_world->users.setPasswordHash(id, stored));
        MeddlingHasher hasher(m_world->hasher, [] {});
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        QCOMPARE(
            service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password))).error().code,
            AuthErrorCode::AuthenticationFailed);
        QCOMPARE(hasher.dummies, 1);
        const auto explained = service.explain(id);
        QCOMPARE(explained->steps.at(1).verdict, GateVerdict::Stops);
        QCOMPARE(explained->passwordCheckable, stored.isEmpty());
        QCOMPARE(explained->hasPassword, !stored.isEmpty());
    }

    void composedAndDecomposedPasswordsAreEqual()
    {
        m_world->add(u"ada@example.com"_s, u"caf\u00e9 au lait"_s);
        Session session;
        QVERIFY(login(session, u"ada@example.com"_s, u"cafe\u0301 au lait"_s));
    }

    void emailLoginCanBeSwitchedOff()
    {
        m_world->add(u"ada@example.com"_s);
        m_world->set(u"use_email"_s, u"false"_s);
        Session session;
        QCOMPARE(login(session, u"ada@example.com"_s).error().code, AuthErrorCode::MethodNotEnabled);
    }

    void unconfirmedMayEnterWhereNoConfirmationIsAsked()
    {
        QVERIFY(m_world->service.addUser(u"new@example.com"_s, Secret(QString(password)),
                                         {.confirmedEmail = false}));
        m_world->set(u"confirm_email"_s, u"false"_s);
        Session session;
        QVERIFY(login(session, u"new@example.com"_s));
    }

    void changeDuringTheHashIsSeen_data()
    {
        QTest::addColumn<QString>("meddling");
        QTest::addColumn<AuthErrorCode>("code");
        QTest::addRow("disabled") << u"disable"_s << AuthErrorCode::AccountIsNotEnabled;
        QTest::addRow("deleted") << u"delete"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("other password") << u"password"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("other address") << u"address"_s << AuthErrorCode::AuthenticationFailed;
        QTest::addRow("confirmation asked") << u"ask"_s << AuthErrorCode::EmailNotConfirmed;
        QTest::addRow("unconfirmed") << u"unconfirm"_s << AuthErrorCode::EmailNotConfirmed;
    }

    void passwordChangedDuringTheHashLeavesNoPendingLogin()
    {
        m_world->set(u"mfa"_s, u"required"_s);
        const UserRecord ada = **m_world->users.findById(m_world->add(u"ada@example.com"_s).id);
        MeddlingHasher hasher(m_world->hasher, [&] {
            const Timestamp later = m_world->clock.now() + std::chrono::seconds(1);
            QVERIFY(m_world->users.changePassword(ada.user.id, ada.passwordHash, later));
        });
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        const auto user = service.loginWithEmail(session, ada.user.email, Secret(QString(password)));
        QCOMPARE(user.error().code, AuthErrorCode::AuthenticationFailed);
        QVERIFY(user.error().pending.isEmpty());
    }

    void changeDuringTheHashIsSeen()
    {
        QFETCH(const QString, meddling);
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        MeddlingHasher hasher(m_world->hasher, [&] {
            if (meddling == u"disable"_s)
                QVERIFY(m_world->service.setEnabled(id, false));
            else if (meddling == u"delete"_s)
                QVERIFY(m_world->service.removeUser(id));
            else if (meddling == u"password"_s)
                QVERIFY(m_world->users.setPasswordHash(id, "other"));
            else if (meddling == u"address"_s)
                QVERIFY(m_world->service.setEmail(id, u"eve@example.com"_s));
            else if (meddling == u"ask"_s)
                m_world->set(u"confirm_email"_s, u"true"_s);
            else
                QVERIFY(m_world->users.setConfirmed(id, false));
        });
        if (meddling == u"address"_s || meddling == u"ask"_s)
            m_world->set(u"confirm_email"_s, u"false"_s);
        if (meddling == u"ask"_s)
            QVERIFY(m_world->users.setConfirmed(id, false));
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        const auto user = service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password)));
        QVERIFY(!user);
        QTEST(user.error().code, "code");
        QVERIFY(session.isEmpty());
        // the password of before is a wrong one now, and counts as that
        if (meddling == u"password"_s)
            QCOMPARE(m_world->service.explain(id)->passwordFailures, 1);
    }

    void oldHashIsRenewedAtLogin_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addRow("bcrypt") << ofBcrypt;
        QTest::addRow("PBKDF2") << ofPbkdf2;
    }

    void oldHashIsRenewedAtLogin()
    {
        QFETCH(const QByteArray, stored);
        const User added = m_world->add(u"ada@example.com"_s);
        QVERIFY(m_world->users.setPasswordHash(added.id, stored));
        Session session;
        QVERIFY(!login(session, u"ada@example.com"_s, u"wrong horse"_s));
        QCOMPARE((*m_world->users.findById(added.id))->passwordHash, stored);
        const auto user = login(session, u"ada@example.com"_s);
        QVERIFY(user);
        QCOMPARE(user->passwordChanged, added.passwordChanged);
        const QByteArray renewed = (*m_world->users.findById(added.id))->passwordHash;
        QVERIFY(!m_world->hasher.needsRehash(renewed));
        QVERIFY(login(session, u"ada@example.com"_s));
        QCOMPARE((*m_world->users.findById(added.id))->passwordHash, renewed);
    }

    void hashRenewedByAnotherLoginDoesNotStopThisOne()
    {
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        const QByteArray current = (*m_world->users.findById(id))->passwordHash;
        QVERIFY(m_world->users.setPasswordHash(id, ofBcrypt));
        MeddlingHasher hasher(m_world->hasher, [&] { QVERIFY(m_world->users.setPasswordHash(id, current)); });
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        QVERIFY(service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password))));
        QCOMPARE((*m_world->users.findById(id))->passwordHash, current);
    }

    void changedPasswordIsNotRenewedAway()
    {
        const UserId id = m_world->add(u"ada@example.com"_s).id;
        QVERIFY(m_world->users.setPasswordHash(id, ofBcrypt));
        MeddlingHasher hasher(m_world->hasher, [&] { QVERIFY(m_world->users.setPasswordHash(id, "other")); });
        UsersService service(portsWith(*m_world, hasher));
        Session session;
        const auto user = service.loginWithEmail(session, u"ada@example.com"_s, Secret(QString(password)));
        QCOMPARE(user.error().code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE((*m_world->users.findById(id))->passwordHash, "other"_ba);
    }

    void unknownAddressesDrawTheirKindInProportion()
    {
        for (int i = 0; i < 8; ++i) {
            const UserId id = m_world->add(u"user%1@example.com"_s.arg(i)).id;
            if (i % 2)
                QVERIFY(m_world->users.setPasswordHash(id, ofBcrypt));
        }
        MeddlingHasher hasher(m_world->hasher, [] {});
        UsersService service(portsWith(*m_world, hasher));
        Session none;
        const auto kindFor = [&](int i) {
            const auto refused =
                service.loginWithEmail(none, u"nobody%1@example.com"_s.arg(i), Secret(u"wrong"_s));
            return refused || refused.error().code != AuthErrorCode::AuthenticationFailed
                       ? QByteArray("?")
                       : hasher.kinds.constLast();
        };
        QHash<QByteArray, int> drawn;
        for (int i = 0; i < 400; ++i)
            ++drawn[kindFor(i)];
        QCOMPARE(drawn.size(), 2);
        // 200 expected, standard deviation 10
        QVERIFY2(drawn["$2y$04$"] > 150 && drawn["$2y$04$"] < 250,
                 qPrintable(QString::number(drawn["$2y$04$"])));
        QCOMPARE(drawn["$argon2id$v=19$m=64,t=1,p=1$"], 400 - drawn["$2y$04$"]);
        const QByteArray first = kindFor(1);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(kindFor(1), first);
    }

    void kindsAreCountedAsHashesComeAndGo()
    {
        const auto kinds = [&] {
            QStringList shown;
            const auto counted = m_world->users.passwordKinds();
            for (const PasswordKindCount &kind : *counted)
                shown << QString::fromLatin1(kind.kind) + u':' + QString::number(kind.holders);
            return shown.join(u' ');
        };
        QCOMPARE(kinds(), QString());
        const UserId one = m_world->add(u"one@example.com"_s).id;
        const UserId two = m_world->add(u"two@example.com"_s).id;
        QCOMPARE(kinds(), u"$argon2id$v=19$m=64,t=1,p=1$:2"_s);
        QVERIFY(m_world->users.setPasswordHash(one, ofBcrypt));
        QCOMPARE(kinds(), u"$2y$04$:1 $argon2id$v=19$m=64,t=1,p=1$:1"_s);
        QVERIFY(m_world->users.setPasswordHash(one, ofPbkdf2));
        QVERIFY(m_world->users.remove(two));
        QCOMPARE(kinds(), u"pbkdf2_sha256$1000$:1"_s);
    }

    void loggedOutSessionIsOver()
    {
        m_world->add(u"ada@example.com"_s);
        Session session;
        QVERIFY(login(session, u"ada@example.com"_s));
        const Session copy = session;
        QVERIFY(m_world->service.logout(session));
        QVERIFY(session.isEmpty());
        QVERIFY(!*m_world->service.getUser(copy));
    }

    void secondLoginEndsTheFirstSession()
    {
        m_world->add(u"ada@example.com"_s);
        Session session;
        QVERIFY(login(session, u"ada@example.com"_s));
        const Session first = session;
        QVERIFY(login(session, u"ada@example.com"_s));
        QVERIFY(!*m_world->service.getUser(first));
        QVERIFY(*m_world->service.getUser(session));
    }

    void failedLoginKeepsTheSession()
    {
        m_world->add(u"ada@example.com"_s);
        Session session;
        QVERIFY(login(session, u"ada@example.com"_s));
        QVERIFY(!login(session, u"ada@example.com"_s, u"wrong"_s));
        QVERIFY(*m_world->service.getUser(session));
    }

    void inventedTokenIsNobody()
    {
        m_world->add(u"ada@example.com"_s);
        QVERIFY(!*m_world->service.getUser(Session(m_world->random.bytes(32))));
        QVERIFY(!*m_world->service.getUser(Session()));
    }

    void forceLoginNeedsNoPassword()
    {
        const User ada = m_world->add(u"ada@example.com"_s);
        Session session;
        QCOMPARE((*m_world->service.forceLogin(session, ada.id))->id, ada.id);
        QVERIFY(*m_world->service.getUser(session));
        QVERIFY(!*m_world->service.forceLogin(session, std::nullopt));
        QVERIFY(session.isEmpty());
    }

    void forceLoginRefusesTheDisabled()
    {
        const User ada = m_world->add(u"ada@example.com"_s);
        QVERIFY(m_world->service.setEnabled(ada.id, false));
        Session session;
        QCOMPARE(m_world->service.forceLogin(session, ada.id).error().code,
                 AuthErrorCode::AccountIsNotEnabled);
        QCOMPARE(m_world->service.forceLogin(session, UserId(999)).error().reason,
                 AuthErrorReason::NoSuchUser);
        QVERIFY(session.isEmpty());
    }

    void hashedPasswordIsTheOneThatIsVerified()
    {
        const auto hash = m_world->service.hashPassword(Secret(u"another horse"_s));
        QVERIFY(hash && hash->startsWith("$argon2id$"));
        const User ada = m_world->add(u"hash@example.com"_s);
        QVERIFY(m_world->users.setPasswordHash(ada.id, *hash));
        QVERIFY(m_world->service.verifyPassword(ada.id, Secret(u"another horse"_s)).value_or(false));
        QCOMPARE(m_world->service.hashPassword(Secret(u"short"_s)).error().code,
                 AuthErrorCode::PasswordNotAcceptable);
    }

    void verifyPasswordLogsNobodyIn()
    {
        const User ada = m_world->add(u"ada@example.com"_s);
        QVERIFY(m_world->service.verifyPassword(ada.id, Secret(QString(password))).value_or(false));
        QVERIFY(!m_world->service.verifyPassword(ada.id, Secret(u"wrong"_s)).value_or(true));
        QVERIFY(!(*m_world->service.find(u"id"_s, qint64(ada.id)))->lastLogin);
    }

private:
    Result<User> login(Session &session, const QString &email, const QString &typed = QString(password))
    {
        return m_world->service.loginWithEmail(session, email, Secret(typed), {.caller = Caller::Client});
    }

    std::unique_ptr<TestService> m_world;
};

QTEST_GUILESS_MAIN(TestGate)
#include "tst_gate.moc"
