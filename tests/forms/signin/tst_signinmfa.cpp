// SPDX-License-Identifier: MIT
// Logging in where a second factor is asked for, reset or set up on the way.
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "totpfixture.h"

#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/signup/signupdialog.h>

#include <QCheckBox>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;

Result<User> unfinished(AuthErrorCode code)
{
    AuthError error = fail(code, code == AuthErrorCode::MfaRequired ? AuthErrorReason::FactorMissing
                                                                    : AuthErrorReason::None)
                          .error();
    error.pending = PendingLogin(u"pending"_s);
    return std::unexpected(error);
}

void enterPassword(const DialogDriver &driver, FakeUsersClient &client, AuthErrorCode left)
{
    QCoreApplication::sendPostedEvents();
    QTRY_VERIFY(driver.find("emailEdit")->isEnabled());
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    client.logins.back()->answer(unfinished(left));
}

QString pendingOf(const PendingLogin &pending)
{
    return QString::fromUtf8(pending.token().bytes());
}

} // namespace

class SignInMfaTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codeFinishesTheLogin();
    void wrongCodeKeepsThePageAndThePendingLogin();
    void backKeepsWhatWasTyped();
    void escapeFollowsTheRuleOfTheDialog_data();
    void escapeFollowsTheRuleOfTheDialog();
    void pendingLoginThatHoldsNoLongerLeadsBack();
    void lostFactorIsResetByEmailAndLeadsToItsSetup();
    void lostFactorOfAnOptionalPolicyLogsIn();
    void resetIsNotOfferedWhereItIsNotAllowed();
    void requiredFactorIsSetUpBeforeTheLoginEnds();
    void codesHoldTheSignInDialogBack();
    void loggingOutOfTheSetupForgetsThePassword();
    void signupWithARequiredFactorLeadsToItsSetup();
    void confirmedAddressLeadsOnToTheFactor();
    void closingTheDialogForgetsTheCode();
};

void SignInMfaTest::codeFinishesTheLogin()
{
    FakeUsersClient client;
    client.settings->mfaTimeoutDays = 30;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.hasFocus("codeEdit"));
    QCOMPARE(dialog.windowTitle(), u"Confirm it’s you"_s);
    QVERIFY(driver.shows("trustDeviceCheckBox"));
    driver.find<QCheckBox>("trustDeviceCheckBox")->click();
    driver.type("codeEdit", "492015");
    QCOMPARE(client.continuations.size(), 1U);
    QCOMPARE(pendingOf(client.continuations[0]->pending), u"pending"_s);
    QCOMPARE(client.continuations[0]->secret, u"492015"_s);
    QVERIFY(client.continuations[0]->mfa->trust == TrustDevice::Yes);
    client.continuations[0]->answer(someone(ada));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
}

void SignInMfaTest::wrongCodeKeepsThePageAndThePendingLogin()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.hasFocus("codeEdit"));
    driver.type("codeEdit", "492015");
    client.continuations[0]->refuse(AuthErrorCode::MfaRequired, AuthErrorReason::FactorWrong);
    QTRY_VERIFY(driver.note("codeNote").startsWith(u"That code is wrong or too old."));
    driver.type("codeEdit", "492016");
    QCOMPARE(client.continuations.size(), 2U);
    QCOMPARE(pendingOf(client.continuations[1]->pending), u"pending"_s);
}

void SignInMfaTest::backKeepsWhatWasTyped()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("codeEdit"));
    driver.press("backButton");
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QCOMPARE(driver.textOf("passwordEdit"), u"correct horse"_s);
    QCOMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
}

void SignInMfaTest::escapeFollowsTheRuleOfTheDialog_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::newRow("allowed") << true;
    QTest::newRow("not allowed") << false;
}

void SignInMfaTest::escapeFollowsTheRuleOfTheDialog()
{
    QFETCH(bool, allowed);
    FakeUsersClient client;
    LoginDialog dialog(client, {.allowCancel = allowed});
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("codeEdit"));
    QCOMPARE(driver.shows("cancelButton"), allowed);
    driver.key(Qt::Key_Escape);
    QCOMPARE(dialog.isVisible(), !allowed);
    QVERIFY(!dialog.user());
}

void SignInMfaTest::pendingLoginThatHoldsNoLongerLeadsBack()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("codeEdit"));
    driver.type("codeEdit", "492015");
    client.continuations[0]->refuse(AuthErrorCode::AuthenticationFailed, AuthErrorReason::LoginExpired);
    QTRY_VERIFY(driver.shows("passwordEdit"));
    QCOMPARE(driver.message(), u"This login took too long. Log in again."_s);
    QCOMPARE(driver.textOf("passwordEdit"), u"correct horse"_s);
}

void SignInMfaTest::lostFactorIsResetByEmailAndLeadsToItsSetup()
{
    FakeUsersClient client;
    client.settings->allowMfaEmailReset = true;
    client.settings->mfa = MfaPolicy::Required;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("resetMfaButton"));
    driver.press("resetMfaButton");
    QCOMPARE(client.mfaResetsSent.size(), 1U);
    QCOMPARE(client.mfaResetsSent[0]->email, ada);
    client.mfaResetsSent[0]->answer({});
    QTRY_VERIFY(driver.message().contains(ada));
    driver.type("codeEdit", "K7MQ2PR9");
    driver.press("submitButton");
    QCOMPARE(client.mfaResets.size(), 1U);
    QCOMPARE(client.mfaResets[0]->secret, u"K7MQ2PR9"_s);
    client.mfaResets[0]->answer({});
    // with the password that was typed
    QTRY_COMPARE(client.logins.size(), 2U);
    QCOMPARE(client.logins[1]->secret, u"correct horse"_s);
    client.logins[1]->answer(unfinished(AuthErrorCode::MfaSetupRequired));
    QTRY_VERIFY(driver.hasFocus("totpButton"));
}

