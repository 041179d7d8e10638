// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/account/changepassworddialog.h>

#include <QSignalSpy>
#include <QTimer>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

// the dialog of somebody with this proof; with a password if that is the proof
struct Change
{
    FakeUsersClient client;
    std::unique_ptr<ChangePasswordDialog> dialog;
    std::unique_ptr<DialogDriver> driver;

    explicit Change(ProofKind proof = ProofKind::Password)
    {
        User user = someone(u"ada@example.com"_s);
        if (proof == ProofKind::Password)
            user.passwordChanged = QDateTime::currentDateTimeUtc();
        client.currentUser = user;
        client.proofNeeded = proof;
        dialog = std::make_unique<ChangePasswordDialog>(client);
        driver = std::make_unique<DialogDriver>(*dialog);
    }
    bool asksFor(QByteArrayView field) const
    {
        return QTest::qWaitFor([&] { return driver->shows(field); });
    }
    void enterBoth() const
    {
        driver->type("currentPasswordEdit", "correct horse");
        driver->type("passwordEdit", "battery staple");
        driver->key(Qt::Key_Return);
    }
};

} // namespace

class ChangePasswordDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oldPasswordAndNewOneChangeIt();
    void wrongOldPasswordIsToldBesideTheFieldAndEmptied();
    void refusedNewPasswordIsToldBesideTheField();
    void tooManyTriesAreToldInTheBar();
    void whoTypesOnIsLeftAlone();
    void emptyFieldsAreNotSubmitted();
    void withoutAPasswordACodeIsMailed();
    void codeIsAskedForOnceAMinute();
    void codeThatCouldNotBeSentIsTold();
    void wrongEmailedCodeIsToldBesideTheField();
    void withAnAuthenticatorAppItsCodeCounts();
    void nobodyLoggedInIsTold();
    void stoppingSaysThatItMayBeDoneAllTheSame();
    void escapeCancels();
    void oneCallTellsWhetherItWasChanged_data();
    void oneCallTellsWhetherItWasChanged();
};

void ChangePasswordDialogTest::oldPasswordAndNewOneChangeIt()
{
    const Change change;
    const QSignalSpy changed(change.dialog.get(), &ChangePasswordDialog::changed);
    QVERIFY(change.driver->hasFocus("currentPasswordEdit"));
    change.enterBoth();
    QCOMPARE(change.client.passwordChanges.size(), 1U);
    QCOMPARE(change.client.passwordChanges[0]->secret, u"correct horse"_s);
    QCOMPARE(change.client.passwordChanges[0]->newPassword, u"battery staple"_s);
    QVERIFY(!change.client.passwordChanges[0]->proof);
    QVERIFY(change.driver->shows("stopButton"));
    change.client.passwordChanges[0]->answer({});
    QTRY_VERIFY(!change.dialog->isVisible());
    QCOMPARE(change.dialog->result(), int(QDialog::Accepted));
    QCOMPARE(changed.size(), 1);
    QVERIFY(change.driver->textOf("currentPasswordEdit").isEmpty());
    QVERIFY(change.driver->textOf("passwordEdit").isEmpty());
}

