// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/login/logindialog.h>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;

// a login dialog with an address and a password that was not the right one
struct ResetPage
{
    FakeUsersClient client;
    LoginDialog dialog{client};
    DialogDriver driver{dialog};

    bool reached()
    {
        driver.type("emailEdit", "ada@example.com");
        driver.type("passwordEdit", "corect horse");
        driver.press("forgotPasswordButton");
        return driver.shows("codeEdit");
    }
    void enterAll()
    {
        driver.type("codeEdit", "k7mq 2pr9");
        driver.type("passwordEdit", "battery staple");
        driver.key(Qt::Key_Return);
    }
};

} // namespace

class ResetPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codeIsSentToTheAddressThatWasTyped();
    void sameIsSaidWhetherThereIsAnAccountOrNot();
    void folderOfUnsentMailIsNamed();
    void withoutAnAddressItIsAskedForFirst();
    void whatIsNoAddressIsToldBesideTheField_data();
    void whatIsNoAddressIsToldBesideTheField();
    void rightCodeSetsThePasswordAndLogsInWithIt();
    void wholeCodeLeadsToThePassword();
    void wrongCodeIsToldBesideTheField();
    void refusedPasswordIsToldBesideTheFieldAndTheCodeStays();
    void halfACodeOrAShortPasswordIsNotSubmitted_data();
    void halfACodeOrAShortPasswordIsNotSubmitted();
    void newCodeIsSentOnceAMinute();
    void forgettingOnceMoreSendsNoSecondCode();
    void codeThatCouldNotBeSentMayBeAskedForAgain();
    void backLeadsToLoginWithAllThatWasTyped();
    void addressTypedInTheFirstStepGoesBackToLogin();
    void accountToBeApprovedIsToldThatThePasswordIsSet();
    void whatElseStandsBeforeLoggingInIsToldWithTheNewPassword();
    void settingCanBeCancelled_data();
    void settingCanBeCancelled();
    void changedAddressCanBeUndone();
    void wrongCodeUndoesNothing();
    void closedPasswordLeadsToANewOne();
    void tabGoesFromLogInToForgotten();
};

void ResetPageTest::codeIsSentToTheAddressThatWasTyped()
{
    ResetPage page;
    QVERIFY(page.reached());
    QCOMPARE(page.client.resetsSent.size(), 1U);
    QCOMPARE(page.client.resetsSent[0]->email, ada);
    QCOMPARE(page.dialog.windowTitle(), u"Choose a new password"_s);
    QVERIFY(page.driver.hasFocus("codeEdit"));
}

void ResetPageTest::sameIsSaidWhetherThereIsAnAccountOrNot()
{
    ResetPage page;
    QVERIFY(page.reached());
    QVERIFY(page.driver.message().isEmpty());
    page.client.resetsSent[0]->answer({});
    QTRY_COMPARE(page.driver.message(),
                 u"If ada@example.com has an account, a code is on its way. It works for 10 "
                 "minutes. Look in spam too."_s);
}

void ResetPageTest::folderOfUnsentMailIsNamed()
{
    ResetPage page;
    page.client.settings->outboxFolder = u"/srv/mail/outbox"_s;
    LoginDialog dialog(page.client, {.initialEmail = ada});
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    driver.press("forgotPasswordButton");
    page.client.resetsSent[0]->answer({});
    QTRY_VERIFY2(driver.message().contains(u"/srv/mail/outbox"_s), qPrintable(driver.message()));
    QVERIFY(driver.message().startsWith(u"If ada@example.com has an account"_s));
}

void ResetPageTest::withoutAnAddressItIsAskedForFirst()
{
    ResetPage page;
    page.driver.press("forgotPasswordButton");
    QVERIFY(page.client.resetsSent.empty());
    QCOMPARE(page.dialog.windowTitle(), u"Choose a new password"_s);
    QVERIFY(page.driver.hasFocus("emailEdit"));
    page.driver.key(Qt::Key_Return);
    QCOMPARE(page.driver.note("emailNote"), u"Enter your email address."_s);
    page.driver.type("emailEdit", "ada@example.com");
    page.driver.key(Qt::Key_Return);
    QCOMPARE(page.client.resetsSent.size(), 1U);
    QCOMPARE(page.client.resetsSent[0]->email, ada);
    QVERIFY(page.driver.hasFocus("codeEdit"));
}

void ResetPageTest::whatIsNoAddressIsToldBesideTheField_data()
{
    QTest::addColumn<bool>("onTheLoginPage");
    QTest::newRow("on the login page") << true;
    QTest::newRow("in the first step") << false;
}

void ResetPageTest::whatIsNoAddressIsToldBesideTheField()
{
    QFETCH(bool, onTheLoginPage);
    ResetPage page;
    if (onTheLoginPage) {
        page.driver.type("emailEdit", "ada@");
        page.driver.press("forgotPasswordButton");
    } else {
        page.driver.press("forgotPasswordButton");
        page.driver.type("emailEdit", "ada@");
        page.driver.key(Qt::Key_Return);
    }
    QVERIFY(page.driver.note("emailNote").startsWith(u"This is not an email address."_s));
    QVERIFY(page.driver.hasFocus("emailEdit"));
    QVERIFY(page.client.resetsSent.empty());
}

