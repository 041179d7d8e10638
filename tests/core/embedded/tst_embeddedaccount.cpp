// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString moved = u"ada@example.org"_s;
const QString password = u"violet kettle 47 harbour"_s;
const QString newPassword = u"amber lantern 52 meadow"_s;

} // namespace

//! What a client can do about its user's account, over the real service.
class TestEmbeddedAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::optional<User>>(); }

    void init()
    {
        for (const char *variable :
             {"LATCHKEY_DATABASE", "LATCHKEY_KEYFILE", "LATCHKEY_OUTBOX", "LATCHKEY_NOW"})
            qunsetenv(variable);
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = open();
        QVERIFY(m_client->service().setSetting(u"use_token"_s, u"true"_s));
        QVERIFY(m_client->service().addUser(ada, Secret(password)));
    }
    void cleanup()
    {
        m_client.reset();
        m_folder.reset();
    }

    void forgottenPasswordIsSetAnew()
    {
        QVERIFY(m_client->sendPasswordResetEmail(ada).result());
        QVERIFY(m_client->resetPasswordWithCode(ada, Secret(mailedCode()), Secret(newPassword)).result());
        QVERIFY(!*m_client->getUser().result());
        QVERIFY(!m_client->loginWithEmail(ada, Secret(password)).result());
        QVERIFY(m_client->loginWithEmail(ada, Secret(newPassword)).result());
    }

    void resetElsewhereIsSignalledToWhoIsLoggedIn()
    {
        QVERIFY(login());
        QSignalSpy changes(m_client.get(), &UsersClient::userChanged);
        QVERIFY(m_client->sendPasswordResetEmail(ada).result());
        QVERIFY(m_client->resetPasswordWithCode(ada, Secret(mailedCode()), Secret(newPassword)).result());
        QTRY_VERIFY(!changes.isEmpty() && !changes.constLast().at(0).value<std::optional<User>>());
    }

    void mailedCodeLogsIn()
    {
        QVERIFY(m_client->signInSettings().result()->useToken);
        QVERIFY(m_client->sendTokenLoginEmail(ada).result());
        QCOMPARE(m_client->loginWithToken(ada, Secret(mailedCode())).result()->email, ada);
        QCOMPARE((*m_client->getUser().result())->email, ada);
    }

    void cancelledTokenLoginLeavesNobodyLoggedIn()
    {
        for (int i = 0; i < 10; ++i) {
            QVERIFY(m_client->sendTokenLoginEmail(ada).result());
            auto login = m_client->loginWithToken(ada, Secret(mailedCode()));
            m_client->cancelLogin(login);
            QTRY_VERIFY(login.isFinished());
            QTRY_VERIFY(!*m_client->getUser().result());
        }
    }

    void tokenLoginCancelledAfterItsAnswerIsUndone()
    {
        QVERIFY(m_client->sendTokenLoginEmail(ada).result());
        auto login = m_client->loginWithToken(ada, Secret(mailedCode()));
        login.waitForFinished();
        m_client->cancelLogin(login);
        QTRY_VERIFY(!*m_client->getUser().result());
        QTRY_VERIFY(m_client->service().sessions(Session()).error().code == AuthErrorCode::NotLoggedIn);
    }

    void passwordIsChanged()
    {
        QVERIFY(login());
        QCOMPARE(m_client->neededProof().result(), ProofKind::Password);
        QCOMPARE(m_client->resetPassword(Secret(newPassword), Secret(newPassword)).result().error().code,
                 AuthErrorCode::AuthenticationFailed);
        QVERIFY(m_client->resetPassword(Secret(password), Secret(newPassword)).result());
        QVERIFY(*m_client->getUser().result());
    }

    void addressIsChangedAndChangedBack()
    {
        QVERIFY(login());
        QSignalSpy changes(m_client.get(), &UsersClient::userChanged);
        QVERIFY(m_client->changeEmail(proof(), moved).result());
        QCOMPARE(m_client->confirmNewEmail(Secret(mailedCode(moved))).result()->email, moved);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0).at(0).value<std::optional<User>>()->email, moved);
        QVERIFY(m_client->undoEmailChange(ada, Secret(mailedCode())).result());
        QTRY_COMPARE(changes.size(), 2);
        QVERIFY(!changes.at(1).at(0).value<std::optional<User>>());
        QCOMPARE((*m_client->service().find(u"email"_s, ada))->email, ada);
    }

    void sessionsAreListedAndRevoked()
    {
        QVERIFY(login());
        const auto other = open();
        QVERIFY(other->loginWithEmail(ada, Secret(password)).result());
        const auto sessions = m_client->sessions().result();
        QCOMPARE(sessions->size(), 2);
        const auto elsewhere = std::ranges::find(*sessions, false, &SessionInfo::current);
        QVERIFY(m_client->revokeSession(elsewhere->id).result());
        QVERIFY(!*other->getUser().result());
        QVERIFY(other->loginWithEmail(ada, Secret(password)).result());
        QVERIFY(m_client->revokeOtherSessions().result());
        QVERIFY(!*other->getUser().result());
        QVERIFY(*m_client->getUser().result());
    }

    void revokingTheOwnSessionIsSignalled()
    {
        QVERIFY(login());
        QSignalSpy changes(m_client.get(), &UsersClient::userChanged);
        QVERIFY(m_client->revokeSession(m_client->sessions().result()->constFirst().id).result());
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(!changes.at(0).at(0).value<std::optional<User>>());
    }

    void accountIsExportedAndDeleted()
    {
        QVERIFY(login());
        const auto data = QJsonDocument::fromJson(*m_client->exportAccount().result()).object();
        QCOMPARE(data.value(u"user"_s).toObject().value(u"email"_s).toString(), ada);
        QSignalSpy changes(m_client.get(), &UsersClient::userChanged);
        QVERIFY(m_client->deleteAccount(proof()).result());
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(!*m_client->getUser().result());
        QVERIFY(!*m_client->service().find(u"email"_s, ada));
    }

    void withoutALoginThereIsNoAccount()
    {
        QCOMPARE(m_client->neededProof().result().error().code, AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_client->sessions().result().error().code, AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_client->exportAccount().result().error().code, AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_client->deleteAccount(proof()).result().error().code, AuthErrorCode::NotLoggedIn);
        QCOMPARE(m_client->sendProofEmail().result().error().code, AuthErrorCode::NotLoggedIn);
    }