void ChangePasswordDialogTest::wrongOldPasswordIsToldBesideTheFieldAndEmptied()
{
    const Change change;
    change.enterBoth();
    change.client.passwordChanges[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_COMPARE(change.driver->note("currentPasswordNote"),
                 u"This is not your password. Check it and try again."_s);
    QVERIFY(change.driver->hasFocus("currentPasswordEdit"));
    QVERIFY(change.driver->textOf("currentPasswordEdit").isEmpty());
    QCOMPARE(change.driver->textOf("passwordEdit"), u"battery staple"_s);
}

void ChangePasswordDialogTest::refusedNewPasswordIsToldBesideTheField()
{
    const Change change;
    change.enterBoth();
    change.client.passwordChanges[0]->refuse(AuthErrorCode::PasswordNotAcceptable,
                                             AuthErrorReason::ContainsAddress);
    QTRY_VERIFY(
        change.driver->note("passwordNote").startsWith(u"This password contains the email address."_s));
    QVERIFY(change.driver->hasFocus("passwordEdit"));
    QCOMPARE(change.driver->textOf("currentPasswordEdit"), u"correct horse"_s);
}

void ChangePasswordDialogTest::tooManyTriesAreToldInTheBar()
{
    const Change change;
    change.enterBoth();
    change.client.passwordChanges[0]->refuse(AuthErrorCode::TooManyPasswordFailures);
    QTRY_VERIFY(change.driver->message().startsWith(u"There were too many wrong tries."_s));
}

// what the dialog wants to know at its start may come late
void ChangePasswordDialogTest::whoTypesOnIsLeftAlone()
{
    FakeUsersClient client;
    client.currentUser = someone(u"ada@example.com"_s);
    ChangePasswordDialog dialog(client);
    dialog.findChild<QLineEdit *>(u"passwordEdit"_s)->setFocus();
    const DialogDriver driver(dialog);
    QTRY_COMPARE(dialog.windowTitle(), u"Set a password"_s); // what it asked for has come
    QVERIFY(driver.hasFocus("passwordEdit"));
}

void ChangePasswordDialogTest::emptyFieldsAreNotSubmitted()
{
    const Change change;
    change.driver->press("submitButton");
    QVERIFY(change.client.passwordChanges.empty());
    QCOMPARE(change.driver->note("currentPasswordNote"), u"Enter your password."_s);
    QVERIFY(change.driver->note("passwordNote").startsWith(u"This password is too short."_s));
    QVERIFY(change.driver->hasFocus("currentPasswordEdit"));
}

void ChangePasswordDialogTest::withoutAPasswordACodeIsMailed()
{
    const Change change(ProofKind::EmailCode);
    QVERIFY(change.asksFor("codeEdit"));
    QCOMPARE(change.dialog->windowTitle(), u"Set a password"_s);
    QVERIFY(!change.driver->shows("currentPasswordEdit"));
    QVERIFY(change.driver->hasFocus("resendButton"));
    QVERIFY(change.client.proofsSent.empty());
    change.driver->key(Qt::Key_Space);
    QCOMPARE(change.client.proofsSent.size(), 1U);
    change.client.proofsSent[0]->answer({});
    QTRY_VERIFY(change.driver->message().startsWith(u"A code was sent to ada@example.com."_s));
    QVERIFY(change.driver->hasFocus("codeEdit"));
    change.driver->type("codeEdit", "k7mq2pr9");
    change.driver->type("passwordEdit", "battery staple");
    change.driver->key(Qt::Key_Return);
    QCOMPARE(change.client.passwordChanges.size(), 1U);
    QCOMPARE(change.client.passwordChanges[0]->proof, ProofKind::EmailCode);
    QCOMPARE(change.client.passwordChanges[0]->secret, u"K7MQ2PR9"_s);
    QCOMPARE(change.client.passwordChanges[0]->newPassword, u"battery staple"_s);
}

void ChangePasswordDialogTest::codeIsAskedForOnceAMinute()
{
    const Change change(ProofKind::EmailCode);
    QVERIFY(change.asksFor("codeEdit"));
    auto *resend = change.driver->find<QPushButton>("resendButton");
    QCOMPARE(resend->text(), u"Email me a code"_s);
    resend->click();
    QVERIFY(!resend->isEnabled());
    QVERIFY2(resend->text().startsWith(u"Send a new code in "_s), qPrintable(resend->text()));
}

void ChangePasswordDialogTest::codeThatCouldNotBeSentIsTold()
{
    const Change change(ProofKind::EmailCode);
    QVERIFY(change.asksFor("codeEdit"));
    change.driver->press("resendButton");
    change.client.proofsSent[0]->refuse(AuthErrorCode::MailFailed);
    QTRY_VERIFY(change.driver->message().startsWith(u"The email could not be sent."_s));
    QVERIFY(change.driver->find("resendButton")->isEnabled());
}

void ChangePasswordDialogTest::wrongEmailedCodeIsToldBesideTheField()
{
    const Change change(ProofKind::EmailCode);
    QVERIFY(change.asksFor("codeEdit"));
    change.driver->type("codeEdit", "k7mq2pr9");
    change.driver->type("passwordEdit", "battery staple");
    change.driver->key(Qt::Key_Return);
    change.client.passwordChanges[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(change.driver->note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
    QVERIFY(change.driver->hasFocus("codeEdit"));
}

void ChangePasswordDialogTest::withAnAuthenticatorAppItsCodeCounts()
{
    const Change change(ProofKind::SecondFactor);
    QVERIFY(change.asksFor("appCodeEdit"));
    QVERIFY(change.driver->hasFocus("appCodeEdit"));
    change.driver->type("appCodeEdit", "12345");
    change.driver->type("passwordEdit", "battery staple");
    change.driver->key(Qt::Key_Return);
    QVERIFY(change.client.passwordChanges.empty());
    QCOMPARE(change.driver->note("appCodeNote"), u"Enter the 6 digits that the app shows."_s);
    change.driver->type("appCodeEdit", "6");
    change.driver->key(Qt::Key_Return);
    QCOMPARE(change.client.passwordChanges.size(), 1U);
    QCOMPARE(change.client.passwordChanges[0]->proof, ProofKind::SecondFactor);
    QCOMPARE(change.client.passwordChanges[0]->secret, u"123456"_s);
    change.client.passwordChanges[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_VERIFY(change.driver->note("appCodeNote").startsWith(u"This code is wrong."_s));
}

void ChangePasswordDialogTest::nobodyLoggedInIsTold()
{
    FakeUsersClient client;
    ChangePasswordDialog dialog(client);
    const DialogDriver driver(dialog);
    QTRY_COMPARE(driver.message(), u"You are not logged in. Log in and try again."_s);
}

void ChangePasswordDialogTest::stoppingSaysThatItMayBeDoneAllTheSame()
{
    const Change change;
    change.enterBoth();
    change.driver->key(Qt::Key_Escape);
    QVERIFY(change.dialog->isVisible());
    QVERIFY(!change.driver->shows("stopButton"));
    QCOMPARE(change.driver->message(),
             u"You stopped waiting for the answer. It may have been done all the same."_s);
    change.client.passwordChanges[0]->answer({}); // comes too late
    bool told = false;
    QMetaObject::invokeMethod(change.dialog.get(), [&] { told = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(told);
    QVERIFY(change.dialog->isVisible());
}

void ChangePasswordDialogTest::escapeCancels()
{
    const Change change;
    change.driver->key(Qt::Key_Escape);
    QVERIFY(!change.dialog->isVisible());
    QCOMPARE(change.dialog->result(), int(QDialog::Rejected));
}

void ChangePasswordDialogTest::oneCallTellsWhetherItWasChanged_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::newRow("changed") << true;
    QTest::newRow("cancelled") << false;
}

void ChangePasswordDialogTest::oneCallTellsWhetherItWasChanged()
{
    QFETCH(bool, wanted);
    FakeUsersClient client;
    client.currentUser = someone(u"ada@example.com"_s);
    QTimer::singleShot(0, this, [&] {
        auto *dialog = qobject_cast<ChangePasswordDialog *>(QApplication::activeModalWidget());
        const DialogDriver driver(*dialog);
        if (!wanted) {
            driver.press("cancelButton");
            return;
        }
        driver.type("currentPasswordEdit", "correct horse");
        driver.type("passwordEdit", "battery staple");
        driver.key(Qt::Key_Return);
        client.passwordChanges[0]->answer({});
    });
    QCOMPARE(changePasswordWithForm(client), wanted);
}

QTEST_MAIN(ChangePasswordDialogTest)
#include "tst_changepassworddialog.moc"
