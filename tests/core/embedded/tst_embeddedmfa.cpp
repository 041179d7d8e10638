// SPDX-License-Identifier: MIT
#include "authenticator.h"

#include <latchkey/core/embedded/embeddedclient.h>

#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEmbeddedMfa : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = open();
        QVERIFY(m_client->service().addUser(m_email, m_password));
    }
    void cleanup() { m_client.reset(); }

    void factorIsSetUpAndAskedFor()
    {
        QVERIFY(m_client->loginWithEmail(m_email, m_password).result());
        const TotpSecret made = setUp();
        QVERIFY(m_client->logout().result());
        const auto stopped = m_client->loginWithEmail(m_email, m_password).result();
        QCOMPARE(stopped.error().code, AuthErrorCode::MfaRequired);
        QCOMPARE(m_client->getAvailableMfaTypes(m_email, m_password).result(), QStringList{u"totp"_s});
        const auto user = m_client->continueLogin(stopped.error().pending, codeOf(made)).result();
        QVERIFY(user);
        QCOMPARE(m_client->getUser().result()->value().email, m_email);
        QCOMPARE(m_client->mfaMethods().result()->methods.size(), 1);
    }

    void factorGoesAlongWithALogin()
    {
        QVERIFY(m_client->loginWithEmail(m_email, m_password).result());
        const TotpSecret made = setUp();
        const MfaLogin code = UsersClient::getTotpMfaLogin(Authenticator::codeOf(made.secret, now()));
        const auto ticket = m_client->verifyMfa(m_email, m_password, code).result();
        QVERIFY(ticket);
        QVERIFY(m_client->logout().result());
        QVERIFY(m_client->loginWithEmail(m_email, m_password, {.mfa = *ticket}).result());
    }

    void requiredFactorIsSetUpByThePendingLogin()
    {
        QVERIFY(m_client->service().setSetting(u"mfa"_s, u"required"_s));
        QCOMPARE(m_client->signInSettings().result()->mfa, MfaPolicy::Required);
        QCOMPARE(m_client->signInSettings().result()->mfaTypes, QStringList{u"totp"_s});
        const auto stopped = m_client->loginWithEmail(m_email, m_password).result();
        QCOMPARE(stopped.error().code, AuthErrorCode::MfaSetupRequired);
        const auto made = m_client->generateTotpSecret(m_email).result();
        const auto done = m_client->setUpMfa(stopped.error().pending, made->mfaMethod).result();
        QVERIFY(done);
        QCOMPARE(done->recoveryCodes.size(), 10);
        QCOMPARE(m_client->getUser().result()->value().email, m_email);
    }

    void clientKnowsWhichLoginWaits()
    {
        QVERIFY(m_client->service().setSetting(u"mfa"_s, u"required"_s));
        const auto made = m_client->generateTotpSecret(m_email).result();
        QCOMPARE(m_client->addMfaMethod(m_password, made->mfaMethod).result().error().code,
                 AuthErrorCode::NotLoggedIn);
        (void)m_client->loginWithEmail(m_email, m_password).result();
        QCOMPARE(m_client->addMfaMethod(m_password, made->mfaMethod).result()->size(), 10);
        const auto stopped = m_client->loginWithEmail(m_email, m_password, {.mfa = codeOf(*made)}).result();
        QVERIFY(stopped);
        // what has got through waits no longer
        QVERIFY(m_client->logout().result());
        const auto another = m_client->generateTotpSecret(m_email).result();
        QCOMPARE(m_client->addMfaMethod(m_password, another->mfaMethod).result().error().code,
                 AuthErrorCode::NotLoggedIn);
    }

    void resetIsMailedToWhoHasGivenThePasswordHere()
    {
        QVERIFY(m_client->service().setSetting(u"allow_mfa_email_reset"_s, u"true"_s));
        QVERIFY(m_client->loginWithEmail(m_email, m_password).result());
        setUp();
        QVERIFY(m_client->logout().result());
        QVERIFY(m_client->sendMfaResetEmail(m_email).result());
        QCOMPARE(kindsMailed().count(u"mfa-reset"_s), 0);
        (void)m_client->loginWithEmail(m_email.toUpper(), m_password).result();
        QVERIFY(m_client->sendMfaResetEmail(u" "_s + m_email).result());
        QCOMPARE(kindsMailed().count(u"mfa-reset"_s), 1);
        // another client has not been given it
        const auto other = open();
        QVERIFY(other->sendMfaResetEmail(m_email).result());
        QCOMPARE(kindsMailed().count(u"mfa-reset"_s), 1);
    }

private:
    std::unique_ptr<EmbeddedClient> open()
    {
        auto client = openEmbedded({.appName = u"Desk"_s,
                                    .appId = {},
                                    .database = m_folder->filePath(u"users.db"_s),
                                    .keyFile = m_folder->filePath(u"users.db.key"_s),
                                    .runsMaintenance = false,
                                    .remembersDevice = false});
        return client ? std::move(*client) : nullptr;
    }
    static Timestamp now() { return SystemClock().now(); }
    static MfaLogin codeOf(const TotpSecret &made)
    {
        return UsersClient::getTotpMfaLogin(Authenticator::codeOf(made.secret, now()));
    }
    TotpSecret setUp()
    {
        const auto made = m_client->generateTotpSecret(m_email).result();
        if (!made || !m_client->addMfaMethod(m_password, made->mfaMethod).result())
            qFatal("no second factor was set up");
        return *made;
    }
    QStringList kindsMailed()
    {
        QStringList kinds;
        const auto messages = m_client->service().outbox();
        for (const OutboxMessage &message : messages.value_or(QList<OutboxMessage>()))
            kinds << message.kind;
        return kinds;
    }

    const QString m_email = u"ada@example.com"_s;
    const Secret m_password{u"violet kettle 47 harbour"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
};

QTEST_GUILESS_MAIN(TestEmbeddedMfa)
#include "tst_embeddedmfa.moc"