void ResetPageTest::rightCodeSetsThePasswordAndLogsInWithIt()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    QCOMPARE(page.client.resets.size(), 1U);
    QCOMPARE(page.client.resets[0]->email, ada);
    QCOMPARE(page.client.resets[0]->secret, u"K7MQ2PR9"_s);
    QCOMPARE(page.client.resets[0]->newPassword, u"battery staple"_s);
    page.client.resets[0]->answer({});
    QTRY_COMPARE(page.client.logins.size(), 1U);
    QCOMPARE(page.client.logins[0]->email, ada);
    QCOMPARE(page.client.logins[0]->secret, u"battery staple"_s);
    page.client.logins[0]->answer(someone(ada));
    QTRY_VERIFY(!page.dialog.isVisible());
    QCOMPARE(page.dialog.user(), someone(ada));
    QVERIFY(page.driver.textOf("passwordEdit").isEmpty());
}

void ResetPageTest::wholeCodeLeadsToThePassword()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", "k7mq2pr");
    QVERIFY(page.driver.hasFocus("codeEdit"));
    page.driver.type("codeEdit", "9");
    QVERIFY(page.driver.hasFocus("passwordEdit"));
    QVERIFY(page.client.resets.empty());
}

void ResetPageTest::wrongCodeIsToldBesideTheField()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    page.client.resets[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(page.driver.note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
    QVERIFY(page.driver.hasFocus("codeEdit"));
    QCOMPARE(page.driver.textOf("passwordEdit"), u"battery staple"_s);
    QVERIFY(page.client.logins.empty());
}

void ResetPageTest::refusedPasswordIsToldBesideTheFieldAndTheCodeStays()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    page.client.resets[0]->refuse(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::Common);
    QTRY_VERIFY(page.driver.note("passwordNote").startsWith(u"This is a common password"_s));
    QVERIFY(page.driver.hasFocus("passwordEdit"));
    QVERIFY(!page.driver.shows("strengthMeter"));
    QCOMPARE(page.driver.textOf("codeEdit"), u"K7MQ-2PR9"_s);
}

void ResetPageTest::halfACodeOrAShortPasswordIsNotSubmitted_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("note");
    QTest::addColumn<QByteArray>("focus");
    QTest::newRow("half a code") << QByteArray("K7MQ") << QByteArray("battery staple")
                                 << QByteArray("codeNote") << QByteArray("codeEdit");
    QTest::newRow("short password") << QByteArray("K7MQ2PR9") << QByteArray("horse")
                                    << QByteArray("passwordNote") << QByteArray("passwordEdit");
    QTest::newRow("both") << QByteArray() << QByteArray() << QByteArray("codeNote") << QByteArray("codeEdit");
}

void ResetPageTest::halfACodeOrAShortPasswordIsNotSubmitted()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, note);
    QFETCH(QByteArray, focus);
    ResetPage page;
    QVERIFY(page.reached());
    page.driver.type("codeEdit", code);
    page.driver.type("passwordEdit", password);
    page.driver.key(Qt::Key_Return);
    QVERIFY(page.client.resets.empty());
    QVERIFY(!page.driver.note(note).isEmpty());
    QVERIFY(page.driver.hasFocus(focus));
}

void ResetPageTest::newCodeIsSentOnceAMinute()
{
    ResetPage page;
    QVERIFY(page.reached());
    auto *resend = page.driver.find<QPushButton>("resendButton");
    QVERIFY(!resend->isEnabled());
    QVERIFY2(resend->text().startsWith(u"Send a new code in "_s), qPrintable(resend->text()));
    const QString before = resend->text();
    QTRY_VERIFY(resend->text() != before);
    resend->click();
    QCOMPARE(page.client.resetsSent.size(), 1U);
}

void ResetPageTest::forgettingOnceMoreSendsNoSecondCode()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.client.resetsSent[0]->answer({});
    page.driver.press("backButton");
    page.driver.press("forgotPasswordButton");
    QVERIFY(page.driver.shows("codeEdit"));
    QCOMPARE(page.client.resetsSent.size(), 1U);
    QVERIFY(page.driver.message().startsWith(u"If ada@example.com has an account"_s));
}

void ResetPageTest::codeThatCouldNotBeSentMayBeAskedForAgain()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.client.resetsSent[0]->refuse(AuthErrorCode::MailFailed);
    QTRY_COMPARE(page.driver.message(), u"The email could not be sent. Try again in a few minutes."_s);
    page.driver.press("resendButton");
    QCOMPARE(page.client.resetsSent.size(), 2U);
}

