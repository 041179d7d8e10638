// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/login/logindialog.h>

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimer>

using namespace latchkey;

namespace {

const QString ada = QStringLiteral("ada@example.com");

void logInAs(const DialogDriver &driver, const char *email, const char *password)
{
    driver.type("emailEdit", email);
    driver.type("passwordEdit", password);
    driver.key(Qt::Key_Return);
}

} // namespace

class LoginDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rightPasswordClosesTheDialogWithTheUser();
    void titleNamesTheApplication();
    void typingStartsInTheFirstEmptyField();
    void messageTakesNoRoomWhileThereIsNone();
    void missingFieldsAreAskedForWithoutAskingTheService();
    void wrongPasswordIsEmptiedAndTheAddressStays();
    void refusalsAndTroublesAreToldInWords_data();
    void refusalsAndTroublesAreToldInWords();
    void waitIsToldInWords_data();
    void waitIsToldInWords();
    void malformedAddressIsToldBesideItsField();
    void workOnlyLeavesCancelToPress();
    void workCanBeCancelled_data();
    void workCanBeCancelled();
    void answerAfterCancellingIsForgotten();
    void escapeEndsTheDialogOnlyWhereCancellingIsAllowed();
    void closingTheWindowEndsWithNoUser();
    void closingTheWindowAtWorkCancelsTheWork();
    void deletingTheDialogAtWorkCancelsTheWork();
    void signupIsOfferedOnlyWhereItIsAllowed_data();
    void signupIsOfferedOnlyWhereItIsAllowed();
    void whatWasTypedSurvivesALookAtSignup();
    void noMethodAtAllIsSaidInWords();
    void settingsThatCannotBeReadAreToldAndTriedAgain();
    void loginWithFormReturnsWhoLoggedIn();
    void everyWidgetThatTakesInputHasANameForScreenReaders();
};

void LoginDialogTest::rightPasswordClosesTheDialogWithTheUser()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    const QSignalSpy loggedIn(&dialog, &LoginDialog::loggedIn);
    logInAs(driver, " ada@example.com ", "correct horse");
    QCOMPARE(client.logins.size(), 1U);
    QCOMPARE(client.logins[0]->email, ada);
    QCOMPARE(client.logins[0]->secret, QStringLiteral("correct horse"));
    client.logins[0]->answer(someone(ada));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(loggedIn.size(), 1);
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
}

void LoginDialogTest::titleNamesTheApplication()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
}

void LoginDialogTest::typingStartsInTheFirstEmptyField()
{
    FakeUsersClient client;
    LoginDialog empty(client);
    QVERIFY(DialogDriver(empty).hasFocus("emailEdit"));
    LoginDialog prefilled(client, {.initialEmail = ada});
    const DialogDriver driver(prefilled);
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QVERIFY(driver.hasFocus("passwordEdit"));
}

void LoginDialogTest::messageTakesNoRoomWhileThereIsNone()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    const auto top = [&](QByteArrayView name) { return driver.find(name)->mapTo(&dialog, QPoint()).y(); };
    const int labelAlone = top("emailLabel");
    const int heightAlone = dialog.height();
    logInAs(driver, "ada@example.com", "wrong");
    client.logins[0]->refuse(AuthErrorCode::MethodNotEnabled);
    QTRY_VERIFY(dialog.height() > heightAlone);
    // the message stands where the first field stood, and moves it down
    QCOMPARE(top("messageBar"), labelAlone);
    QVERIFY(top("emailLabel") > labelAlone + driver.find("messageBar")->height());
    QVERIFY(!driver.find<QScrollArea>("pageArea")->verticalScrollBar()->isVisible());
    QCOMPARE(dialog.height() - heightAlone, top("emailLabel") - labelAlone);
}

void LoginDialogTest::missingFieldsAreAskedForWithoutAskingTheService()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.press("loginButton");
    QVERIFY(client.logins.empty());
    QVERIFY(driver.hasFocus("emailEdit"));
    QCOMPARE(driver.note("emailNote"), QStringLiteral("Enter your email address."));
    QCOMPARE(driver.note("passwordNote"), QStringLiteral("Enter your password."));
    driver.type("emailEdit", "a");
    QVERIFY(driver.note("emailNote").isEmpty());
    QVERIFY(!driver.note("passwordNote").isEmpty());
}

void LoginDialogTest::wrongPasswordIsEmptiedAndTheAddressStays()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "wrong");
    client.logins[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_COMPARE(driver.message(), QStringLiteral("Email or password is wrong. Check both and try again."));
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
    QVERIFY(driver.hasFocus("passwordEdit"));
    QVERIFY(dialog.isVisible());
    // and the next try is a new one
    driver.type("passwordEdit", "right");
    driver.press("loginButton");
    QVERIFY(driver.message().isEmpty());
    QCOMPARE(client.logins.size(), 2U);
}

