// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/account/accountdialog.h>
#include <latchkey/forms/account/changeemaildialog.h>
#include <latchkey/forms/account/changepassworddialog.h>
#include <latchkey/forms/account/deleteaccountdialog.h>
#include <latchkey/forms/widgets/pill.h>

#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

const QString ada = u"ada@example.com"_s;

struct Account
{
    FakeUsersClient client;
    std::unique_ptr<AccountDialog> dialog;
    std::unique_ptr<DialogDriver> driver;

    Account()
    {
        User user = someone(ada);
        user.passwordChanged = QDateTime::currentDateTimeUtc().addMonths(-3);
        client.currentUser = user;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        client.openSessions = QList<SessionInfo>{
            {.id = 1, .device = u"ADA-LAPTOP"_s, .opened = now, .lastUsed = now, .current = true},
            {.id = 2,
             .device = u"OFFICE-PC"_s,
             .opened = now.addDays(-3),
             .lastUsed = now.addSecs(-2 * 3600)}};
    }
    void open(const AccountFormOptions &options = {})
    {
        dialog = std::make_unique<AccountDialog>(client, options);
        driver = std::make_unique<DialogDriver>(*dialog);
    }
    bool opened()
    {
        open();
        return QTest::qWaitFor(
            [this] { return !text("emailTitleLabel").isEmpty() && driver->shows("device1Row"); });
    }
    QString text(QByteArrayView label) const
    {
        const auto *widget = driver->find(label);
        return widget ? widget->accessibleName() : QString();
    }
    template<typename Dialog>
    Dialog *child() const
    {
        return dialog->findChild<Dialog *>();
    }
};

Activity loginAt(const QDateTime &time)
{
    return {.time = time, .kind = AuditKind::Login, .refusal = {}, .own = true, .method = u"password"_s};
}

} // namespace

class AccountDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAddressAndPassword();
    void passwordThatIsMissingCanBeSet();
    void addressIsChangedInADialog();
    void passwordIsChangedInADialog();
    void deviceInUseHasNoButton();
    void otherDeviceIsLoggedOut();
    void refusedLogoutIsTold();
    void othersAreLoggedOutOnceConfirmed_data();
    void othersAreLoggedOutOnceConfirmed();
    void withoutOthersThereIsNothingToLogOut();
    void newestActivityShowsAndAllOnRequest();
    void noActivityIsSaid();
    void exportSavesWhatTheServiceGives();
    void exportThatCannotBeWrittenIsTold();
    void deletedAccountClosesTheDialog();
    void nobodyLoggedInIsTold();
    void offersOnlyWhatItShall();
    void oneCallReturnsTheUser();
};

void AccountDialogTest::tellsAddressAndPassword()
{
    Account account;
    QVERIFY(account.opened());
    QCOMPARE(account.text("emailTitleLabel"), ada);
    QCOMPARE(account.text("passwordNoteLabel"), u"Changed 3 months ago"_s);
    QCOMPARE(account.driver->find<QPushButton>("changePasswordButton")->text(), u"Change…"_s);
    QCOMPARE(account.driver->find("changePasswordButton")->accessibleDescription(), u"Password"_s);
}

void AccountDialogTest::passwordThatIsMissingCanBeSet()
{
    Account account;
    account.client.currentUser = someone(ada);
    QVERIFY(account.opened());
    QCOMPARE(account.text("passwordNoteLabel"), u"Not set"_s);
    QCOMPARE(account.driver->find<QPushButton>("changePasswordButton")->text(), u"Set…"_s);
}

