// SPDX-License-Identifier: MIT
// Setting up a second factor, by keys and clicks.
#include "dialogdriver.h"
#include "fakeusersclient.h"
#include "totpfixture.h"

#include <latchkey/forms/mfa/configuremfadialog.h>
#include <latchkey/forms/mfa/qrlabel.h>

#include <QCheckBox>
#include <QLabel>
#include <QTimer>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;

ConfigureMfaOptions waiting()
{
    return {.pending = PendingLogin(u"pending"_s), .email = ada};
}

// from the first page to the one with the QR code
void chooseApp(const DialogDriver &driver, FakeUsersClient &client)
{
    QVERIFY(driver.hasFocus("totpButton"));
    driver.key(Qt::Key_Return);
    QVERIFY(driver.shows("qrCodeLabel"));
    client.totpSecrets.back()->answer(madeTotpSecret());
    QTRY_VERIFY(!driver.textOf("secretEdit").isEmpty());
}

void enterRightCode(const DialogDriver &driver, FakeUsersClient &client)
{
    driver.type("codeEdit", "492015");
    client.totpChecks.back()->answer(true);
}

void proveByPassword(const DialogDriver &driver)
{
    QTRY_VERIFY(driver.shows("currentPasswordEdit"));
    QCoreApplication::sendPostedEvents();
    driver.type("currentPasswordEdit", "correct horse");
    driver.key(Qt::Key_Return);
    QTRY_VERIFY(driver.shows("totpButton"));
}

} // namespace

class ConfigureMfaTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pendingLoginLeadsThroughAllPagesAndLogsIn();
    void wrongCodeChangesNeitherSecretNorQrCode();
    void secretIsTheSameOnTheWayBack();
    void whoIsLoggedInGivesThePasswordFirst();
    void wrongPasswordIsAskedForAgainAndTheCodeIsNot();
    void otherProofsAreAskedForInTheirOwnWay();
    void laterFactorsEndWithoutNewCodes();
    void codesAreLeftOnlyOnceTheBoxIsTicked();
    void expiredSecretStartsTheChoiceAnew();
    void loginThatHoldsNoLongerEndsTheDialog();
    void checkOfACodeCanBeStopped();
    void closingWhileItIsTurnedOnLeavesNobodyLoggedIn();
    void withoutCancellingEscapeDoesNothingAndClosingIsFalse();
    void cancelIsThereWhereItIsAllowed();
    void nobodyLoggedInIsFalseAtOnce();
    void secretsAreWipedWhenTheDialogCloses();
    void typesThatAreTurnedOffAreNotOffered();
    void requirementIsToldWithTheAppsName();
};

void ConfigureMfaTest::pendingLoginLeadsThroughAllPagesAndLogsIn()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    QCOMPARE(dialog.windowTitle(), u"Set up a second factor"_s);
    chooseApp(driver, client);
    QCOMPARE(client.totpSecrets.back()->email, ada);
    QCOMPARE(driver.textOf("secretEdit"), u"JBSW Y3DP K5XX E3DE JBSW Y3DP K5XX E3DE"_s);
    QVERIFY(driver.hasFocus("codeEdit"));
    enterRightCode(driver, client);
    QCOMPARE(client.totpChecks.back()->secret, u"492015"_s);
    QTRY_COMPARE(client.setUps.size(), 1U);
    QCOMPARE(QString::fromUtf8(client.setUps[0]->pending.token().bytes()), u"pending"_s);
    QCOMPARE(client.setUps[0]->method->id, u"m1"_s);
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = madeRecoveryCodes()});
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    QCOMPARE(driver.find<QLabel>("recoveryCodeLabel1")->text(), u"K7MQ-X2PR-T5BN-C9HJ"_s);
    driver.find("keptCheckBox")->setFocus();
    driver.key(Qt::Key_Space);
    driver.press("doneButton");
    QVERIFY(!dialog.isVisible());
    QVERIFY(dialog.isSetUp());
    QCOMPARE(dialog.user(), someone(ada));
}