private:
    std::unique_ptr<EmbeddedClient> open() const
    {
        auto client = openEmbedded({.database = m_folder->filePath(u"users.db"_s)});
        return client ? std::move(*client) : nullptr;
    }
    //! Logs in, and waits until that has been signalled.
    bool login()
    {
        QSignalSpy changes(m_client.get(), &UsersClient::userChanged);
        return m_client->loginWithEmail(ada, Secret(password)).result() && changes.wait();
    }
    static Proof proof() { return {.kind = ProofKind::Password, .value = Secret(password)}; }

    //! The code that was mailed to the address since it was last asked for; waits for it.
    QString mailedCode(const QString &address = ada)
    {
        static const QRegularExpression code(u"^([2-9A-Z]{4}-[2-9A-Z]{4})\\r$"_s,
                                             QRegularExpression::MultilineOption);
        QString found;
        (void)QTest::qWaitFor([&] {
            const QDir outbox(m_folder->filePath(u"outbox"_s));
            for (const QString &name : outbox.entryList({u"*.eml"_s}, QDir::Files)) {
                QFile file(outbox.filePath(name));
                const QString text =
                    file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
                const auto match = code.match(text);
                if (match.hasMatch() && text.contains(u"To: %1\r\n"_s.arg(address))) {
                    found = match.captured(1);
                    return file.remove();
                }
            }
            return false;
        });
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
};

QTEST_GUILESS_MAIN(TestEmbeddedAccount)
#include "tst_embeddedaccount.moc"