void SignInMfaTest::lostFactorOfAnOptionalPolicyLogsIn()
{
    FakeUsersClient client;
    client.settings->allowMfaEmailReset = true;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("resetMfaButton"));
    driver.press("resetMfaButton");
    driver.type("codeEdit", "K7MQ2PR9");
    driver.press("submitButton");
    client.mfaResets[0]->answer({});
    QTRY_COMPARE(client.logins.size(), 2U);
    client.logins[1]->answer(someone(ada));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
}

void SignInMfaTest::resetIsNotOfferedWhereItIsNotAllowed()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Log in to Invoice Desk"_s);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("codeEdit"));
    QVERIFY(!driver.find("resetMfaButton"));
    QVERIFY(!driver.shows("trustDeviceCheckBox"));
}

void SignInMfaTest::requiredFactorIsSetUpBeforeTheLoginEnds()
{
    FakeUsersClient client;
    client.settings->mfa = MfaPolicy::Required;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaSetupRequired);
    QTRY_VERIFY(driver.hasFocus("totpButton"));
    QTRY_COMPARE(driver.note("footerLabel"), u"Required for everyone in Invoice Desk"_s);
    driver.key(Qt::Key_Return);
    QCOMPARE(client.totpSecrets.back()->email, ada);
    client.totpSecrets.back()->answer(madeTotpSecret());
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
    driver.type("codeEdit", "492015");
    client.totpChecks.back()->answer(true);
    QTRY_COMPARE(client.setUps.size(), 1U);
    QCOMPARE(pendingOf(client.setUps[0]->pending), u"pending"_s);
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = {}});
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
}

void SignInMfaTest::codesHoldTheSignInDialogBack()
{
    FakeUsersClient client;
    LoginDialog dialog(client, {.allowCancel = true});
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaSetupRequired);
    QTRY_VERIFY(driver.hasFocus("totpButton"));
    driver.key(Qt::Key_Return);
    client.totpSecrets.back()->answer(madeTotpSecret());
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
    driver.type("codeEdit", "492015");
    client.totpChecks.back()->answer(true);
    QTRY_COMPARE(client.setUps.size(), 1U);
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = madeRecoveryCodes()});
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    dialog.close();
    QVERIFY(dialog.isVisible());
    driver.find<QCheckBox>("keptCheckBox")->click();
    driver.press("doneButton");
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
}

void SignInMfaTest::loggingOutOfTheSetupForgetsThePassword()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaSetupRequired);
    QTRY_VERIFY(driver.shows("totpButton"));
    QCOMPARE(driver.find<QPushButton>("cancelButton")->text(), u"Log out"_s);
    driver.press("cancelButton");
    QCOMPARE(driver.textOf("emailEdit"), ada);
    QVERIFY(driver.textOf("passwordEdit").isEmpty());
    QVERIFY(driver.hasFocus("passwordEdit"));
}

void SignInMfaTest::signupWithARequiredFactorLeadsToItsSetup()
{
    FakeUsersClient client;
    client.settings->mfa = MfaPolicy::Required;
    client.settings->confirmEmail = false;
    SignupDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.type("repeatPasswordEdit", "correct horse");
    driver.press("signupButton");
    User user = someone(ada);
    user.confirmedEmail = false;
    client.signups.back()->answer(user);
    QTRY_COMPARE(client.logins.size(), 1U);
    QCOMPARE(client.logins[0]->secret, u"correct horse"_s);
    client.logins[0]->answer(unfinished(AuthErrorCode::MfaSetupRequired));
    QTRY_VERIFY(driver.hasFocus("totpButton"));
}

void SignInMfaTest::confirmedAddressLeadsOnToTheFactor()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    client.logins.back()->refuse(AuthErrorCode::EmailNotConfirmed);
    QTRY_VERIFY(driver.shows("codeEdit"));
    driver.type("codeEdit", "K7MQ2PR9");
    driver.press("submitButton");
    client.confirmations.back()->answer({});
    QTRY_COMPARE(client.logins.size(), 2U);
    client.logins[1]->answer(unfinished(AuthErrorCode::MfaRequired));
    QTRY_COMPARE(dialog.windowTitle(), u"Confirm it’s you"_s);
    driver.type("codeEdit", "492015");
    QCOMPARE(client.continuations.size(), 1U);
}

void SignInMfaTest::closingTheDialogForgetsTheCode()
{
    FakeUsersClient client;
    LoginDialog dialog(client);
    const DialogDriver driver(dialog);
    enterPassword(driver, client, AuthErrorCode::MfaRequired);
    QTRY_VERIFY(driver.shows("codeEdit"));
    driver.type("codeEdit", "4920");
    dialog.close();
    QVERIFY(driver.textOf("codeEdit").isEmpty());
}

QTEST_MAIN(SignInMfaTest)
#include "tst_signinmfa.moc"
