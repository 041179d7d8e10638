// SPDX-License-Identifier: MIT
// The dialogs on a forgotten password and on one's own account against the service itself, on a database of
// its own.
#include "dialogdriver.h"

#include <latchkey/forms.h>

#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString king = u"king@example.com"_s;
const QString password = u"violet kettle 47 harbour"_s;
const QString newPassword = u"amber lantern 52 meadow"_s;

} // namespace

class AccountFlowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void forgottenPasswordIsSetAnewAndLogsIn();
    void unknownAddressIsToldTheSameAndGetsNoMail();
    void wrongResetCodeSetsNothing();
    void commonPasswordIsRefusedAndTheCodeStillWorks();
    void emailedCodeLogsIn();
    void passwordIsChanged();
    void wrongOldPasswordChangesNothing();
    void addressIsChangedAndTheOldOneUndoesIt();
    void passwordIsSetByAnEmailedCode();
    void devicesAreListedAndLoggedOut();
    void activityIsTold();
    void dataIsExported();
    void accountIsDeleted();
    void lastAdminStays();

private:
    std::unique_ptr<EmbeddedClient> openClient() const;
    QString mailedCode(const QString &address = ada) const;
    void logIn(EmbeddedClient &client) const;
    bool passwordIs(const QString &candidate, const QString &address = ada) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
};

void AccountFlowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_client = openClient();
    QVERIFY(m_client);
    QVERIFY(m_client->service().setSetting(u"use_token"_s, u"true"_s));
    QVERIFY(m_client->service().addUser(ada, password));
}

void AccountFlowTest::cleanup()
{
    m_client.reset();
    m_folder.reset();
}

std::unique_ptr<EmbeddedClient> AccountFlowTest::openClient() const
{
    auto client = openEmbedded({.appName = u"Invoice Desk"_s,
                                .appId = u"com.example.invoicedesk"_s,
                                .database = m_folder->filePath(u"users.db"_s),
                                .keyFile = m_folder->filePath(u"users.key"_s),
                                .outboxFolder = m_folder->filePath(u"outbox"_s),
                                .language = u"en"_s});
    return client ? std::move(*client) : nullptr;
}

// of the one message with a code to the address, which is taken away; waits for it
QString AccountFlowTest::mailedCode(const QString &address) const
{
    static const QRegularExpression alone(u"^\\s*([A-Z0-9]{4}-[A-Z0-9]{4})\\s*$"_s,
                                          QRegularExpression::MultilineOption);
    QString code;
    const bool found = QTest::qWaitFor([&] {
        const QDir outbox(m_folder->filePath(u"outbox"_s));
        for (const QString &name : outbox.entryList({u"*.eml"_s}, QDir::Files)) {
            QFile message(outbox.filePath(name));
            const QString text =
                message.open(QIODevice::ReadOnly) ? QString::fromUtf8(message.readAll()) : QString();
            code = alone.match(text).captured(1);
            if (!code.isEmpty() && text.contains(u"To: %1\r\n"_s.arg(address)))
                return message.remove();
        }
        return false;
    });
    return found ? code : QString();
}

void AccountFlowTest::logIn(EmbeddedClient &client) const
{
    QVERIFY(client.loginWithEmail(ada, password).result());
}

bool AccountFlowTest::passwordIs(const QString &candidate, const QString &address) const
{
    const auto client = openClient();
    return client->loginWithEmail(address, candidate).result().has_value();
}

void AccountFlowTest::forgottenPasswordIsSetAnewAndLogsIn()
{
    LoginDialog dialog(*m_client, {.initialEmail = ada});
    const DialogDriver driver(dialog);
    driver.press("forgotPasswordButton");
    const QString code = mailedCode();
    QTRY_VERIFY(driver.message().contains(m_folder->filePath(u"outbox"_s)));
    driver.type("codeEdit", qPrintable(code.toLower()));
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user()->email, ada);
    QCOMPARE((*m_client->getUser().result())->email, ada);
    QVERIFY(passwordIs(newPassword));
    QVERIFY(!passwordIs(password));
}

void AccountFlowTest::unknownAddressIsToldTheSameAndGetsNoMail()
{
    LoginDialog dialog(*m_client, {.initialEmail = king});
    const DialogDriver driver(dialog);
    driver.press("forgotPasswordButton");
    QTRY_VERIFY(driver.message().startsWith(u"If king@example.com has an account, a code is on its way."_s));
    driver.type("codeEdit", "K7MQ2PR9");
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
}

void AccountFlowTest::wrongResetCodeSetsNothing()
{
    LoginDialog dialog(*m_client, {.initialEmail = ada});
    const DialogDriver driver(dialog);
    driver.press("forgotPasswordButton");
    QString wrong = mailedCode();
    wrong[0] = wrong[0] == u'K' ? u'M' : u'K';
    driver.type("codeEdit", qPrintable(wrong));
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
    QVERIFY(passwordIs(password));
}

void AccountFlowTest::commonPasswordIsRefusedAndTheCodeStillWorks()
{
    LoginDialog dialog(*m_client, {.initialEmail = ada});
    const DialogDriver driver(dialog);
    driver.press("forgotPasswordButton");
    driver.type("codeEdit", qPrintable(mailedCode()));
    driver.type("passwordEdit", "password123");
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.note("passwordNote").startsWith(u"This is a common password"_s));
    driver.find<QLineEdit>("passwordEdit")->selectAll();
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(dialog.user());
}