void LoginDialogTest::refusalsAndTroublesAreToldInWords_data()
{
    QTest::addColumn<AuthErrorCode>("code");
    QTest::addColumn<QString>("title");
    QTest::newRow("not enabled") << AuthErrorCode::AccountIsNotEnabled
                                 << QStringLiteral("This account is not turned on.");
    QTest::newRow("throttled") << AuthErrorCode::TooManyPasswordFailures
                               << QStringLiteral("There were too many wrong tries.");
    QTest::newRow("method off") << AuthErrorCode::MethodNotEnabled
                                << QStringLiteral("This way of logging in is turned off.");
    QTest::newRow("storage") << AuthErrorCode::StorageFailed
                             << QStringLiteral("The user database does not work.");
    QTest::newRow("keychain") << AuthErrorCode::KeychainFailed
                              << QStringLiteral("The keychain cannot be used.");
}

void LoginDialogTest::refusalsAndTroublesAreToldInWords()
{
    QFETCH(AuthErrorCode, code);
    QFETCH(QString, title);
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "secret");
    client.logins[0]->refuse(code);
    QTRY_VERIFY2(driver.message().startsWith(title), qPrintable(driver.message()));
    // nothing was wrong with what was typed, so it stays
    QCOMPARE(driver.textOf("passwordEdit"), QStringLiteral("secret"));
}

void LoginDialogTest::waitIsToldInWords_data()
{
    QTest::addColumn<AuthError>("error");
    QTest::addColumn<QString>("message");
    const auto code = AuthErrorCode::TooManyPasswordFailures;
    QTest::newRow("pause") << AuthError{.code = code, .retryAfter = std::chrono::seconds(120)}
                           << QStringLiteral("There were too many wrong tries. Try again in 2 minutes.");
    QTest::newRow("closed") << AuthError{.code = code, .reason = AuthErrorReason::PasswordClosed}
                            << QStringLiteral(
                                   "There were too many wrong tries for this address. Set a new password by "
                                   "email, or ask an admin to let you in again.");
}

void LoginDialogTest::waitIsToldInWords()
{
    QFETCH(AuthError, error);
    QFETCH(QString, message);
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "secret");
    client.logins[0]->answer(std::unexpected(error));
    QTRY_COMPARE(driver.message(), message);
    QVERIFY(dialog.isVisible());
}

void LoginDialogTest::malformedAddressIsToldBesideItsField()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada", "secret");
    client.logins[0]->refuse(AuthErrorCode::InvalidInput, AuthErrorReason::EmailMalformed);
    QTRY_VERIFY(driver.note("emailNote").startsWith(QStringLiteral("This is not an email address.")));
    QVERIFY(driver.hasFocus("emailEdit"));
    QCOMPARE(driver.find("emailEdit")->accessibleDescription(), driver.note("emailNote"));
}

void LoginDialogTest::workOnlyLeavesCancelToPress()
{
    FakeUsersClient client;
    LoginDialog dialog(client, {.allowCancel = true});
    const DialogDriver driver(dialog);
    QVERIFY(!driver.shows("stopButton"));
    logInAs(driver, "ada@example.com", "secret");
    QVERIFY(driver.shows("stopButton"));
    QVERIFY(driver.hasFocus("stopButton"));
    for (const char *name : {"emailEdit", "passwordEdit", "loginButton", "signupButton", "cancelButton"})
        QVERIFY2(!driver.find(name)->isEnabled(), name);
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QCOMPARE(driver.find<QPushButton>("loginButton")->text(), QStringLiteral("Logging in…"));
}

void LoginDialogTest::workCanBeCancelled_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("with the button") << false;
    QTest::newRow("with Esc, also where the dialog itself cannot be cancelled") << true;
}

void LoginDialogTest::workCanBeCancelled()
{
    QFETCH(bool, byKey);
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "secret");
    if (byKey)
        driver.key(Qt::Key_Escape);
    else
        driver.press("stopButton");
    QCOMPARE(client.cancelledLogins, 1);
    QVERIFY(dialog.isVisible());
    QVERIFY(!driver.shows("stopButton"));
    QVERIFY(driver.hasFocus("passwordEdit"));
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QCOMPARE(driver.textOf("passwordEdit"), QStringLiteral("secret"));
    QCOMPARE(driver.find<QPushButton>("loginButton")->text(), QStringLiteral("Log in"));
}

