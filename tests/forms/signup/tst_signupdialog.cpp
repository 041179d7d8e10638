// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/signup/signupdialog.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <QApplication>
#include <QTimer>

using namespace latchkey;

namespace {

const QString ada = QStringLiteral("ada@example.com");

void signUpAs(const DialogDriver &driver, const char *email, const char *password)
{
    driver.type("emailEdit", email);
    driver.type("passwordEdit", password);
    driver.type("repeatPasswordEdit", password);
    driver.key(Qt::Key_Return);
}

User unconfirmed(const QString &email)
{
    User user = someone(email);
    user.confirmedEmail = false;
    return user;
}

} // namespace

class SignupDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signupThatLogsInClosesTheDialog();
    void fieldsStartAsTheProgramWishes();
    void whatIsWrongIsToldBesideItsField_data();
    void whatIsWrongIsToldBesideItsField();
    void lengthIsCountedAsTheServiceCounts();
    void serviceHasTheLastWordOnThePassword();
    void refusalOfThePasswordIsToldBesideIt_data();
    void refusalOfThePasswordIsToldBesideIt();
    void strengthIsToldWhileTyping_data();
    void strengthIsToldWhileTyping();
    void strengthFollowsEveryChange();
    void equalPasswordsAreToldWhileTyping();
    void knownAddressLeadsToLoginWithTheAddress();
    void unconfirmedAddressLeadsToItsConfirmation();
    void accountToBeApprovedLeadsToLoginWithWords();
    void someoneLoggedInBeforeDoesNotPassForTheNewUser();
    void closedSignupIsSaidInWords();
    void workCanBeCancelledAndNothingIsLost();
    void signupWithFormReturnsNoneWhenItIsClosed();
};

void SignupDialogTest::signupThatLogsInClosesTheDialog()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Sign up for Invoice Desk"));
    signUpAs(driver, "ada@example.com", "correct horse");
    QCOMPARE(client.signups.size(), 1U);
    QCOMPARE(client.signups[0]->email, ada);
    QCOMPARE(client.signups[0]->secret, QStringLiteral("correct horse"));
    client.currentUser = std::optional(someone(ada));
    client.signups[0]->answer(someone(ada));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
}

void SignupDialogTest::fieldsStartAsTheProgramWishes()
{
    FakeUsersClient client;
    SignupDialog dialog(client, {.initialEmail = ada, .initialPassword = QStringLiteral("correct horse")});
    const DialogDriver driver(dialog);
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QCOMPARE(driver.textOf("passwordEdit"), QStringLiteral("correct horse"));
    QVERIFY(driver.hasFocus("repeatPasswordEdit"));
}

void SignupDialogTest::whatIsWrongIsToldBesideItsField_data()
{
    QTest::addColumn<QByteArray>("email");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("repeated");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QString>("words");
    QTest::newRow("no address") << QByteArray() << QByteArray("correct horse") << QByteArray("correct horse")
                                << QByteArray("emailEdit") << QByteArray("emailNote")
                                << QStringLiteral("Enter your email address.");
    QTest::newRow("short password")
        << QByteArray("ada@example.com") << QByteArray("horse") << QByteArray("horse")
        << QByteArray("passwordEdit") << QByteArray("passwordNote")
        << QStringLiteral("This password is too short. Use at least 8 characters; 15 or more is best.");
    QTest::newRow("different passwords")
        << QByteArray("ada@example.com") << QByteArray("correct horse") << QByteArray("correct house")
        << QByteArray("repeatPasswordEdit") << QByteArray("repeatPasswordNote")
        << QStringLiteral("This is not the same password. Type it once more.");
}

void SignupDialogTest::whatIsWrongIsToldBesideItsField()
{
    QFETCH(QByteArray, email);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, repeated);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, note);
    QFETCH(QString, words);
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", email);
    driver.type("passwordEdit", password);
    driver.type("repeatPasswordEdit", repeated);
    driver.press("signupButton");
    QVERIFY(client.signups.empty());
    QCOMPARE(driver.note(note), words);
    QVERIFY(driver.hasFocus(field));
    QCOMPARE(driver.find(field)->accessibleDescription(), words);
}

void SignupDialogTest::lengthIsCountedAsTheServiceCounts()
{
    FakeUsersClient client;
    client.settings->minimumPasswordLength = 4;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.find<StrengthMeter>("strengthMeter")->words(),
                 QStringLiteral("At least 4 characters; 15 or more is best."));
    // three code points in six UTF-16 units
    driver.find<QLineEdit>("passwordEdit")->setText(QString::fromUtf8("🐎🐎🐎"));
    driver.find<QLineEdit>("repeatPasswordEdit")->setText(QString::fromUtf8("🐎🐎🐎"));
    driver.type("emailEdit", "ada@example.com");
    driver.press("signupButton");
    QVERIFY(client.signups.empty());
    QVERIFY(driver.note("passwordNote").contains(QStringLiteral("at least 4")));
}