void AccountDialogTest::addressIsChangedInADialog()
{
    Account account;
    QVERIFY(account.opened());
    const QSignalSpy changed(account.dialog.get(), &AccountDialog::userChanged);
    account.driver->press("changeEmailButton");
    auto *dialog = account.child<ChangeEmailDialog>();
    QVERIFY(dialog && dialog->isVisible());
    const User moved = someone(u"ada.king@example.com"_s);
    account.client.currentUser = moved;
    Q_EMIT dialog->changed(moved);
    QTRY_COMPARE(account.text("emailTitleLabel"), moved.email);
    QVERIFY(account.driver->message().startsWith(u"Your address is ada.king@example.com now."_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(account.dialog->user(), moved);
}

void AccountDialogTest::passwordIsChangedInADialog()
{
    Account account;
    QVERIFY(account.opened());
    account.driver->press("changePasswordButton");
    auto *dialog = account.child<ChangePasswordDialog>();
    QVERIFY(dialog && dialog->isVisible());
    Q_EMIT dialog->changed();
    QVERIFY(account.driver->message().startsWith(u"Your password is changed."_s));
}

void AccountDialogTest::deviceInUseHasNoButton()
{
    Account account;
    QVERIFY(account.opened());
    QCOMPARE(account.text("device1TitleLabel"), u"ADA-LAPTOP"_s);
    QCOMPARE(account.driver->find<Pill>("device1RowPill")->text(), u"This device"_s);
    QVERIFY(!account.driver->find("logoutDevice1Button"));
    QCOMPARE(account.text("device2NoteLabel"), u"Last used 2 hours ago"_s);
}

void AccountDialogTest::otherDeviceIsLoggedOut()
{
    Account account;
    QVERIFY(account.opened());
    account.driver->press("logoutDevice2Button");
    QCOMPARE(account.client.revocations.size(), 1U);
    QCOMPARE(account.client.revocations[0]->session, 2);
    QVERIFY(!account.driver->find("logoutDevice2Button")->isEnabled());
    account.client.openSessions->removeLast();
    account.client.revocations[0]->answer({});
    QTRY_VERIFY(!account.driver->shows("device2Row"));
    QVERIFY(account.driver->shows("device1Row"));
}

void AccountDialogTest::refusedLogoutIsTold()
{
    Account account;
    QVERIFY(account.opened());
    account.driver->press("logoutDevice2Button");
    account.client.revocations[0]->refuse(AuthErrorCode::StorageFailed, AuthErrorReason::StorageFull);
    QTRY_COMPARE(account.driver->message(), u"The disk is full. Make room and try again."_s);
    QVERIFY(account.driver->find("logoutDevice2Button")->isEnabled());
}

void AccountDialogTest::othersAreLoggedOutOnceConfirmed_data()
{
    QTest::addColumn<bool>("confirmed");
    QTest::newRow("confirmed") << true;
    QTest::newRow("thought better of") << false;
}

void AccountDialogTest::othersAreLoggedOutOnceConfirmed()
{
    QFETCH(bool, confirmed);
    Account account;
    QVERIFY(account.opened());
    account.driver->press("logoutOthersButton");
    auto *question = account.dialog->findChild<QDialog *>(u"AskDialog"_s);
    QVERIFY(question && question->isVisible());
    QVERIFY(account.client.revocations.empty());
    QTest::keyClick(question, confirmed ? Qt::Key_Return : Qt::Key_Escape);
    QCOMPARE(account.client.revocations.size(), confirmed ? 1U : 0U);
    if (!confirmed)
        return;
    QCOMPARE(account.client.revocations[0]->session, 0);
    account.client.openSessions->removeLast();
    account.client.revocations[0]->answer({});
    QTRY_VERIFY(!account.driver->shows("logoutOthersButton"));
    QVERIFY(account.driver->message().startsWith(u"All your other devices are logged out."_s));
}

void AccountDialogTest::withoutOthersThereIsNothingToLogOut()
{
    Account account;
    account.client.openSessions->removeLast();
    QVERIFY(account.opened());
    QVERIFY(!account.driver->shows("logoutOthersButton"));
}

void AccountDialogTest::newestActivityShowsAndAllOnRequest()
{
    Account account;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 20; ++i)
        account.client.activities->append(loginAt(now.addDays(-i)));
    QVERIFY(account.opened());
    const auto rows = [&account] { return account.dialog->findChildren<QWidget *>(u"activityRow"_s).size(); };
    QTRY_COMPARE(rows(), 8);
    account.driver->press("showAllButton");
    QCOMPARE(rows(), 20);
    QCOMPARE(account.driver->find<QPushButton>("showAllButton")->text(), u"Show fewer"_s);
    account.driver->press("showAllButton");
    QCOMPARE(rows(), 8);
}

void AccountDialogTest::noActivityIsSaid()
{
    Account account;
    QVERIFY(account.opened());
    QTRY_VERIFY(account.driver->shows("activitySentenceLabel"));
    QVERIFY(!account.driver->shows("showAllButton"));
}

void AccountDialogTest::exportSavesWhatTheServiceGives()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ada.json"_s);
    Account account;
    QVERIFY(account.opened());
    account.driver->press("exportButton");
    auto *files = account.child<QFileDialog>();
    QVERIFY(files && files->isVisible());
    QVERIFY(account.client.exports.empty());
    Q_EMIT files->fileSelected(path);
    QCOMPARE(account.client.exports.size(), 1U);
    account.client.exports[0]->answer(QByteArray(R"({"email":"ada@example.com"})"));
    QTRY_VERIFY2(account.driver->message().contains(path), qPrintable(account.driver->message()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(R"({"email":"ada@example.com"})"));
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void AccountDialogTest::exportThatCannotBeWrittenIsTold()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"missing/ada.json"_s);
    Account account;
    QVERIFY(account.opened());
    account.driver->press("exportButton");
    Q_EMIT account.child<QFileDialog>()->fileSelected(path);
    account.client.exports[0]->answer(QByteArray("{}"));
    QTRY_VERIFY2(account.driver->message().startsWith(u"Your data could not be saved in "_s),
                 qPrintable(account.driver->message()));
}

