// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/account/changeemaildialog.h>

#include <QSignalSpy>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString king = u"ada.king@example.com"_s;

struct Move
{
    FakeUsersClient client;
    std::unique_ptr<ChangeEmailDialog> dialog;
    std::unique_ptr<DialogDriver> driver;

    explicit Move(ProofKind proof = ProofKind::Password)
    {
        client.currentUser = someone(u"ada@example.com"_s);
        client.proofNeeded = proof;
        client.settings->outboxFolder = u"/srv/mail/outbox"_s;
        dialog = std::make_unique<ChangeEmailDialog>(client);
        driver = std::make_unique<DialogDriver>(*dialog);
        QCoreApplication::sendPostedEvents(); // what it wants to know at its start is answered
    }
    void request() const
    {
        driver->type("currentPasswordEdit", "correct horse");
        driver->type("emailEdit", "ada.king@example.com");
        driver->key(Qt::Key_Return);
    }
    bool codeIsAskedFor() const
    {
        request();
        client.emailChanges[0]->answer({});
        return QTest::qWaitFor([this] { return driver->shows("codeEdit") && !driver->message().isEmpty(); });
    }
};

} // namespace

class ChangeEmailDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passwordAndCodeMoveTheAccount();
    void oldAddressIsSaidToHaveAWayBack();
    void wrongPasswordIsToldBesideTheField();
    void sameAddressIsToldBesideTheField();
    void otherProofThanExpectedIsAskedFor();
    void whatIsNoAddressIsToldBesideTheField_data();
    void whatIsNoAddressIsToldBesideTheField();
    void wrongCodeIsToldBesideTheField();
    void addressTakenSinceIsTold();
    void newCodeIsSentByTheSamePassword();
    void emailedProofIsGoodForOneCode();
    void backLeadsToTheAddress();
    void secretsAreGoneWithTheDialog();
};

void ChangeEmailDialogTest::passwordAndCodeMoveTheAccount()
{
    const Move move;
    const QSignalSpy changed(move.dialog.get(), &ChangeEmailDialog::changed);
    QVERIFY(move.driver->hasFocus("currentPasswordEdit"));
    QVERIFY(move.codeIsAskedFor());
    QCOMPARE(move.client.emailChanges[0]->email, king);
    QCOMPARE(move.client.emailChanges[0]->secret, u"correct horse"_s);
    QCOMPARE(move.client.emailChanges[0]->proof, ProofKind::Password);
    QVERIFY(move.driver->message().startsWith(u"A code was sent to ada.king@example.com."_s));
    QVERIFY(move.driver->message().contains(u"/srv/mail/outbox"_s));
    QVERIFY(move.driver->hasFocus("codeEdit"));
    move.driver->type("codeEdit", "k7mq2pr9");
    move.driver->key(Qt::Key_Return);
    QCOMPARE(move.client.newEmailConfirmations.size(), 1U);
    QCOMPARE(move.client.newEmailConfirmations[0]->secret, u"K7MQ2PR9"_s);
    move.client.newEmailConfirmations[0]->answer(someone(king));
    QTRY_VERIFY(!move.dialog->isVisible());
    QCOMPARE(move.dialog->user(), someone(king));
    QCOMPARE(changed.size(), 1);
}

void ChangeEmailDialogTest::oldAddressIsSaidToHaveAWayBack()
{
    const Move move;
    QVERIFY(move.codeIsAskedFor());
    QCOMPARE(move.driver->note("subtitleLabel"),
             u"This logs you out on all your other devices. Your old address can undo it for 72 hours."_s);
}

void ChangeEmailDialogTest::wrongPasswordIsToldBesideTheField()
{
    const Move move;
    move.request();
    move.client.emailChanges[0]->refuse(AuthErrorCode::AuthenticationFailed);
    QTRY_VERIFY(move.driver->note("currentPasswordNote").startsWith(u"This is not your password."_s));
    QCOMPARE(move.driver->textOf("emailEdit"), king);
}

void ChangeEmailDialogTest::sameAddressIsToldBesideTheField()
{
    const Move move;
    move.request();
    move.client.emailChanges[0]->refuse(AuthErrorCode::InvalidInput, AuthErrorReason::EmailUnchanged);
    QTRY_COMPARE(move.driver->note("emailNote"), u"This is your address already. Enter another one."_s);
}

