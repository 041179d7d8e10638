// SPDX-License-Identifier: MIT
// Asking for the second factor of a login that a program does by itself.
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/mfa/mfalogindialog.h>

#include <QCheckBox>
#include <QClipboard>
#include <QTimer>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString ada = u"ada@example.com"_s;
const QString wrongCode = u"That code is wrong or too old. Enter the newest one."_s;

AuthError refusal(AuthErrorReason reason)
{
    return fail(AuthErrorCode::MfaRequired, reason).error();
}

QString typeOf(const FakeUsersClient &client)
{
    return client.verifications.back()->mfa->type;
}

QString codeOf(const FakeUsersClient &client)
{
    return QString::fromUtf8(client.verifications.back()->mfa->value.bytes());
}

} // namespace

class MfaLoginDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lastDigitSubmitsTheCodeAndTheTicketIsTheOutcome();
    void codeIsTakenInWhateverFormItComes_data();
    void codeIsTakenInWhateverFormItComes();
    void wrongCodeIsEmptiedAndToldBelowTheField();
    void halfACodeIsNotSubmitted();
    void recoveryCodeReusesTheFieldAndWaitsForItsButton();
    void wrongRecoveryCodeIsToldInItsOwnWords();
    void trustIsOfferedOnlyWhereTheSettingAllowsIt_data();
    void trustIsOfferedOnlyWhereTheSettingAllowsIt();
    void trustGoesAlongWithTheCode();
    void resetIsOfferedOnlyWhereTheSettingAllowsIt_data();
    void resetIsOfferedOnlyWhereTheSettingAllowsIt();
    void askingForAResetIsAnOutcome();
    void clockThatIsOffIsToldAboveTheField_data();
    void clockThatIsOffIsToldAboveTheField();
    void tooManyTriesAreCountedOnTheButton();
    void troubleIsToldAndTheCodeCanBeTriedAgain();
    void workCanBeStopped();
    void cancelAndEscapeAreCancelled_data();
    void cancelAndEscapeAreCancelled();
    void codeIsGoneWhenTheDialogCloses();
    void oneCallReturnsWhatTheDialogCameTo();
};

void MfaLoginDialogTest::lastDigitSubmitsTheCodeAndTheTicketIsTheOutcome()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QVERIFY(driver.hasFocus("codeEdit"));
    driver.type("codeEdit", "49201");
    QVERIFY(client.verifications.empty());
    driver.key(Qt::Key_5);
    QCOMPARE(client.verifications.size(), 1U);
    QCOMPARE(client.verifications[0]->email, ada);
    QCOMPARE(client.verifications[0]->secret, u"correct horse"_s);
    QCOMPARE(typeOf(client), u"totp"_s);
    QCOMPARE(codeOf(client), u"492015"_s);
    client.verifications[0]->answer(MfaLogin{.type = u"ticket"_s, .value = u"once"_s});
    QTRY_VERIFY(!dialog.isVisible());
    const MfaLoginOutcome outcome = dialog.outcome();
    const auto *ticket = std::get_if<MfaLogin>(&outcome);
    QVERIFY(ticket);
    QCOMPARE(ticket->type, u"ticket"_s);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void MfaLoginDialogTest::codeIsTakenInWhateverFormItComes_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("plain") << u"492015"_s;
    QTest::newRow("with a blank") << u"492 015"_s;
    QTest::newRow("with blanks around and a line end") << u"  49 20 15 \n"_s;
    QTest::newRow("with a dash") << u"492-015"_s;
    QTest::newRow("with a narrow no-break space") << u"492\u202F015"_s;
    QTest::newRow("in Arabic digits") << u"٤٩٢٠١٥"_s;
    QTest::newRow("with words around") << u"Your code: 492 015."_s;
}

void MfaLoginDialogTest::codeIsTakenInWhateverFormItComes()
{
    QFETCH(QString, pasted);
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keySequence(driver.find("codeEdit"), QKeySequence::Paste);
    QCOMPARE(client.verifications.size(), 1U);
    QCOMPARE(codeOf(client), u"492015"_s);
}

void MfaLoginDialogTest::wrongCodeIsEmptiedAndToldBelowTheField()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492015");
    client.verifications[0]->answer(std::unexpected(refusal(AuthErrorReason::FactorWrong)));
    QTRY_COMPARE(driver.note("codeNote"), wrongCode);
    QVERIFY(driver.textOf("codeEdit").isEmpty());
    QVERIFY(driver.hasFocus("codeEdit"));
    QVERIFY(driver.message().isEmpty());
    // the same code once more is another try
    driver.type("codeEdit", "492015");
    QCOMPARE(client.verifications.size(), 2U);
    QCOMPARE(driver.note("codeNote"), u"Six digits. Logs you in as soon as the code is complete."_s);
}

