// SPDX-License-Identifier: MIT
// The dialogs against the service itself, on a database of its own.
#include "dialogdriver.h"

#include <latchkey/forms.h>
#include <latchkey/forms/signup/firststartdialog.h>

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace latchkey;

namespace {

const QString ada = QStringLiteral("ada@example.com");

} // namespace

class SignInFlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void signupConfirmsItsAddressAndIsLoggedIn();
    void withoutConfirmationTheNewAccountWaitsForApproval();
    void loginOfAnUnconfirmedAddressLeadsToItsCode();
    void wrongAndUnknownAreToldAlike_data();
    void wrongAndUnknownAreToldAlike();
    void wrongCodeDoesNotConfirm();
    void knownAddressIsToldAtSignup();
    void disabledAccountIsSaidInWords();
    void tooManyWrongPasswordsAreToldWithTheWait_data();
    void tooManyWrongPasswordsAreToldWithTheWait();
    void cancelledLoginLeavesNobodyLoggedIn();
    void firstAdminIsCreatedOnce();

private:
    std::optional<User> currentUser() const;
    QString mailedCode() const;
    void fillSignup(const DialogDriver &driver) const;
    void addUser(const NewUserOptions &options = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
};

void SignInFlowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto client = openEmbedded({.appName = QStringLiteral("Invoice Desk"),
                                .appId = QStringLiteral("com.example.invoicedesk"),
                                .database = m_folder->filePath(QStringLiteral("users.db")),
                                .keyFile = m_folder->filePath(QStringLiteral("users.key")),
                                .outboxFolder = m_folder->filePath(QStringLiteral("outbox")),
                                .language = QStringLiteral("en")});
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    m_client = std::move(*client);
}

void SignInFlowTest::cleanup()
{
    m_client.reset();
    m_folder.reset();
}

std::optional<User> SignInFlowTest::currentUser() const
{
    return m_client->getUser().result().value_or(std::nullopt);
}

// the code in the newest message; empty until there is one
QString SignInFlowTest::mailedCode() const
{
    const QDir outbox(m_folder->filePath(QStringLiteral("outbox")));
    const QStringList messages = outbox.entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Time);
    if (messages.isEmpty())
        return {};
    QFile message(outbox.filePath(messages.front()));
    if (!message.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression alone(QStringLiteral("^\\s*([A-Z0-9]{4}-[A-Z0-9]{4})\\s*$"),
                                          QRegularExpression::MultilineOption);
    return alone.match(QString::fromUtf8(message.readAll())).captured(1);
}

void SignInFlowTest::fillSignup(const DialogDriver &driver) const
{
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.type("repeatPasswordEdit", "correct horse");
    driver.press("signupButton");
}

void SignInFlowTest::addUser(const NewUserOptions &options)
{
    QVERIFY(m_client->service().addUser(ada, QStringLiteral("correct horse"), options));
}

void SignInFlowTest::signupConfirmsItsAddressAndIsLoggedIn()
{
    SignupDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    fillSignup(driver);
    QTRY_VERIFY(driver.shows("codeEdit"));
    QVERIFY(driver.message().contains(ada));
    QVERIFY(driver.message().contains(m_folder->filePath(QStringLiteral("outbox"))));
    QVERIFY(!currentUser());
    QTRY_VERIFY(!mailedCode().isEmpty());
    driver.type("codeEdit", qPrintable(mailedCode().toLower()));
    driver.press("submitButton");
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(dialog.user());
    QCOMPARE(dialog.user()->email, ada);
    QVERIFY(dialog.user()->confirmedEmail);
    QCOMPARE(currentUser(), dialog.user());
}

void SignInFlowTest::withoutConfirmationTheNewAccountWaitsForApproval()
{
    for (const auto &key : {QStringLiteral("confirm_email"), QStringLiteral("enable_automatically")})
        QVERIFY(m_client->service().setSetting(key, QStringLiteral("false")));
    SignupDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    fillSignup(driver);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
    QVERIFY2(driver.message().startsWith(QStringLiteral("You are signed up.")), qPrintable(driver.message()));
    QVERIFY(!currentUser());
}

void SignInFlowTest::loginOfAnUnconfirmedAddressLeadsToItsCode()
{
    addUser({.confirmedEmail = false});
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.shows("codeEdit"));
    QVERIFY(mailedCode().isEmpty());
    driver.press("resendButton");
    QTRY_VERIFY(!mailedCode().isEmpty());
    driver.type("codeEdit", qPrintable(mailedCode()));
    driver.press("submitButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(currentUser()->email, ada);
}