void LoginDialogTest::answerAfterCancellingIsForgotten()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "secret");
    driver.press("stopButton");
    client.logins[0]->answer(someone(ada));
    driver.press("loginButton");
    bool told = false; // behind the news that the first was cancelled
    QMetaObject::invokeMethod(&dialog, [&] { told = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(told);
    QVERIFY(driver.shows("stopButton"));
    QVERIFY(driver.message().isEmpty());
    client.logins[1]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_VERIFY(!driver.message().isEmpty());
    QVERIFY(dialog.isVisible());
    QVERIFY(!dialog.user());
}

void LoginDialogTest::escapeEndsTheDialogOnlyWhereCancellingIsAllowed()
{
    FakeUsersClient client;
    LoginDialog strict(client);
    const DialogDriver strictDriver(strict);
    QVERIFY(!strictDriver.find("cancelButton"));
    strictDriver.key(Qt::Key_Escape);
    QVERIFY(strict.isVisible());
    LoginDialog lenient(client, {.allowCancel = true});
    const DialogDriver lenientDriver(lenient);
    QVERIFY(lenientDriver.shows("cancelButton"));
    lenientDriver.key(Qt::Key_Escape);
    QVERIFY(!lenient.isVisible());
    QVERIFY(!lenient.user());
}

void LoginDialogTest::closingTheWindowEndsWithNoUser()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QVERIFY(dialog.close());
    QVERIFY(!dialog.isVisible());
    QVERIFY(!dialog.user());
}

void LoginDialogTest::closingTheWindowAtWorkCancelsTheWork()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    logInAs(driver, "ada@example.com", "secret");
    QVERIFY(dialog.close());
    QCOMPARE(client.cancelledLogins, 1);
    QVERIFY(client.logins[0]->promise.isCanceled());
}

void LoginDialogTest::deletingTheDialogAtWorkCancelsTheWork()
{
    FakeUsersClient client;
    {
        LoginDialog dialog(client);
        logInAs(DialogDriver(dialog), "ada@example.com", "secret");
    }
    QCOMPARE(client.cancelledLogins, 1);
}

void LoginDialogTest::signupIsOfferedOnlyWhereItIsAllowed_data()
{
    QTest::addColumn<bool>("bySettings");
    QTest::addColumn<bool>("byOption");
    QTest::newRow("by both") << true << true;
    QTest::newRow("not by the settings") << false << true;
    QTest::newRow("not by the program") << true << false;
}

void LoginDialogTest::signupIsOfferedOnlyWhereItIsAllowed()
{
    QFETCH(bool, bySettings);
    QFETCH(bool, byOption);
    FakeUsersClient client;
    client.settings->allowSignup = bySettings;
    LoginDialog dialog(client, {.showSignupOption = byOption});
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
    QCOMPARE(driver.shows("signupButton"), bySettings && byOption);
}

void LoginDialogTest::whatWasTypedSurvivesALookAtSignup()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "secret");
    driver.press("signupButton");
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Sign up for Invoice Desk"));
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
    driver.press("loginButton");
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QCOMPARE(driver.textOf("passwordEdit"), QStringLiteral("secret"));
}

void LoginDialogTest::noMethodAtAllIsSaidInWords()
{
    FakeUsersClient client;
    client.settings->useEmail = false;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.message(),
                 QStringLiteral("No way to log in is turned on. Ask an admin to turn one on."));
    QVERIFY(!driver.shows("emailEdit"));
}

void LoginDialogTest::settingsThatCannotBeReadAreToldAndTriedAgain()
{
    FakeUsersClient client;
    const auto readable = client.settings;
    client.settings = fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageCorrupt);
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.message(), QStringLiteral("The user database is damaged. Restore it from a backup."));
    client.settings = readable;
    driver.press("retryButton");
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
    QVERIFY(driver.message().isEmpty());
}

void LoginDialogTest::loginWithFormReturnsWhoLoggedIn()
{
    FakeUsersClient client;
    QTimer::singleShot(0, &client, [&client] {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        logInAs(DialogDriver(*dialog), "ada@example.com", "secret");
        client.logins[0]->answer(someone(ada));
    });
    QCOMPARE(loginWithForm(client), someone(ada));
}

void LoginDialogTest::everyWidgetThatTakesInputHasANameForScreenReaders()
{
    FakeUsersClient client;
    LoginDialog dialog(client, {.allowCancel = true});
    for (const QString &page : {QStringLiteral("login"), QStringLiteral("signup")}) {
        for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (!qobject_cast<const QAbstractButton *>(widget) && !qobject_cast<const QLineEdit *>(widget))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), qPrintable(page));
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
        if (page == u"login")
            dialog.findChild<QPushButton *>(QStringLiteral("signupButton"))->click();
    }
}

QTEST_MAIN(LoginDialogTest)
#include "tst_logindialog.moc"