void ChangeEmailDialogTest::otherProofThanExpectedIsAskedFor()
{
    Move move;
    move.request();
    move.client.proofNeeded = ProofKind::SecondFactor; // set up elsewhere meanwhile
    move.client.emailChanges[0]->refuse(AuthErrorCode::FreshProofRequired,
                                        AuthErrorReason::SecondFactorWanted);
    QTRY_VERIFY(move.driver->shows("appCodeEdit"));
    QVERIFY(move.driver->message().startsWith(u"This needs your second factor once more."_s));
    QCOMPARE(move.driver->textOf("emailEdit"), king);
}

void ChangeEmailDialogTest::whatIsNoAddressIsToldBesideTheField_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << u"Enter your new email address."_s;
    QTest::newRow("half of one") << QByteArray("ada@") << u"This is not an email address."_s;
}

void ChangeEmailDialogTest::whatIsNoAddressIsToldBesideTheField()
{
    QFETCH(QByteArray, address);
    QFETCH(QString, words);
    const Move move;
    move.driver->type("currentPasswordEdit", "correct horse");
    move.driver->type("emailEdit", address);
    move.driver->key(Qt::Key_Return);
    QVERIFY(move.client.emailChanges.empty());
    QVERIFY(move.driver->note("emailNote").startsWith(words));
    QVERIFY(move.driver->hasFocus("emailEdit"));
}

void ChangeEmailDialogTest::wrongCodeIsToldBesideTheField()
{
    const Move move;
    QVERIFY(move.codeIsAskedFor());
    move.driver->type("codeEdit", "k7mq2pr9");
    move.driver->key(Qt::Key_Return);
    move.client.newEmailConfirmations[0]->refuse(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    QTRY_VERIFY(move.driver->note("codeNote").startsWith(u"This code is wrong or no longer works."_s));
    QVERIFY(!move.dialog->user());
}

void ChangeEmailDialogTest::addressTakenSinceIsTold()
{
    const Move move;
    QVERIFY(move.codeIsAskedFor());
    move.driver->type("codeEdit", "k7mq2pr9");
    move.driver->key(Qt::Key_Return);
    move.client.newEmailConfirmations[0]->refuse(AuthErrorCode::UserExists);
    QTRY_VERIFY(move.driver->message().startsWith(u"This address already has an account."_s));
}

void ChangeEmailDialogTest::newCodeIsSentByTheSamePassword()
{
    const Move move;
    QVERIFY(move.codeIsAskedFor());
    auto *resend = move.driver->find<QPushButton>("resendButton");
    QVERIFY(!resend->isEnabled());
    QVERIFY2(resend->text().startsWith(u"Send a new code in "_s), qPrintable(resend->text()));
    Q_EMIT resend->clicked(); // as after the minute
    QCOMPARE(move.client.emailChanges.size(), 2U);
    QCOMPARE(move.client.emailChanges[1]->email, king);
    QCOMPARE(move.client.emailChanges[1]->secret, u"correct horse"_s);
}

void ChangeEmailDialogTest::emailedProofIsGoodForOneCode()
{
    const Move move(ProofKind::EmailCode);
    QTRY_VERIFY(move.driver->shows("codeEdit"));
    move.driver->type("codeEdit", "aaaabbbb");
    move.driver->type("emailEdit", "ada.king@example.com");
    move.driver->key(Qt::Key_Return);
    QCOMPARE(move.client.emailChanges[0]->proof, ProofKind::EmailCode);
    QCOMPARE(move.client.emailChanges[0]->secret, u"AAAABBBB"_s);
    move.client.emailChanges[0]->answer({});
    QTRY_COMPARE(move.dialog->windowTitle(), u"Confirm your new address"_s);
    QVERIFY(!move.driver->shows("resendButton"));
}

void ChangeEmailDialogTest::backLeadsToTheAddress()
{
    const Move move;
    QVERIFY(move.codeIsAskedFor());
    move.driver->press("backButton");
    QCOMPARE(move.driver->textOf("emailEdit"), king);
    QVERIFY(move.driver->textOf("currentPasswordEdit").isEmpty());
    QVERIFY(move.driver->hasFocus("currentPasswordEdit"));
}

void ChangeEmailDialogTest::secretsAreGoneWithTheDialog()
{
    const Move move;
    move.driver->type("currentPasswordEdit", "correct horse");
    move.driver->key(Qt::Key_Escape);
    QVERIFY(!move.dialog->isVisible());
    QVERIFY(move.driver->textOf("currentPasswordEdit").isEmpty());
}

QTEST_MAIN(ChangeEmailDialogTest)
#include "tst_changeemaildialog.moc"
