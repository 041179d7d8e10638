// SPDX-License-Identifier: MIT
// Second factors in the dialogs against the service itself; oathtool is the authenticator app.
#include "dialogdriver.h"

#include <latchkey/forms.h>

#include <QCheckBox>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString password = u"correct horse"_s;

QByteArray codeFor(QString secret)
{
    QProcess oathtool;
    oathtool.start(u"oathtool"_s, {u"--totp"_s, u"-b"_s, secret.remove(u' ')});
    return oathtool.waitForFinished() ? oathtool.readAllStandardOutput().trimmed() : QByteArray();
}

void enterPassword(const DialogDriver &driver)
{
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
}

} // namespace

class MfaFlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void requiredFactorIsSetUpAndThenAskedFor();
    void recoveryCodeLetsInOnce();
    void ticketOfTheFormLogsIn();
    void whoIsLoggedInAddsAFactorByPassword();

private:
    std::optional<User> currentUser() const { return m_client->getUser().result().value_or(std::nullopt); }
    void setUp(QString &secret, QString &recoveryCode);
    void logOut() { QVERIFY(m_client->logout().result()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
};

void MfaFlowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto client = openEmbedded({.appName = u"Invoice Desk"_s,
                                .appId = u"com.example.invoicedesk"_s,
                                .database = m_folder->filePath(u"users.db"_s),
                                .keyFile = m_folder->filePath(u"users.key"_s),
                                .outboxFolder = m_folder->filePath(u"outbox"_s),
                                .language = u"en"_s});
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    m_client = std::move(*client);
    QVERIFY(m_client->service().addUser(ada, password));
    QVERIFY(m_client->service().setSetting(u"mfa"_s, u"required"_s));
}

void MfaFlowTest::cleanup()
{
    m_client.reset();
    m_folder.reset();
}

// Through the login dialog to the end, and out again.
void MfaFlowTest::setUp(QString &secret, QString &recoveryCode)
{
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    enterPassword(driver);
    QTRY_VERIFY(driver.hasFocus("totpButton"));
    QVERIFY(!currentUser());
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
    secret = driver.textOf("secretEdit");
    driver.type("codeEdit", codeFor(secret));
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    recoveryCode = driver.find<QLabel>("recoveryCodeLabel1")->text();
    driver.find<QCheckBox>("keptCheckBox")->click();
    driver.press("doneButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user()->email, ada);
    QCOMPARE(currentUser()->id, dialog.user()->id);
    logOut();
}

void MfaFlowTest::requiredFactorIsSetUpAndThenAskedFor()
{
    QString secret;
    QString recoveryCode;
    setUp(secret, recoveryCode);
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    enterPassword(driver);
    QTRY_VERIFY(driver.shows("recoveryButton"));
    QByteArray code = codeFor(secret);
    code[0] = code[0] == '9' ? '8' : '9';
    driver.type("codeEdit", code);
    QTRY_VERIFY(driver.note("codeNote").startsWith(u"That code is wrong or too old."));
    QVERIFY(!currentUser());
    driver.type("codeEdit", codeFor(secret));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(currentUser()->email, ada);
}

void MfaFlowTest::recoveryCodeLetsInOnce()
{
    QString secret;
    QString recoveryCode;
    setUp(secret, recoveryCode);
    for (const bool again : {false, true}) {
        LoginDialog dialog(*m_client);
        const DialogDriver driver(dialog);
        enterPassword(driver);
        QTRY_VERIFY(driver.shows("recoveryButton"));
        driver.press("recoveryButton");
        driver.type("codeEdit", recoveryCode.toUtf8());
        driver.key(Qt::Key_Return);
        if (again) {
            QTRY_VERIFY(driver.note("codeNote").startsWith(u"That code is wrong or was used before."));
            QVERIFY(!currentUser());
        } else {
            QTRY_VERIFY(!dialog.isVisible());
            QCOMPARE(currentUser()->email, ada);
            logOut();
        }
    }
}

void MfaFlowTest::ticketOfTheFormLogsIn()
{
    QString secret;
    QString recoveryCode;
    setUp(secret, recoveryCode);
    MfaLoginDialog dialog(*m_client, ada, password);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", codeFor(secret));
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!currentUser());
    const MfaLoginOutcome outcome = dialog.outcome();
    const auto *ticket = std::get_if<MfaLogin>(&outcome);
    QVERIFY(ticket);
    QVERIFY(m_client->loginWithEmail(ada, password, {.mfa = *ticket}).result());
    QCOMPARE(currentUser()->email, ada);
    logOut();
    QVERIFY(!m_client->loginWithEmail(ada, password, {.mfa = *ticket}).result());
}

void MfaFlowTest::whoIsLoggedInAddsAFactorByPassword()
{
    QVERIFY(m_client->service().setSetting(u"mfa"_s, u"optional"_s));
    QVERIFY(m_client->loginWithEmail(ada, password, {}).result());
    ConfigureMfaDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("currentPasswordEdit", "wrong horse");
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.shows("totpButton"));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
    driver.type("codeEdit", codeFor(driver.textOf("secretEdit")));
    QTRY_VERIFY(driver.shows("currentPasswordEdit"));
    QCOMPARE(m_client->mfaMethods().result()->methods.size(), 0);
    driver.type("currentPasswordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    QCOMPARE(m_client->mfaMethods().result()->methods.size(), 1);
    QVERIFY(dialog.isSetUp());
}

QTEST_MAIN(MfaFlowTest)
#include "tst_mfaflow.moc"
