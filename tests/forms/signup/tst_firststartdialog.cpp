// SPDX-License-Identifier: MIT
#include "dialogdriver.h"
#include "fakeusersclient.h"

#include <latchkey/forms/signup/firststartdialog.h>
#include <latchkey/forms/widgets/strengthmeter.h>

#include <QSignalSpy>

using namespace latchkey;

namespace {

const QString ada = QStringLiteral("ada@example.com");

// a service in the test's hands
struct Service
{
    Requests<User> requests;
    int cancelled = 0;

    FirstStartOptions options()
    {
        return {.createAdmin =
                    [this](const QString &email, const Secret &password) {
                        requests.push_back(std::make_unique<Request<User>>());
                        requests.back()->email = email;
                        requests.back()->secret = QString::fromUtf8(password.bytes());
                        requests.back()->promise.start();
                        return requests.back()->promise.future();
                    },
                .cancel = [this](QFuture<Result<User>> &) { ++cancelled; },
                .dataFolder = QStringLiteral("~/.local/share/latchkey"),
                .appName = QStringLiteral("Invoice Desk")};
    }
};

void createAdmin(const DialogDriver &driver)
{
    driver.type("emailEdit", "ada@example.com");
    driver.type("passwordEdit", "correct horse");
    driver.type("repeatPasswordEdit", "correct horse");
    driver.press("signupButton");
}

} // namespace

class FirstStartDialogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstAdminIsCreatedAndTheDialogCloses();
    void saysWhereTheDataIsKept();
    void passwordWithTheNameOfTheAppIsToldToBeWeak();
    void refusalIsToldAndTheDialogStays();
    void workCanBeCancelled();
};

void FirstStartDialogTest::firstAdminIsCreatedAndTheDialogCloses()
{
    Service service;
    FirstStartDialog dialog(service.options());
    const DialogDriver driver(dialog);
    const QSignalSpy created(&dialog, &FirstStartDialog::created);
    createAdmin(driver);
    QCOMPARE(service.requests.size(), 1U);
    QCOMPARE(service.requests[0]->email, ada);
    QCOMPARE(service.requests[0]->secret, QStringLiteral("correct horse"));
    service.requests[0]->answer(someone(ada));
    QTRY_VERIFY(!dialog.isVisible());
    QCOMPARE(dialog.user(), someone(ada));
    QCOMPARE(created.size(), 1);
}

void FirstStartDialogTest::saysWhereTheDataIsKept()
{
    Service service;
    FirstStartDialog dialog(service.options());
    const DialogDriver driver(dialog);
    QCOMPARE(driver.note("dataFolderLabel"), QStringLiteral("Data is kept in ~/.local/share/latchkey"));
}

void FirstStartDialogTest::passwordWithTheNameOfTheAppIsToldToBeWeak()
{
    Service service;
    FirstStartDialog dialog(service.options());
    const DialogDriver driver(dialog);
    driver.type("passwordEdit", "violet invoice desk kettle");
    QTRY_COMPARE(driver.find<StrengthMeter>("strengthMeter")->words(),
                 QStringLiteral("Easy to guess. This password contains the name of this app. Leave the name "
                                "out."));
}

void FirstStartDialogTest::refusalIsToldAndTheDialogStays()
{
    Service service;
    FirstStartDialog dialog(service.options());
    const DialogDriver driver(dialog);
    createAdmin(driver);
    service.requests[0]->refuse(AuthErrorCode::PermissionDenied, AuthErrorReason::UsersExist);
    QTRY_COMPARE(driver.message(), QStringLiteral("There is a first user already. Log in instead."));
    QVERIFY(dialog.isVisible());
    QVERIFY(!dialog.user());
}

void FirstStartDialogTest::workCanBeCancelled()
{
    Service service;
    FirstStartDialog dialog(service.options());
    const DialogDriver driver(dialog);
    createAdmin(driver);
    driver.key(Qt::Key_Escape);
    QCOMPARE(service.cancelled, 1);
    QVERIFY(dialog.isVisible());
    QCOMPARE(driver.textOf("emailEdit"), ada);
    service.requests[0]->answer(someone(ada));
    createAdmin(driver);
    service.requests.back()->refuse(AuthErrorCode::StorageFailed);
    QTRY_VERIFY(!driver.message().isEmpty());
    QVERIFY(!dialog.user());
}

QTEST_MAIN(FirstStartDialogTest)
#include "tst_firststartdialog.moc"