void ConfigureMfaTest::wrongCodeChangesNeitherSecretNorQrCode()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    const QString secret = driver.textOf("secretEdit");
    const QImage picture = driver.find("qrCodeLabel")->grab().toImage();
    for (int wrong = 1; wrong <= 2; ++wrong) {
        driver.type("codeEdit", "123456");
        client.totpChecks.back()->answer(false);
        QTRY_VERIFY(driver.note("codeNote").startsWith(u"That code is wrong or too old."));
        QVERIFY(driver.textOf("codeEdit").isEmpty());
        QVERIFY(driver.hasFocus("codeEdit"));
        QCOMPARE(driver.textOf("secretEdit"), secret);
        QCOMPARE(driver.find("qrCodeLabel")->grab().toImage(), picture);
        QCOMPARE(client.totpChecks.size(), size_t(wrong));
    }
    QCOMPARE(client.totpSecrets.size(), 1U);
    QVERIFY(client.setUps.empty());
}

void ConfigureMfaTest::secretIsTheSameOnTheWayBack()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    const QString secret = driver.textOf("secretEdit");
    driver.press("backButton");
    QVERIFY(driver.hasFocus("totpButton"));
    driver.key(Qt::Key_Space);
    QCOMPARE(driver.textOf("secretEdit"), secret);
    QCOMPARE(client.totpSecrets.size(), 1U);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(driver.shows("secretEdit"));
}

void ConfigureMfaTest::whoIsLoggedInGivesThePasswordFirst()
{
    FakeUsersClient client;
    client.currentUser = someone(ada);
    ConfigureMfaDialog dialog(client);
    const DialogDriver driver(dialog);
    QVERIFY(!driver.shows("totpButton"));
    proveByPassword(driver);
    chooseApp(driver, client);
    QCOMPARE(client.totpSecrets.back()->email, ada);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.methodsAdded.size(), 1U);
    QCOMPARE(client.methodsAdded[0]->secret, u"correct horse"_s);
    QVERIFY(client.setUps.empty());
    client.methodsAdded[0]->answer(madeRecoveryCodes());
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    QVERIFY(dialog.isSetUp());
    QVERIFY(!dialog.user());
}

void ConfigureMfaTest::wrongPasswordIsAskedForAgainAndTheCodeIsNot()
{
    FakeUsersClient client;
    client.currentUser = someone(ada);
    ConfigureMfaDialog dialog(client);
    const DialogDriver driver(dialog);
    proveByPassword(driver);
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.methodsAdded.size(), 1U);
    client.methodsAdded[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_VERIFY(driver.hasFocus("currentPasswordEdit"));
    QVERIFY(driver.note("currentPasswordNote").contains(u"password"));
    driver.type("currentPasswordEdit", "correct battery");
    driver.key(Qt::Key_Return);
    QTRY_COMPARE(client.methodsAdded.size(), 2U);
    QCOMPARE(client.methodsAdded[1]->secret, u"correct battery"_s);
    QCOMPARE(client.methodsAdded[1]->method->id, u"m1"_s);
    client.methodsAdded[1]->answer(QList<Secret>());
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(dialog.isSetUp());
}

void ConfigureMfaTest::otherProofsAreAskedForInTheirOwnWay()
{
    FakeUsersClient client;
    client.currentUser = someone(ada);
    client.proofNeeded = ProofKind::SecondFactor;
    ConfigureMfaDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("appCodeEdit"));
    driver.type("appCodeEdit", "123456");
    driver.press("submitButton");
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.methodsAdded.size(), 1U);
    QCOMPARE(client.methodsAdded[0]->secret, u"123456"_s);
}

void ConfigureMfaTest::laterFactorsEndWithoutNewCodes()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.setUps.size(), 1U);
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = {}});
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void ConfigureMfaTest::codesAreLeftOnlyOnceTheBoxIsTicked()
{
    FakeUsersClient client;
    ConfigureMfaOptions options = waiting();
    options.allowCancel = true;
    ConfigureMfaDialog dialog(client, options);
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.setUps.size(), 1U);
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = madeRecoveryCodes()});
    QTRY_VERIFY(driver.shows("keptCheckBox"));
    QVERIFY(!driver.find("doneButton")->isEnabled());
    driver.key(Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(driver.hasFocus("keptCheckBox"));
    dialog.close();
    QVERIFY(dialog.isVisible());
    driver.key(Qt::Key_Space);
    QVERIFY(driver.find("doneButton")->isEnabled());
    driver.key(Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
}

void ConfigureMfaTest::expiredSecretStartsTheChoiceAnew()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    driver.type("codeEdit", "492015");
    client.totpChecks.back()->refuse(AuthErrorCode::InvalidInput, AuthErrorReason::MethodExpired);
    QTRY_VERIFY(driver.shows("totpButton"));
    QVERIFY(driver.message().endsWith(u"Start the set-up again."));
    driver.find<QAbstractButton>("totpButton")->click();
    QCOMPARE(client.totpSecrets.size(), 2U);
}

