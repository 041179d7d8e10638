// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/account/deleteaccountdialog.h>

#include <QSignalSpy>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

struct Deletion
{
    FakeUsersClient client;
    std::unique_ptr<DeleteAccountDialog> dialog;
    std::unique_ptr<DialogDriver> driver;

    explicit Deletion(ProofKind proof = ProofKind::Password)
    {
        client.currentUser = someone(u"ada@example.com"_s);
        client.proofNeeded = proof;
        dialog = std::make_unique<DeleteAccountDialog>(client);
        driver = std::make_unique<DialogDriver>(*dialog);
    }
    void request() const
    {
        driver->type("currentPasswordEdit", "correct horse");
        driver->press("submitButton");
    }
};

} // namespace

class DeleteAccountDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passwordDeletesTheAccount()
    {
        const Deletion deletion;
        const QSignalSpy deleted(deletion.dialog.get(), &DeleteAccountDialog::deleted);
        QVERIFY(deletion.driver->shows("lossLabel"));
        QCOMPARE(deletion.driver->find("submitButton")->property("kind").toString(), u"danger"_s);
        deletion.request();
        QCOMPARE(deletion.client.deletions.size(), 1U);
        QCOMPARE(deletion.client.deletions[0]->secret, u"correct horse"_s);
        QCOMPARE(deletion.client.deletions[0]->proof, ProofKind::Password);
        QVERIFY(deleted.isEmpty());
        deletion.client.deletions[0]->answer({});
        QTRY_VERIFY(!deletion.dialog->isVisible());
        QCOMPARE(deleted.size(), 1);
    }

    void withoutAProofNothingIsAsked()
    {
        const Deletion deletion;
        deletion.driver->press("submitButton");
        QVERIFY(deletion.client.deletions.empty());
        QCOMPARE(deletion.driver->note("currentPasswordNote"), u"Enter your password."_s);
    }

    void wrongPasswordIsToldBesideTheField()
    {
        const Deletion deletion;
        deletion.request();
        deletion.client.deletions[0]->refuse(AuthErrorCode::AuthenticationFailed);
        QTRY_VERIFY(deletion.driver->note("currentPasswordNote").startsWith(u"This is not your password."_s));
        QVERIFY(deletion.dialog->isVisible());
    }

    void lastAdminIsTold()
    {
        const Deletion deletion;
        deletion.request();
        deletion.client.deletions[0]->refuse(AuthErrorCode::PermissionDenied, AuthErrorReason::LastAdmin);
        QTRY_VERIFY(deletion.driver->message().startsWith(u"This is the last admin."_s));
    }

    void emailedCodeIsAProof()
    {
        const Deletion deletion(ProofKind::EmailCode);
        QTRY_VERIFY(deletion.driver->shows("codeEdit"));
        deletion.driver->press("resendButton");
        QCOMPARE(deletion.client.proofsSent.size(), 1U);
        deletion.driver->type("codeEdit", "k7mq2pr9");
        deletion.driver->press("submitButton");
        QCOMPARE(deletion.client.deletions[0]->secret, u"K7MQ2PR9"_s);
        QCOMPARE(deletion.client.deletions[0]->proof, ProofKind::EmailCode);
    }

    void enterInTheFieldDeletes()
    {
        const Deletion deletion;
        deletion.driver->type("currentPasswordEdit", "correct horse");
        deletion.driver->key(Qt::Key_Return);
        QCOMPARE(deletion.client.deletions.size(), 1U);
    }
};

QTEST_MAIN(DeleteAccountDialogTest)
#include "tst_deleteaccountdialog.moc"
