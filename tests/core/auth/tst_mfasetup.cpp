// SPDX-License-Identifier: MIT
#include "meddlinghasher.h"
#include "mfaworld.h"

#include <latchkey/core/storage/keyrotation.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestMfaSetup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<MfaWorld>();
        QVERIFY(m_world->login(m_world->code()));
    }
    void cleanup() { m_world.reset(); }

    void secretIsTheSameThreeTimes()
    {
        const auto made = m_world->service.generateTotpSecret(u"eve@example.com"_s);
        QVERIFY(made);
        QCOMPARE(made->secret.bytes().size(), 32); // 160 bits
        QVERIFY(QString::fromUtf8(made->uri.bytes())
                    .contains(u"secret="_s + QString::fromUtf8(made->secret.bytes()) + u'&'));
        QVERIFY(
            QString::fromUtf8(made->uri.bytes()).startsWith(u"otpauth://totp/Latchkey:eve%40example.com?"_s));
        QVERIFY(made->qrCode.size >= 21);
        QCOMPARE(made->mfaMethod.type, u"totp"_s);
        QVERIFY(!made->mfaMethod.sealedData.contains(fromBase32(made->secret).bytes()));
        const auto another = m_world->service.generateTotpSecret(u"eve@example.com"_s);
        QVERIFY(another->secret.bytes() != made->secret.bytes());
        QVERIFY(another->mfaMethod.id != made->mfaMethod.id);
    }

    void secretIsRefused()
    {
        QCOMPARE(m_world->service.generateTotpSecret(u"nobody"_s).error().reason,
                 AuthErrorReason::EmailMalformed);
        m_world->set(u"mfa"_s, u"off"_s);
        QCOMPARE(m_world->service.generateTotpSecret(m_world->ada.email).error().code,
                 AuthErrorCode::MethodNotEnabled);
        QVERIFY(m_world->service.getEnabledMfaTypes()->isEmpty());
    }

    void exportNamesFactorsWithoutTheirSecrets()
    {
        const QByteArray exported = *m_world->service.exportAccount(m_world->session);
        const QJsonArray factors =
            QJsonDocument::fromJson(exported).object().value(u"second_factors"_s).toArray();
        QCOMPARE(factors.size(), 1);
        const QJsonObject factor = factors.at(0).toObject();
        QCOMPARE(factor.value(u"type"_s), u"totp"_s);
        QVERIFY(factor.value(u"created"_s).isString());
        QVERIFY(factor.value(u"last_used"_s).isString());
        QCOMPARE(factor.size(), 4);
        QVERIFY(!exported.contains(m_world->secret.bytes().toByteArray()));
    }

    void codeIsCheckedWithoutBeingUsedUp()
    {
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        const auto shown = [&](std::chrono::seconds off) {
            return Authenticator::codeOf(made->secret, m_world->clock.now() + off);
        };
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(m_world->service.validateTotpCode(made->mfaMethod, shown(0s)), true);
            QCOMPARE(m_world->service.validateTotpCode(made->mfaMethod, shown(-30s)), true);
            QCOMPARE(m_world->service.validateTotpCode(made->mfaMethod, shown(60s)), false);
            QCOMPARE(m_world->service.validateTotpCode(made->mfaMethod, Secret(u"1"_s)), false);
        }
        QVERIFY(add(made->mfaMethod));
        QVERIFY(m_world->login(MfaLogin{.type = u"totp"_s, .value = shown(0s)}));
        m_world->clock.advance(1h);
        QCOMPARE(m_world->service.validateTotpCode(made->mfaMethod, shown(0s)).error().reason,
                 AuthErrorReason::MethodExpired);
        MfaMethod changed = made->mfaMethod;
        changed.sealedData[40] = char(changed.sealedData.at(40) ^ 1);
        QCOMPARE(m_world->service.validateTotpCode(changed, shown(0s)).error().reason,
                 AuthErrorReason::MethodForeign);
    }

    void methodIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<AuthErrorCode>("code");
        QTest::addColumn<AuthErrorReason>("reason");
        const auto row = [](const char *what, AuthErrorCode code,
                            AuthErrorReason reason = AuthErrorReason::None) {
            QTest::addRow("%s", what) << QString::fromLatin1(what) << code << reason;
        };
        row("not logged in", AuthErrorCode::NotLoggedIn);
        row("wrong password", AuthErrorCode::AuthenticationFailed);
        row("no password", AuthErrorCode::FreshProofRequired, AuthErrorReason::PasswordWanted);
        row("a code in its place", AuthErrorCode::FreshProofRequired, AuthErrorReason::PasswordWanted);
        row("mfa off", AuthErrorCode::MethodNotEnabled);
        row("unknown type", AuthErrorCode::MethodNotEnabled);
        row("another address", AuthErrorCode::InvalidInput, AuthErrorReason::MethodForeign);
        row("changed", AuthErrorCode::InvalidInput, AuthErrorReason::MethodForeign);
        row("another id", AuthErrorCode::InvalidInput, AuthErrorReason::MethodForeign);
        row("an hour old", AuthErrorCode::InvalidInput, AuthErrorReason::MethodExpired);
        row("twice", AuthErrorCode::InvalidInput, AuthErrorReason::MethodExists);
        row("two lines of name", AuthErrorCode::InvalidInput, AuthErrorReason::NameUnfit);
        row("long name", AuthErrorCode::InvalidInput, AuthErrorReason::NameUnfit);
        row("one too many", AuthErrorCode::InvalidInput, AuthErrorReason::TooManyFactors);
    }

    void methodIsRefused()
    {
        QFETCH(const QString, what);
        QFETCH(const AuthErrorCode, code);
        QFETCH(const AuthErrorReason, reason);
        const bool elsewhere = what == u"another address";
        MfaMethod method =
            m_world->service.generateTotpSecret(elsewhere ? u"eve@example.com"_s : m_world->ada.email)
                ->mfaMethod;
        Proof proof{.kind = ProofKind::Password, .value = m_world->password};
        if (what == u"not logged in")
            QVERIFY(m_world->service.logout(m_world->session));
        else if (what == u"wrong password")
            proof.value = Secret(u"wrong horse"_s);
        else if (what == u"no password")
            proof.value = Secret();
        else if (what == u"a code in its place")
            proof = {.kind = ProofKind::SecondFactor, .value = m_world->code(30s).value};
        else if (what == u"mfa off")
            m_world->set(u"mfa"_s, u"off"_s);
        else if (what == u"unknown type")
            method.type = u"fido"_s;
        else if (what == u"changed")
            method.sealedData[50] = char(method.sealedData.at(50) ^ 1);
        else if (what == u"another id")
            method.id = u"mine"_s;
        else if (what == u"an hour old")
            m_world->clock.advance(1h);
        else if (what == u"twice")
            QVERIFY(add(method));
        else if (what == u"two lines of name")
            method.name = u"a\nb"_s;
        else if (what == u"long name")
            method.name = u"n"_s.repeated(61);
        else if (what == u"one too many")
            while (m_world->service.mfaMethods(m_world->ada.id)->methods.size() < 20)
                m_world->addApp(m_world->ada);
        const auto before = m_world->service.mfaMethods(m_world->ada.id)->methods.size();
        const auto refused =
            m_world->service.addMfaMethod(m_world->session, {.method = method, .proof = proof});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QCOMPARE(refused.error().reason, reason);
        QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->methods.size(), before);
    }

    void wrongPasswordsAreCounted()
    {
        const MfaMethod method = m_world->service.generateTotpSecret(m_world->ada.email)->mfaMethod;
        for (int i = 0; i < 10; ++i)
            QCOMPARE(add(method, Secret(u"wrong horse"_s)).error().code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE(add(method).error().code, AuthErrorCode::TooManyPasswordFailures);
        QCOMPARE(m_world->login().error().code, AuthErrorCode::TooManyPasswordFailures);
    }

    void secondMethodKeepsTheRecoveryCodes()
    {
        const Secret first = m_world->secret;
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        QCOMPARE(add(made->mfaMethod)->size(), 0);
        QCOMPARE(m_world->mailedKinds(), QStringList{u"factor-added"_s});
        m_world->clock.advance(30s);
        for (const Secret &secret : {first, made->secret}) {
            m_world->secret = secret;
            QVERIFY(m_world->login(m_world->code()));
        }
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
    }

    void clearingTakesThePlaceOfEverything()
    {
        const MfaLogin oldRecovery = m_world->recoveryCode(0);
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        const auto codes = add(made->mfaMethod, m_world->password, ClearExisting::Yes);
        QCOMPARE(codes->size(), 10);
        m_world->clock.advance(30s);
        QVERIFY(!m_world->login(m_world->code()));
        QVERIFY(!m_world->login(oldRecovery));
        m_world->secret = made->secret;
        m_world->recoveryCodes = *codes;
        QVERIFY(m_world->login(m_world->code()));
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
    }

    void overviewListsTheOneUsedLastFirst()
    {
        const QString first = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        m_world->clock.advance(1h);
        auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        made->mfaMethod.name = u" Phone "_s;
        QVERIFY(add(made->mfaMethod));
        auto overview = m_world->service.mfaMethods(m_world->session);
        QCOMPARE(overview->methods.size(), 2);
        QCOMPARE(overview->methods.first().id, first);
        QCOMPARE(overview->methods.at(1).name, u"Phone"_s);
        QCOMPARE(overview->methods.at(1).created, toDateTime(m_world->clock.now()));
        QVERIFY(!overview->methods.at(1).lastUsed);
        QCOMPARE(overview->recoveryCodesLeft, 10);
        QCOMPARE(overview->recoveryCodesMade, 10);
        m_world->secret = made->secret;
        QVERIFY(m_world->login(m_world->code()));
        overview = m_world->service.mfaMethods(m_world->session);
        QCOMPARE(overview->methods.first().name, u"Phone"_s);
        QCOMPARE(overview->methods.first().lastUsed, toDateTime(m_world->clock.now()));
    }

    void methodIsRenamed()
    {
        const QString id = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        QVERIFY(m_world->service.renameMfaMethod(m_world->session, id, u"Tablet"_s));
        QCOMPARE(m_world->service.mfaMethods(m_world->session)->methods.first().name, u"Tablet"_s);
        QCOMPARE(m_world->service.renameMfaMethod(m_world->session, id, u"a\tb"_s).error().reason,
                 AuthErrorReason::NameUnfit);
        QCOMPARE(m_world->service.renameMfaMethod(m_world->session, u"x"_s, u"b"_s).error().reason,
                 AuthErrorReason::NoSuchFactor);
        QCOMPARE(m_world->service.renameMfaMethod(Session(), id, u"b"_s).error().code,
                 AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_world->service.mfaMethods(Session()).error().code, AuthErrorCode::NotLoggedIn);
    }

    void methodOfSomebodyElseIsNotTouched()
    {
        const User bob = m_world->add(u"bob@example.com"_s);
        m_world->addApp(bob);
        const QString id = m_world->service.mfaMethods(bob.id)->methods.first().id;
        QCOMPARE(m_world->service.renameMfaMethod(m_world->session, id, u"mine"_s).error().reason,
                 AuthErrorReason::NoSuchFactor);
        QCOMPARE(remove(id).error().reason, AuthErrorReason::NoSuchFactor);
        QCOMPARE(m_world->service.mfaMethods(bob.id)->methods.first().name, QString());
    }

    void methodIsRemovedWithWhatHangsOnIt()
    {
        const QString id = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        QCOMPARE(remove(id, Secret(u"wrong horse"_s)).error().code, AuthErrorCode::AuthenticationFailed);
        QVERIFY(remove(id));
        QCOMPARE(m_world->mailedKinds(), QStringList{u"factor-removed"_s});
        const auto overview = m_world->service.mfaMethods(m_world->session);
        QVERIFY(overview->methods.isEmpty());
        QCOMPARE(overview->recoveryCodesMade, 0);
        QVERIFY(m_world->login());
        QCOMPARE(remove(id).error().reason, AuthErrorReason::NoSuchFactor);
    }

    void lastOneStaysWhereOneIsRequired()
    {
        m_world->set(u"mfa"_s, u"required"_s);
        const QString id = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        QCOMPARE(remove(id).error().code, AuthErrorCode::PermissionDenied);
        QCOMPARE(remove(id).error().reason, AuthErrorReason::LastFactor);
        QCOMPARE(m_world->service.removeMfaMethod(m_world->ada.id, id).error().reason,
                 AuthErrorReason::LastFactor);
        m_world->addApp(m_world->ada);
        QVERIFY(remove(id));
    }

    void newRecoveryCodesTakeThePlaceOfTheOld()
    {
        const MfaLogin old = m_world->recoveryCode(0);
        const Proof proof{.value = m_world->password};
        QCOMPARE(
            m_world->service.newRecoveryCodes(m_world->session, {.value = Secret(u"wrong"_s)}).error().code,
            AuthErrorCode::AuthenticationFailed);
        const auto codes = m_world->service.newRecoveryCodes(m_world->session, proof);
        QCOMPARE(codes->size(), 10);
        QCOMPARE(m_world->mailedKinds(), QStringList{u"recovery-codes-made"_s});
        QVERIFY(!m_world->login(old));
        m_world->recoveryCodes = *codes;
        QVERIFY(m_world->login(m_world->recoveryCode(9)));
        QCOMPARE(m_world->service.newRecoveryCodes(Session(), proof).error().code,
                 AuthErrorCode::NotLoggedIn);
        const QString id = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        QVERIFY(remove(id));
        QCOMPARE(m_world->service.newRecoveryCodes(m_world->session, proof).error().reason,
                 AuthErrorReason::NoSuchFactor);
    }

    void nothingChangesOnceTheSessionHasEnded_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"add", "remove", "new codes"})
            QTest::addRow("%s", what) << QString::fromLatin1(what);
    }

    // it ends while the password, which is right, is being checked
    void nothingChangesOnceTheSessionHasEnded()
    {
        QFETCH(const QString, what);
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        const QString id = m_world->service.mfaMethods(m_world->ada.id)->methods.first().id;
        MeddlingHasher hasher(m_world->hasher,
                              [&] { QVERIFY(m_world->service.logoutEverywhere(m_world->ada.id)); });
        UsersService service(portsWith(*m_world, hasher));
        const Proof proof{.value = m_world->password};
        const Session &session = m_world->session;
        std::optional<AuthError> stopped;
        const auto note = [&](const auto &answer) {
            if (!answer)
                stopped = answer.error();
        };
        if (what == u"add")
            note(service.addMfaMethod(session, {.method = made->mfaMethod, .proof = proof}));
        else if (what == u"remove")
            note(service.removeMfaMethod(session, proof, id));
        else
            note(service.newRecoveryCodes(session, proof));
        QVERIFY(stopped);
        QCOMPARE(stopped->code, AuthErrorCode::NotLoggedIn);
        const auto methods = m_world->service.mfaMethods(m_world->ada.id)->methods;
        QCOMPARE(methods.size(), 1);
        QCOMPARE(methods.first().id, id);
        QVERIFY(m_world->login(m_world->recoveryCode(0)));
    }

    // the same method comes through while the password is being checked
    void methodIsAddedOnceByTwoAtOnce()
    {
        const auto made = m_world->service.generateTotpSecret(m_world->ada.email);
        const MfaAddition addition{.method = made->mfaMethod, .proof = {.value = m_world->password}};
        MeddlingHasher hasher(m_world->hasher,
                              [&] { QVERIFY(m_world->service.addMfaMethod(m_world->session, addition)); });
        UsersService service(portsWith(*m_world, hasher));
        const auto second = service.addMfaMethod(m_world->session, addition);
        QCOMPARE(second.error().code, AuthErrorCode::InvalidInput);
        QCOMPARE(second.error().reason, AuthErrorReason::MethodExists);
        QCOMPARE(m_world->service.mfaMethods(m_world->ada.id)->methods.size(), 2);
        QVERIFY(m_world->login(m_world->recoveryCode(0))); // the codes there were stay good
    }

    void codeProvesWhoHasNoPassword()
    {
        QVERIFY(m_world->database->run(u"UPDATE users SET password_hash = NULL"_s));
        m_world->clock.advance(30s);
        const QString id = m_world->service.mfaMethods(m_world->session)->methods.first().id;
        const auto removeBy = [&](const Proof &proof) {
            return m_world->service.removeMfaMethod(m_world->session, proof, id);
        };
        QCOMPARE(removeBy({.value = m_world->password}).error().code, AuthErrorCode::FreshProofRequired);
        const AuthError wrong =
            removeBy({.kind = ProofKind::SecondFactor, .value = Secret(u"000000"_s)}).error();
        QCOMPARE(wrong.code, AuthErrorCode::AuthenticationFailed);
        QCOMPARE(wrong.reason, AuthErrorReason::FactorWrong);
        const Proof code{.kind = ProofKind::SecondFactor, .value = m_world->code().value};
        QVERIFY(m_world->service.newRecoveryCodes(m_world->session, code));
        // it is used up by that
        QCOMPARE(removeBy(code).error().code, AuthErrorCode::AuthenticationFailed);
        m_world->clock.advance(30s);
        QVERIFY(removeBy({.kind = ProofKind::SecondFactor, .value = m_world->code().value}));
    }

    void signUpBringsItsFactor()
    {
        m_world->set(u"confirm_email"_s, u"false"_s);
        m_world->set(u"mfa"_s, u"required"_s);
        const QString bob = u"bob@example.com"_s;
        const Secret good(u"violet kettle 47 harbour"_s);
        Session session;
        // none given: the user is there, but not in
        QVERIFY(m_world->service.signupWithEmail(session, {.email = u"eve@example.com"_s, .password = good}));
        QVERIFY(session.isEmpty());
        const auto made = m_world->service.generateTotpSecret(bob);
        const auto foreign = m_world->service.signupWithEmail(
            session, {.email = u"dan@example.com"_s, .password = good, .mfaMethod = made->mfaMethod});
        QCOMPARE(foreign.error().reason, AuthErrorReason::MethodForeign);
        QVERIFY(!m_world->service.find(u"email"_s, u"dan@example.com"_s)->has_value());
        const auto user = m_world->service.signupWithEmail(
            session, {.email = bob, .password = good, .mfaMethod = made->mfaMethod});
        QVERIFY(user);
        QCOMPARE(user->mfaTypes, QStringList{u"totp"_s});
        QCOMPARE(m_world->service.getUser(session)->value().email, bob);
        QCOMPARE(m_world->service.loginWithEmail(session, bob, good).error().code,
                 AuthErrorCode::MfaRequired);
    }

    void listTellsTypes()
    {
        m_world->add(u"bob@example.com"_s);
        m_world->addApp(m_world->ada);
        const auto page = m_world->service.listUsers({.sort = u"email"_s});
        QCOMPARE(page->users.at(0).mfaTypes, QStringList{u"totp"_s});
        QVERIFY(page->users.at(1).mfaTypes.isEmpty());
    }

    void secretsAreSealedAnewWithTheKey()
    {
        const auto old = m_world->key.get();
        QVERIFY(old);
        const SealingKey before = **old;
        const QByteArray sealed = m_world->mfa.methods(m_world->ada.id)->first().sealedData;
        QVERIFY(before.sealed(sealed));
        const auto fresh =
            rotateSealingKey(*m_world->database, m_world->keyFile, before, {m_world->clock, m_world->random});
        QVERIFY(fresh);
        QVERIFY(fresh->sealed(m_world->mfa.methods(m_world->ada.id)->first().sealedData));
        const auto again = openAnew();
        m_world->clock.advance(30s);
        Session session;
        QVERIFY(again->service.loginWithEmail(
            session, {.email = m_world->ada.email, .password = m_world->password, .mfa = m_world->code()}));
    }

    void typesFollowTheFactors()
    {
        const auto types = [&] { return (*m_world->service.find(u"email"_s, m_world->ada.email))->mfaTypes; };
        m_world->addApp(m_world->ada);
        QCOMPARE(types(), QStringList{u"totp"_s});
        const auto methods = m_world->service.mfaMethods(m_world->ada.id)->methods;
        QVERIFY(m_world->service.removeMfaMethod(m_world->ada.id, methods.at(0).id));
        QCOMPARE(types(), QStringList{u"totp"_s});
        QVERIFY(m_world->service.removeMfaMethod(m_world->ada.id, methods.at(1).id));
        QCOMPARE(types(), QStringList());
    }