void MfaLoginDialogTest::halfACodeIsNotSubmitted()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492");
    driver.key(Qt::Key_Return);
    QVERIFY(client.verifications.empty());
    QCOMPARE(driver.note("codeNote"), u"Enter all six digits."_s);
}

void MfaLoginDialogTest::recoveryCodeReusesTheFieldAndWaitsForItsButton()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QVERIFY(!driver.shows("totpButton"));
    driver.press("recoveryButton");
    QVERIFY(driver.hasFocus("codeEdit"));
    QCOMPARE(driver.find("codeEdit")->accessibleName(), u"Recovery code"_s);
    driver.type("codeEdit", "k7mqx2pr9tabcdef");
    QCOMPARE(driver.textOf("codeEdit"), u"K7MQ-X2PR-9TAB-CDEF"_s);
    QVERIFY(client.verifications.empty());
    driver.key(Qt::Key_Return);
    QCOMPARE(client.verifications.size(), 1U);
    QCOMPARE(typeOf(client), u"recovery"_s);
    QCOMPARE(codeOf(client), u"K7MQX2PR9TABCDEF"_s);
}

void MfaLoginDialogTest::wrongRecoveryCodeIsToldInItsOwnWords()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.press("recoveryButton");
    driver.type("codeEdit", "K7MQX2PR9TABCDEF");
    driver.key(Qt::Key_Return);
    client.verifications[0]->answer(std::unexpected(refusal(AuthErrorReason::FactorWrong)));
    QTRY_VERIFY(driver.note("codeNote").startsWith(u"That code is wrong or was used before."));
    driver.press("totpButton");
    QCOMPARE(driver.note("codeNote"), u"Six digits. Logs you in as soon as the code is complete."_s);
}

void MfaLoginDialogTest::trustIsOfferedOnlyWhereTheSettingAllowsIt_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("label");
    QTest::newRow("not at all") << 0 << QString();
    QTest::newRow("30 days") << 30 << u"Trust this computer for 30 days"_s;
}

void MfaLoginDialogTest::trustIsOfferedOnlyWhereTheSettingAllowsIt()
{
    QFETCH(int, days);
    QFETCH(QString, label);
    FakeUsersClient client;
    client.settings->mfaTimeoutDays = days;
    client.settings->allowMfaEmailReset = true; // tells when the settings are there
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("resetMfaButton"));
    QCOMPARE(driver.shows("trustDeviceCheckBox"), days > 0);
    if (days > 0)
        QCOMPARE(driver.find<QCheckBox>("trustDeviceCheckBox")->text(), label);
}

void MfaLoginDialogTest::trustGoesAlongWithTheCode()
{
    FakeUsersClient client;
    client.settings->mfaTimeoutDays = 30;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("trustDeviceCheckBox"));
    QVERIFY(!driver.find<QCheckBox>("trustDeviceCheckBox")->isChecked());
    driver.key(Qt::Key_Tab);
    QVERIFY(driver.hasFocus("trustDeviceCheckBox"));
    driver.key(Qt::Key_Space);
    driver.type("codeEdit", "492015");
    QVERIFY(client.verifications.back()->mfa->trust == TrustDevice::Yes);
}

void MfaLoginDialogTest::resetIsOfferedOnlyWhereTheSettingAllowsIt_data()
{
    QTest::addColumn<bool>("allowed");
    QTest::newRow("allowed") << true;
    QTest::newRow("not allowed") << false;
}

void MfaLoginDialogTest::resetIsOfferedOnlyWhereTheSettingAllowsIt()
{
    QFETCH(bool, allowed);
    FakeUsersClient client;
    client.settings->mfaTimeoutDays = 30; // tells when the settings are there
    client.settings->allowMfaEmailReset = allowed;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("trustDeviceCheckBox"));
    QCOMPARE(driver.shows("resetMfaButton"), allowed);
}

void MfaLoginDialogTest::askingForAResetIsAnOutcome()
{
    FakeUsersClient client;
    client.settings->allowMfaEmailReset = true;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    QTRY_VERIFY(driver.shows("resetMfaButton"));
    driver.press("resetMfaButton");
    QVERIFY(!dialog.isVisible());
    QVERIFY(std::holds_alternative<ResetMfa>(dialog.outcome()));
    QVERIFY(client.mfaResetsSent.empty());
}