void ConfigureMfaTest::loginThatHoldsNoLongerEndsTheDialog()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.setUps.size(), 1U);
    client.setUps[0]->refuse(AuthErrorCode::AuthenticationFailed, AuthErrorReason::LoginExpired);
    QTRY_VERIFY(!dialog.isVisible());
    QVERIFY(!dialog.isSetUp());
    QVERIFY(dialog.error()->reason == AuthErrorReason::LoginExpired);
}

void ConfigureMfaTest::checkOfACodeCanBeStopped()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    driver.type("codeEdit", "492015");
    QVERIFY(driver.hasFocus("stopButton"));
    QVERIFY(!driver.find("codeEdit")->isEnabled());
    QVERIFY(!driver.find("backButton")->isEnabled());
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(driver.hasFocus("codeEdit"));
    client.totpChecks.back()->answer(true);
    QCoreApplication::sendPostedEvents();
    QVERIFY(client.setUps.empty());
}

void ConfigureMfaTest::closingWhileItIsTurnedOnLeavesNobodyLoggedIn()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    enterRightCode(driver, client);
    QTRY_COMPARE(client.setUps.size(), 1U);
    QVERIFY(!driver.shows("stopButton"));
    dialog.close();
    QVERIFY(!dialog.isVisible());
    client.currentUser = someone(ada); // as the service has it by now
    client.setUps[0]->answer(MfaSetUp{.user = someone(ada), .recoveryCodes = madeRecoveryCodes()});
    QTRY_VERIFY(!*client.currentUser);
    QVERIFY(!dialog.isSetUp());
}

void ConfigureMfaTest::withoutCancellingEscapeDoesNothingAndClosingIsFalse()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    QVERIFY(!driver.find("cancelButton"));
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    chooseApp(driver, client);
    QVERIFY(!driver.find("cancelButton"));
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    dialog.close();
    QVERIFY(!dialog.isVisible());
    QVERIFY(!dialog.isSetUp());
}

void ConfigureMfaTest::cancelIsThereWhereItIsAllowed()
{
    FakeUsersClient client;
    client.currentUser = someone(ada);
    ConfigureMfaDialog dialog(client, {.allowCancel = true});
    const DialogDriver driver(dialog);
    QVERIFY(driver.shows("cancelButton"));
    proveByPassword(driver);
    QVERIFY(driver.shows("cancelButton"));
    chooseApp(driver, client);
    driver.press("cancelButton");
    QVERIFY(!dialog.isVisible());
    QVERIFY(!dialog.isSetUp());
}

void ConfigureMfaTest::nobodyLoggedInIsFalseAtOnce()
{
    FakeUsersClient client;
    QVERIFY(!configureMfaWithForm(client));
}

void ConfigureMfaTest::secretsAreWipedWhenTheDialogCloses()
{
    FakeUsersClient client;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    chooseApp(driver, client);
    driver.type("codeEdit", "4920");
    dialog.close();
    QVERIFY(driver.textOf("secretEdit").isEmpty());
    QVERIFY(driver.textOf("codeEdit").isEmpty());
    QCOMPARE(driver.find<QrLabel>("qrCodeLabel")->code().size, 0);
}

void ConfigureMfaTest::typesThatAreTurnedOffAreNotOffered()
{
    FakeUsersClient client;
    client.enabledMfaTypes = QStringList();
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    QTRY_VERIFY(!driver.shows("totpButton"));
    QVERIFY(driver.message().contains(u"turned off"));
}

void ConfigureMfaTest::requirementIsToldWithTheAppsName()
{
    FakeUsersClient client;
    client.settings->mfa = MfaPolicy::Required;
    ConfigureMfaDialog dialog(client, waiting());
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.note("footerLabel"), u"Required for everyone in Invoice Desk"_s);
}

QTEST_MAIN(ConfigureMfaTest)
#include "tst_configuremfa.moc"