void AccountDialogTest::deletedAccountClosesTheDialog()
{
    Account account;
    QVERIFY(account.opened());
    const QSignalSpy deleted(account.dialog.get(), &AccountDialog::accountDeleted);
    account.driver->press("deleteAccountButton");
    auto *dialog = account.child<DeleteAccountDialog>();
    QVERIFY(dialog && dialog->isVisible());
    Q_EMIT dialog->deleted();
    QCOMPARE(deleted.size(), 1);
    QVERIFY(!account.dialog->isVisible());
    QVERIFY(!account.dialog->user());
}

void AccountDialogTest::nobodyLoggedInIsTold()
{
    Account account;
    account.client.currentUser = std::optional<User>();
    account.open();
    QTRY_COMPARE(account.driver->message(), u"You are not logged in. Log in and try again."_s);
    QVERIFY(!account.driver->find("changeEmailButton")->isEnabled());
}

void AccountDialogTest::offersOnlyWhatItShall()
{
    Account account;
    account.open({.offerExport = false, .offerDeletion = false});
    QTRY_VERIFY(account.driver->shows("changeEmailButton"));
    QVERIFY(!account.driver->find("exportButton"));
    QVERIFY(!account.driver->find("deleteAccountButton"));
    QVERIFY(!account.driver->shows("dataSection"));
}

void AccountDialogTest::oneCallReturnsTheUser()
{
    Account account;
    QTimer::singleShot(0, this, [] {
        auto *dialog = qobject_cast<AccountDialog *>(QApplication::activeModalWidget());
        const DialogDriver driver(*dialog);
        QTRY_VERIFY(driver.shows("device1Row"));
        driver.press("closeButton");
    });
    const std::optional<User> user = configureAccountWithForm(account.client);
    QVERIFY(user);
    QCOMPARE(user->email, ada);
}

QTEST_MAIN(AccountDialogTest)
#include "tst_accountdialog.moc"