void SignupDialogTest::serviceHasTheLastWordOnThePassword()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    client.signups[0]->refuse(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::TooLong);
    QTRY_COMPARE(driver.note("passwordNote"),
                 QStringLiteral("This password is too long. Choose a shorter one."));
    QVERIFY(driver.hasFocus("passwordEdit"));
    QVERIFY(!driver.shows("strengthMeter"));
    driver.type("passwordEdit", "s");
    QVERIFY(driver.note("passwordNote").isEmpty());
    QVERIFY(driver.shows("strengthMeter"));
}

void SignupDialogTest::refusalOfThePasswordIsToldBesideIt_data()
{
    QTest::addColumn<AuthErrorReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("common") << AuthErrorReason::Common
                            << QStringLiteral("This is a common password, one of the first that are tried. "
                                              "Choose another one; three unrelated words are good.");
    QTest::newRow("address") << AuthErrorReason::ContainsAddress
                             << QStringLiteral("This password contains the email address. Leave the address "
                                               "out.");
    QTest::newRow("app's name") << AuthErrorReason::ContainsAppName
                                << QStringLiteral("This password contains the name of this app. Leave the "
                                                  "name out.");
    QTest::newRow("weak") << AuthErrorReason::TooWeak
                          << QStringLiteral("This password is easy to guess. Add two unrelated words; 15 "
                                            "characters or more are best.");
}

void SignupDialogTest::refusalOfThePasswordIsToldBesideIt()
{
    QFETCH(AuthErrorReason, reason);
    QFETCH(QString, words);
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    client.signups[0]->refuse(AuthErrorCode::PasswordNotAcceptable, reason);
    QTRY_COMPARE(driver.note("passwordNote"), words);
    QCOMPARE(driver.find("passwordEdit")->accessibleDescription(), words);
    QVERIFY(driver.hasFocus("passwordEdit"));
}

void SignupDialogTest::strengthIsToldWhileTyping_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("score");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << -1
                             << QStringLiteral("At least 8 characters; 15 or more is best.");
    QTest::newRow("too short") << QByteArray("x7Gh2kQ") << -1
                               << QStringLiteral("At least 8 characters; 15 or more is best.");
    QTest::newRow("common") << QByteArray("password") << 0
                            << QStringLiteral("Too easy to guess. This is a common password, one of the "
                                              "first that are tried. Choose another one; three unrelated "
                                              "words are good.");
    QTest::newRow("weak") << QByteArray("zxcvbnm,./") << 1
                          << QStringLiteral("Easy to guess. Keys next to each other are tried first. Add two "
                                            "unrelated words; 15 characters or more are best.");
    QTest::newRow("strong, but with the address")
        << QByteArray("violet kettle ada@example.com") << 1
        << QStringLiteral("Easy to guess. This password contains the email address. Leave the address out.");
    QTest::newRow("strong, but with the app's name")
        << QByteArray("violet kettle invoice desk") << 1
        << QStringLiteral("Easy to guess. This password contains the name of this app. Leave the name out.");
    QTest::newRow("fair") << QByteArray("correct house") << 2
                          << QStringLiteral("Could be stronger. Common words are tried first. Add two "
                                            "unrelated words; 15 characters or more are best.");
    QTest::newRow("good") << QByteArray("correct horse") << 3
                          << QStringLiteral("Good. 15 characters or more are best.");
    QTest::newRow("strong") << QByteArray("correct horse battery") << 4
                            << QStringLiteral("Strong. 21 characters, hard to guess.");
    QTest::newRow("long and good") << QByteArray("elephant kettles") << 3
                                   << QStringLiteral("Good. One more word would make it strong.");
    QTest::newRow("word and year") << QByteArray("summer1998") << 1
                                   << QStringLiteral(
                                          "Easy to guess. A common word and a year are tried first. "
                                          "Add two unrelated words; 15 characters or more are best.");
}

void SignupDialogTest::strengthIsToldWhileTyping()
{
    QFETCH(QByteArray, password);
    QFETCH(int, score);
    QFETCH(QString, words);
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("passwordEdit", password);
    driver.type("emailEdit", "ada@example.com");
    const auto *meter = driver.find<StrengthMeter>("strengthMeter");
    QTRY_COMPARE(meter->words(), words);
    QCOMPARE(meter->score(), score);
    QCOMPARE(driver.find("passwordEdit")->accessibleDescription(), words);
}