void AccountFlowTest::emailedCodeLogsIn()
{
    LoginDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("tokenLoginButton"));
    driver.press("tokenLoginButton");
    driver.type("emailEdit", "ada@example.com");
    driver.key(Qt::Key_Return);
    driver.type("codeEdit", qPrintable(mailedCode()));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE((*m_client->getUser().result())->email, ada);
}

void AccountFlowTest::passwordIsChanged()
{
    logIn(*m_client);
    ChangePasswordDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("currentPasswordEdit", qPrintable(password));
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(passwordIs(newPassword));
    QVERIFY(*m_client->getUser().result());
}

void AccountFlowTest::wrongOldPasswordChangesNothing()
{
    logIn(*m_client);
    ChangePasswordDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("currentPasswordEdit", "not her password");
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.note("currentPasswordNote").startsWith(u"This is not your password."_s));
    QVERIFY(passwordIs(password));
}

void AccountFlowTest::addressIsChangedAndTheOldOneUndoesIt()
{
    logIn(*m_client);
    ChangeEmailDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("currentPasswordEdit", qPrintable(password));
    driver.type("emailEdit", qPrintable(king));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.shows("codeEdit"));
    driver.type("codeEdit", qPrintable(mailedCode(king)));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE((*m_client->getUser().result())->email, king);

    LoginDialog login(*m_client, {.initialEmail = ada});
    const DialogDriver owner(login);
    const QString undo = mailedCode(ada);
    owner.press("forgotPasswordButton");
    owner.press("undoEmailChangeButton");
    owner.type("codeEdit", qPrintable(undo));
    owner.key(Qt::Key_Return);
    QTRY_VERIFY2(owner.message().startsWith(u"Your account is at ada@example.com again."_s),
                 qPrintable(owner.message() + owner.note("codeNote")));
    QVERIFY(!*m_client->getUser().result());
    QVERIFY(!passwordIs(password));
    QVERIFY(m_client->service().find(u"email"_s, ada).value());
}

void AccountFlowTest::passwordIsSetByAnEmailedCode()
{
    logIn(*m_client);
    // the way an account comes to have none: its address was changed and given back
    QVERIFY(m_client->changeEmail({.value = password}, king).result());
    QVERIFY(m_client->confirmNewEmail(mailedCode(king)).result());
    QVERIFY(m_client->undoEmailChange(ada, mailedCode(ada)).result());
    QVERIFY(m_client->sendTokenLoginEmail(ada).result());
    QVERIFY(m_client->loginWithToken(ada, mailedCode(ada)).result());
    ChangePasswordDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("resendButton"));
    QCOMPARE(dialog.windowTitle(), u"Set a password"_s);
    driver.press("resendButton");
    driver.type("codeEdit", qPrintable(mailedCode()));
    driver.type("passwordEdit", qPrintable(newPassword));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(passwordIs(newPassword));
}

void AccountFlowTest::devicesAreListedAndLoggedOut()
{
    logIn(*m_client);
    const auto other = openClient();
    logIn(*other);
    AccountDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("logoutOthersButton"));
    const auto logout = [&dialog] {
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->objectName().startsWith(u"logoutDevice"_s))
                return button;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QVERIFY(logout());
    QTest::mouseClick(logout(), Qt::LeftButton);
    QTRY_VERIFY(!logout());
    QVERIFY(!*other->getUser().result());
    QVERIFY(*m_client->getUser().result());
}

void AccountFlowTest::activityIsTold()
{
    QVERIFY(!m_client->loginWithEmail(ada, u"not her password"_s).result());
    logIn(*m_client);
    AccountDialog dialog(*m_client);
    dialog.show();
    const auto told = [&dialog] {
        QStringList words;
        for (const auto *label : dialog.findChildren<QWidget *>(u"activityLabel"_s))
            words << label->accessibleName();
        return words;
    };
    QTRY_VERIFY(told().size() >= 2);
    QCOMPARE(told().mid(0, 2), QStringList({u"Logged in"_s, u"Wrong password"_s}));
}

void AccountFlowTest::dataIsExported()
{
    logIn(*m_client);
    AccountDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("exportButton"));
    driver.press("exportButton");
    const QString path = m_folder->filePath(u"ada.json"_s);
    Q_EMIT dialog.findChild<QFileDialog *>()->fileSelected(path);
    QTRY_VERIFY(driver.message().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(QJsonDocument::fromJson(json).isObject());
    QVERIFY(json.contains("ada@example.com"));
}

void AccountFlowTest::accountIsDeleted()
{
    logIn(*m_client);
    AccountDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("deleteAccountButton"));
    driver.press("deleteAccountButton");
    const DialogDriver deletion(*dialog.findChild<DeleteAccountDialog *>());
    deletion.type("currentPasswordEdit", qPrintable(password));
    deletion.key(Qt::Key_Return);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!dialog.user());
    QVERIFY(!*m_client->getUser().result());
    QVERIFY(!passwordIs(password));
}

void AccountFlowTest::lastAdminStays()
{
    const auto user = m_client->service().find(u"email"_s, ada);
    QVERIFY(user && *user);
    QVERIFY(m_client->service().setRole((*user)->id, Role::Admin));
    logIn(*m_client);
    DeleteAccountDialog dialog(*m_client);
    const DialogDriver driver(dialog);
    driver.type("currentPasswordEdit", qPrintable(password));
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.message().startsWith(u"This is the last admin."_s));
    QVERIFY(*m_client->getUser().result());
}

QTEST_MAIN(AccountFlowTest)
#include "tst_accountflow.moc"