void SignInFlowTest::wrongAndUnknownAreToldAlike_data()
{
    QTest::addColumn<QByteArray>("email");
    QTest::newRow("wrong password") << QByteArray("ada@example.com");
    QTest::newRow("unknown address") << QByteArray("grace@example.com");
}

void SignInFlowTest::wrongAndUnknownAreToldAlike()
{
    QFETCH(QByteArray, email);
    addUser();
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", email);
    driver.type("passwordEdit", "correct house");
    driver.key(Qt::Key_Return);
    QTRY_COMPARE(driver.message(), QStringLiteral("Email or password is wrong. Check both and try again."));
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
    QVERIFY(!currentUser());
}

void SignInFlowTest::wrongCodeDoesNotConfirm()
{
    SignupDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    fillSignup(driver);
    QTRY_VERIFY(driver.shows("codeEdit"));
    QTRY_VERIFY(!mailedCode().isEmpty());
    QString wrong = mailedCode();
    wrong[0] = wrong[0] == u'K' ? u'M' : u'K';
    driver.type("codeEdit", qPrintable(wrong));
    driver.press("submitButton");
    QTRY_VERIFY(driver.note("codeNote").startsWith(QStringLiteral("This code is wrong or no longer works.")));
    QVERIFY(dialog.isVisible());
    QVERIFY(!currentUser());
}

void SignInFlowTest::knownAddressIsToldAtSignup()
{
    addUser();
    SignupDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    fillSignup(driver);
    QTRY_VERIFY(driver.shows("logInInsteadButton"));
    driver.press("logInInsteadButton");
    driver.type("passwordEdit", "correct horse");
    driver.press("loginButton");
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(currentUser()->email, ada);
}

void SignInFlowTest::disabledAccountIsSaidInWords()
{
    addUser({.enabled = false});
    LoginDialog dialog(*m_client, {.initialEmail = ada});
    const DialogDriver driver(dialog);
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QTRY_COMPARE(driver.message(),
                 QStringLiteral("This account is not turned on. Ask an admin to turn it on."));
}

void SignInFlowTest::tooManyWrongPasswordsAreToldWithTheWait_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("known") << ada;
    QTest::newRow("unknown") << QStringLiteral("eve@example.com");
}

void SignInFlowTest::tooManyWrongPasswordsAreToldWithTheWait()
{
    QFETCH(QString, address);
    addUser();
    QVERIFY(m_client->service().setSetting(QStringLiteral("max_password_failures"), QStringLiteral("2")));
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", qPrintable(address));
    for (int i = 0; i < 2; ++i) {
        driver.type("passwordEdit", "wrong");
        driver.key(Qt::Key_Return);
        QTRY_VERIFY(driver.message().startsWith(QStringLiteral("Email or password is wrong.")));
    }
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    static const QRegularExpression wait(
        QStringLiteral("^There were too many wrong tries\\. Try again in \\d+ seconds\\.$"));
    QTRY_VERIFY2(wait.match(driver.message()).hasMatch(), qPrintable(driver.message()));
    QVERIFY(dialog.isVisible());
    QVERIFY(!currentUser());
}

void SignInFlowTest::cancelledLoginLeavesNobodyLoggedIn()
{
    addUser();
    {
        LoginDialog dialog(*m_client, {.initialEmail = ada});
        const DialogDriver driver(dialog);
        driver.type("passwordEdit", "correct horse");
        driver.key(Qt::Key_Return);
        driver.key(Qt::Key_Escape);
        QVERIFY(dialog.isVisible());
        QVERIFY(!dialog.user());
    }
    // waits for the work behind, which had been given up on
    QTRY_VERIFY(!currentUser());
}

void SignInFlowTest::firstAdminIsCreatedOnce()
{
    const FirstStartOptions options{
        .createAdmin = [this](const QString &email,
                              const Secret &password) { return m_client->createFirstAdmin(email, password); },
        .cancel = [this](QFuture<Result<User>> &login) { m_client->cancelLogin(login); },
        .dataFolder = m_folder->path()};
    FirstStartDialog first(options);
    fillSignup(DialogDriver(first));
    QTRY_VERIFY(!first.isVisible());
    QCOMPARE(first.user()->role, Role::Admin);
    QCOMPARE(currentUser(), first.user());
    FirstStartDialog second(options);
    const DialogDriver driver(second);
    fillSignup(driver);
    QTRY_COMPARE(driver.message(), QStringLiteral("There is a first user already. Log in instead."));
}

QTEST_MAIN(SignInFlowTest)
#include "tst_signinflow.moc"