void ResetPageTest::backLeadsToLoginWithAllThatWasTyped()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.driver.press("backButton");
    QCOMPARE(page.driver.textOf("emailEdit"), ada);
    QCOMPARE(page.driver.textOf("passwordEdit"), u"corect horse"_s);
    page.client.resetsSent[0]->answer({}); // told on its own page only
    bool told = false;
    QMetaObject::invokeMethod(&page.dialog, [&] { told = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(told);
    QVERIFY(page.driver.message().isEmpty());
}

void ResetPageTest::addressTypedInTheFirstStepGoesBackToLogin()
{
    ResetPage page;
    page.driver.type("passwordEdit", "corect horse");
    page.driver.press("forgotPasswordButton");
    page.driver.type("emailEdit", "ada@example.com");
    page.driver.press("backButton");
    QCOMPARE(page.driver.textOf("emailEdit"), ada);
    QCOMPARE(page.driver.textOf("passwordEdit"), u"corect horse"_s);
}

void ResetPageTest::accountToBeApprovedIsToldThatThePasswordIsSet()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    page.client.resets[0]->answer({});
    QTRY_COMPARE(page.client.logins.size(), 1U);
    page.client.logins[0]->refuse(AuthErrorCode::AccountIsNotEnabled);
    QTRY_COMPARE(page.driver.message(),
                 u"Your new password is set. An admin has to turn your account on before you "
                 "can log in."_s);
    QVERIFY(page.driver.shows("loginButton"));
}

void ResetPageTest::whatElseStandsBeforeLoggingInIsToldWithTheNewPassword()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    page.client.resets[0]->answer({});
    QTRY_COMPARE(page.client.logins.size(), 1U);
    page.client.logins[0]->refuse(AuthErrorCode::StorageFailed, AuthErrorReason::StorageLocked);
    QTRY_VERIFY(page.driver.message().startsWith(u"The user database is in use"_s));
    QCOMPARE(page.driver.textOf("passwordEdit"), u"battery staple"_s);
}

void ResetPageTest::settingCanBeCancelled_data()
{
    QTest::addColumn<bool>("whileLoggingIn");
    QTest::newRow("while the password is set") << false;
    QTest::newRow("while logging in") << true;
}

void ResetPageTest::settingCanBeCancelled()
{
    QFETCH(bool, whileLoggingIn);
    ResetPage page;
    QVERIFY(page.reached());
    page.enterAll();
    QVERIFY(page.driver.shows("stopButton"));
    QVERIFY(!page.driver.find("codeEdit")->isEnabled());
    QVERIFY(!page.driver.find("backButton")->isEnabled());
    if (whileLoggingIn) {
        page.client.resets[0]->answer({});
        QTRY_COMPARE(page.client.logins.size(), 1U);
    }
    page.driver.key(Qt::Key_Escape);
    QCOMPARE(page.client.cancelledLogins, whileLoggingIn ? 1 : 0);
    QVERIFY(page.dialog.isVisible());
    QVERIFY(!page.driver.shows("stopButton"));
    QCOMPARE(page.driver.textOf("codeEdit"), u"K7MQ-2PR9"_s);
}

void ResetPageTest::changedAddressCanBeUndone()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.driver.press("undoEmailChangeButton");
    QCOMPARE(page.dialog.windowTitle(), u"Get your address back"_s);
    QVERIFY(!page.driver.shows("resendButton"));
    page.driver.type("codeEdit", "k7mq2pr9");
    page.driver.key(Qt::Key_Return);
    QCOMPARE(page.client.undoneEmailChanges.size(), 1U);
    QCOMPARE(page.client.undoneEmailChanges[0]->email, ada);
    QCOMPARE(page.client.undoneEmailChanges[0]->secret, u"K7MQ2PR9"_s);
    page.client.undoneEmailChanges[0]->answer({});
    QTRY_VERIFY2(page.driver.message().startsWith(u"Your account is at ada@example.com again."_s),
                 qPrintable(page.driver.message()));
    QVERIFY(page.driver.shows("loginButton"));
    QVERIFY(page.client.logins.empty());
    page.driver.press("newPasswordButton");
    QCOMPARE(page.dialog.windowTitle(), u"Choose a new password"_s);
}

void ResetPageTest::wrongCodeUndoesNothing()
{
    ResetPage page;
    QVERIFY(page.reached());
    page.driver.press("undoEmailChangeButton");
    page.driver.type("codeEdit", "k7mq2pr9");
    page.driver.key(Qt::Key_Return);
    page.client.undoneEmailChanges[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(page.driver.note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
}

void ResetPageTest::closedPasswordLeadsToANewOne()
{
    ResetPage page;
    page.driver.type("emailEdit", "ada@example.com");
    page.driver.type("passwordEdit", "corect horse");
    page.driver.key(Qt::Key_Return);
    page.client.logins[0]->refuse(AuthErrorCode::TooManyPasswordFailures, AuthErrorReason::PasswordClosed);
    QTRY_VERIFY(page.driver.shows("newPasswordButton"));
    page.driver.press("newPasswordButton");
    QCOMPARE(page.client.resetsSent.size(), 1U);
    QVERIFY(page.driver.shows("codeEdit"));
}

void ResetPageTest::tabGoesFromLogInToForgotten()
{
    ResetPage page;
    page.driver.find("loginButton")->setFocus();
    page.driver.key(Qt::Key_Tab);
    QVERIFY(page.driver.hasFocus("forgotPasswordButton"));
}

QTEST_MAIN(ResetPageTest)
#include "tst_resetpage.moc"