private:
    Result<QList<Secret>> add(const MfaMethod &method, const std::optional<Secret> &password = {},
                              ClearExisting clear = ClearExisting::No)
    {
        return m_world->service.addMfaMethod(m_world->session,
                                             {.method = method,
                                              .proof = {.value = password.value_or(m_world->password)},
                                              .clearExisting = clear});
    }
    Result<void> remove(const QString &id, const std::optional<Secret> &password = {})
    {
        return m_world->service.removeMfaMethod(m_world->session,
                                                {.value = password.value_or(m_world->password)}, id);
    }

    //! A service that reads the key from its place.
    struct Reopened
    {
        explicit Reopened(MfaWorld &world)
            : key(*world.database, world.keyFile, world.random)
            , ports(portsWith(world, key))
            , service(ports)
        {}
        static UsersServicePorts portsWith(MfaWorld &world, SealingKeySource &source)
        {
            const UsersServicePorts ports = world.ports();
            return {.transactor = ports.transactor,
                    .users = ports.users,
                    .settings = ports.settings,
                    .sessions = ports.sessions,
                    .throttle = ports.throttle,
                    .devices = ports.devices,
                    .mfa = ports.mfa,
                    .pending = ports.pending,
                    .codes = ports.codes,
                    .outbox = ports.outbox,
                    .audit = ports.audit,
                    .hasher = ports.hasher,
                    .transport = ports.transport,
                    .clock = ports.clock,
                    .random = ports.random,
                    .key = source};
        }
        DatabaseSealingKey key;
        UsersServicePorts ports;
        UsersService service;
    };
    std::unique_ptr<Reopened> openAnew() { return std::make_unique<Reopened>(*m_world); }

    std::unique_ptr<MfaWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMfaSetup)
#include "tst_mfasetup.moc"