void SignupDialogTest::strengthFollowsEveryChange()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    const auto *meter = driver.find<StrengthMeter>("strengthMeter");
    auto *field = driver.find<QLineEdit>("passwordEdit");
    // as long as a field takes, which is not rated on the thread that paints
    field->setText(QString(32767, u'a'));
    QCOMPARE(meter->score(), -1);
    QTRY_COMPARE(meter->score(), 0);
    field->setText(QStringLiteral("correct horse battery"));
    QTRY_COMPARE(meter->score(), 4);
    driver.type("emailEdit", "horse.battery@example.com");
    QTRY_COMPARE(meter->score(), 1);
    field->clear();
    QCOMPARE(meter->score(), -1);
}

void SignupDialogTest::equalPasswordsAreToldWhileTyping()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("passwordEdit", "correct");
    driver.type("repeatPasswordEdit", "correc");
    QVERIFY(driver.note("repeatPasswordNote").isEmpty());
    driver.type("repeatPasswordEdit", "t");
    QCOMPARE(driver.note("repeatPasswordNote"), QStringLiteral("Both passwords match."));
    driver.type("passwordEdit", "!");
    QVERIFY(driver.note("repeatPasswordNote").isEmpty());
}

void SignupDialogTest::knownAddressLeadsToLoginWithTheAddress()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    client.signups[0]->refuse(AuthErrorCode::UserExists);
    QTRY_COMPARE(driver.message(), QStringLiteral("This address already has an account. Log in instead, or "
                                                  "use another address."));
    driver.press("logInInsteadButton");
    QCOMPARE(dialog.windowTitle(), QStringLiteral("Log in to Invoice Desk"));
    QVERIFY(driver.message().isEmpty());
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
    QVERIFY(driver.hasFocus("passwordEdit"));
}

void SignupDialogTest::unconfirmedAddressLeadsToItsConfirmation()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    client.signups[0]->answer(unconfirmed(ada));
    QTRY_COMPARE(dialog.windowTitle(), QStringLiteral("Confirm your email"));
    QVERIFY(driver.hasFocus("codeEdit"));
    QVERIFY(!driver.find("emailEdit"));
    QVERIFY(client.codesSent.empty());
}

void SignupDialogTest::accountToBeApprovedLeadsToLoginWithWords()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    User user = someone(ada);
    user.enabled = false;
    client.signups[0]->answer(user);
    QTRY_COMPARE(driver.message(), QStringLiteral("You are signed up. An admin has to turn your account on "
                                                  "before you can log in."));
    QVERIFY(driver.shows("loginButton"));
    QCOMPARE(driver.textOf("emailEdit"), ada);
}

void SignupDialogTest::someoneLoggedInBeforeDoesNotPassForTheNewUser()
{
    FakeUsersClient client;
    User grace = someone(QStringLiteral("grace@example.com"));
    grace.id = UserId{1};
    client.currentUser = std::optional(grace);
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    client.signups[0]->answer(unconfirmed(ada));
    QTRY_VERIFY(driver.shows("codeEdit"));
    QVERIFY(!dialog.user());
}

void SignupDialogTest::closedSignupIsSaidInWords()
{
    FakeUsersClient client;
    client.settings->allowSignup = false;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.message(), QStringLiteral("Signing up is turned off. Ask an admin for an account."));
    QVERIFY(!driver.shows("emailEdit"));
    driver.press("loginButton");
    QVERIFY(driver.shows("emailEdit"));
    QVERIFY(!driver.shows("signupButton"));
}

void SignupDialogTest::workCanBeCancelledAndNothingIsLost()
{
    FakeUsersClient client;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    signUpAs(driver, "ada@example.com", "correct horse");
    QVERIFY(driver.hasFocus("stopButton"));
    driver.key(Qt::Key_Escape);
    QCOMPARE(client.cancelledLogins, 1);
    QVERIFY(dialog.isVisible());
    QCOMPARE(driver.textOf("repeatPasswordEdit"), QStringLiteral("correct horse"));
    QVERIFY(driver.find("signupButton")->isEnabled());
}

void SignupDialogTest::signupWithFormReturnsNoneWhenItIsClosed()
{
    FakeUsersClient client;
    QTimer::singleShot(0, &client, [] { QApplication::activeModalWidget()->close(); });
    QVERIFY(!signupWithForm(client));
}

QTEST_MAIN(SignupDialogTest)
#include "tst_signupdialog.moc"