void MfaLoginDialogTest::clockThatIsOffIsToldAboveTheField_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("title");
    QTest::newRow("slow by minutes") << -240 << u"Your clock seems 4 minutes slow."_s;
    QTest::newRow("fast by minutes") << 150 << u"Your clock seems 3 minutes fast."_s;
    QTest::newRow("slow by seconds") << -90 << u"Your clock seems 90 seconds slow."_s;
}

void MfaLoginDialogTest::clockThatIsOffIsToldAboveTheField()
{
    QFETCH(int, seconds);
    QFETCH(QString, title);
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492015");
    AuthError error = refusal(AuthErrorReason::ClockOff);
    error.clockOffset = std::chrono::seconds(seconds);
    client.verifications[0]->answer(std::unexpected(error));
    QTRY_VERIFY2(driver.message().startsWith(title), qPrintable(driver.message()));
    QVERIFY(driver.message().endsWith(u"enter a new code."));
    QCOMPARE(driver.note("codeNote"), wrongCode);
    QVERIFY(driver.textOf("codeEdit").isEmpty());
}

void MfaLoginDialogTest::tooManyTriesAreCountedOnTheButton()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492015");
    client.verifications[0]->answer(
        std::unexpected(AuthError{.code = AuthErrorCode::TooManyPasswordFailures, .retryAfter = 2s}));
    const auto *button = driver.find<QPushButton>("loginButton");
    QTRY_VERIFY2(button->text().startsWith(u"Try again in 0:0"), qPrintable(button->text()));
    QVERIFY(!button->isEnabled());
    QVERIFY(driver.message().startsWith(u"There were too many wrong tries."));
    driver.type("codeEdit", "123456");
    driver.key(Qt::Key_Return);
    QCOMPARE(client.verifications.size(), 1U);
    QTRY_VERIFY(button->isEnabled());
    QCOMPARE(button->text(), u"Log in"_s);
    QVERIFY(driver.message().isEmpty());
    driver.key(Qt::Key_Return);
    QCOMPARE(codeOf(client), u"123456"_s);
}

void MfaLoginDialogTest::troubleIsToldAndTheCodeCanBeTriedAgain()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492015");
    client.verifications[0]->refuse(AuthErrorCode::StorageFailed, AuthErrorReason::StorageLocked);
    QTRY_VERIFY(driver.message().startsWith(u"The user database is in use"));
    QCOMPARE(driver.textOf("codeEdit"), u"492015"_s);
    driver.press("loginButton");
    QCOMPARE(client.verifications.size(), 2U);
}

void MfaLoginDialogTest::workCanBeStopped()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "492015");
    QVERIFY(driver.hasFocus("stopButton"));
    QVERIFY(!driver.find("recoveryButton")->isEnabled());
    QVERIFY(!driver.find("cancelButton")->isEnabled());
    driver.key(Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(driver.hasFocus("codeEdit"));
    client.verifications[0]->answer(MfaLogin{.type = u"ticket"_s});
    QCoreApplication::sendPostedEvents();
    QVERIFY(dialog.isVisible());
}

void MfaLoginDialogTest::cancelAndEscapeAreCancelled_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("Cancel") << false;
    QTest::newRow("Esc") << true;
}

void MfaLoginDialogTest::cancelAndEscapeAreCancelled()
{
    QFETCH(bool, byEscape);
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    if (byEscape)
        driver.key(Qt::Key_Escape);
    else
        driver.press("cancelButton");
    QVERIFY(!dialog.isVisible());
    QVERIFY(std::holds_alternative<Cancelled>(dialog.outcome()));
}

void MfaLoginDialogTest::codeIsGoneWhenTheDialogCloses()
{
    FakeUsersClient client;
    MfaLoginDialog dialog(client, ada, u"correct horse"_s);
    const DialogDriver driver(dialog);
    driver.type("codeEdit", "4920");
    driver.key(Qt::Key_Escape);
    QVERIFY(driver.textOf("codeEdit").isEmpty());
}

void MfaLoginDialogTest::oneCallReturnsWhatTheDialogCameTo()
{
    FakeUsersClient client;
    QTimer::singleShot(0, qApp, [] { QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape); });
    QVERIFY(std::holds_alternative<Cancelled>(mfaLoginWithForm(client, ada, u"correct horse"_s)));
}

QTEST_MAIN(MfaLoginDialogTest)
#include "tst_mfalogindialog.moc"
