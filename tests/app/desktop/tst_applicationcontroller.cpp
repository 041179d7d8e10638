// SPDX-License-Identifier: MIT
#include "applicationcontroller.h"
#include "sessionwatch.h"

#include <latchkey/forms/account/changepassworddialog.h>
#include <latchkey/forms/account/deleteaccountdialog.h>

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;
using State = ApplicationController::State;

namespace {

const QString adminEmail = u"ada.lovelace@example.com"_s;
const QString adminPassword = u"enchantress of numbers"_s;
const QString userEmail = u"grace.hopper@example.com"_s;
const QString userPassword = u"nanoseconds of wire"_s;

} // namespace

class ApplicationControllerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(u"data/users.db"_s);
        startAgain();
    }

    void cleanup()
    {
        m_controller.reset();
        m_folder.reset();
    }

    void newDatabaseAsksForTheFirstAdminAndLogsIn()
    {
        m_controller->start();
        makeAdmin();
        QCOMPARE(textOf(u"userEmailLabel"_s), adminEmail);
        QCOMPARE(textOf(u"userRoleLabel"_s), u"Admin"_s);
        QVERIFY(QFile::exists(m_database));
    }

    void databaseWithUsersAsksToLogIn()
    {
        m_controller->start();
        makeAdmin();
        startAgain();
        m_controller->start();
        QTRY_COMPARE(m_controller->state(), State::LoggedOut);
        logIn(adminEmail, adminPassword);
        QTRY_COMPARE(m_controller->state(), State::LoggedIn);
    }

    void wrongPasswordStaysWithTheLoginDialog()
    {
        m_controller->start();
        makeAdmin();
        logOut();
        logIn(adminEmail, userPassword);
        QTRY_VERIFY(!textOf(u"messageBar"_s).isEmpty());
        QCOMPARE(m_controller->state(), State::LoggedOut);
    }

    void loggingOutLeadsBackToLoggingIn()
    {
        m_controller->start();
        makeAdmin();
        logOut();
        QVERIFY(!await(m_controller->client()->getUser()).value().has_value());
        logIn(adminEmail, adminPassword);
        QTRY_COMPARE(m_controller->state(), State::LoggedIn);
    }

    void closingTheFirstStartEndsTheProgram()
    {
        const QSignalSpy finished(m_controller.get(), &ApplicationController::finished);
        m_controller->start();
        QTRY_COMPARE(m_controller->state(), State::FirstStart);
        m_controller->window()->close();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.last().first().toInt(), 0);
    }

    void closingTheMainWindowEndsTheProgram()
    {
        const QSignalSpy finished(m_controller.get(), &ApplicationController::finished);
        m_controller->start();
        makeAdmin();
        QVERIFY(finished.isEmpty());
        m_controller->window()->close();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.last().first().toInt(), 0);
    }

    void closingTheLoginDialogEndsTheProgram()
    {
        const QSignalSpy finished(m_controller.get(), &ApplicationController::finished);
        m_controller->start();
        makeAdmin();
        logOut();
        QVERIFY(finished.isEmpty());
        m_controller->window()->close();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.last().first().toInt(), 0);
    }

    void accountDisabledElsewhereLeadsBackToLoggingInWithAMessage()
    {
        const UserId user = logInAsSecondUser();
        QVERIFY(m_controller->client()->service().setEnabled(user, false));
        comeBackToTheWindow();
        QTRY_COMPARE(m_controller->state(), State::LoggedOut);
        QVERIFY(textOf(u"messageBar"_s).contains(u"logged out"_s));
    }

    void accountDeletedElsewhereIsNoticedWithoutTouchingTheWindow()
    {
        const UserId user = logInAsSecondUser();
        QVERIFY(m_controller->client()->service().removeUser(user));
        // the same watch as the window's, only more often
        const SessionWatch watch(*m_controller->client(), *m_controller->window(),
                                 std::chrono::milliseconds(10));
        const QSignalSpy ended(&watch, &SessionWatch::sessionEnded);
        QTRY_COMPARE(ended.size(), 1);
    }

    void deletedAccountLeadsBackToLoggingInWithAMessageOfItsOwn()
    {
        logInAsSecondUser();
        QTest::keyClick(child<QAbstractButton>(u"deleteAccountButton"_s), Qt::Key_Space);
        auto *dialog = m_controller->window()->findChild<DeleteAccountDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"currentPasswordEdit"_s), userPassword);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"currentPasswordEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(m_controller->state(), State::LoggedOut);
        QVERIFY(textOf(u"messageBar"_s).startsWith(u"Your account is deleted."_s));
        logIn(userEmail, userPassword);
        QTRY_VERIFY(textOf(u"messageBar"_s).startsWith(u"Email or password is wrong."_s));
    }

    void passwordChangedHereLeavesThisSessionAlone()
    {
        logInAsSecondUser();
        QTest::keyClick(child<QAbstractButton>(u"changePasswordButton"_s), Qt::Key_Space);
        auto *dialog = m_controller->window()->findChild<ChangePasswordDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"currentPasswordEdit"_s), userPassword);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"passwordEdit"_s), adminPassword);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"passwordEdit"_s), Qt::Key_Return);
        QTRY_VERIFY(textOf(u"messageBar"_s).startsWith(u"Your password is changed."_s));
        comeBackToTheWindow();
        QVERIFY(await(m_controller->client()->getUser()).value().has_value());
        QCOMPARE(m_controller->state(), State::LoggedIn);
    }

    void roleGivenElsewhereShowsAtTheNextCheck()
    {
        const UserId user = logInAsSecondUser();
        QCOMPARE(textOf(u"userRoleLabel"_s), u"User"_s);
        QVERIFY(m_controller->client()->service().setRole(user, Role::Admin));
        comeBackToTheWindow();
        QTRY_COMPARE(textOf(u"userRoleLabel"_s), u"Admin"_s);
        QCOMPARE(m_controller->state(), State::LoggedIn);
    }

    void databaseThatCannotBeOpenedSaysSoAndOpensOnceItCan()
    {
        QFile inTheWay(m_folder->filePath(u"data"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        m_controller->start();
        QTRY_COMPARE(m_controller->state(), State::OpeningFailed);
        QVERIFY(!textOf(u"messageBar"_s).isEmpty());
        QCOMPARE(child<QLabel>(u"databaseLabel"_s)->text(), m_database);

        QTest::keyClick(m_controller->window(), Qt::Key_Return);
        QTRY_COMPARE(m_controller->state(), State::OpeningFailed);
        QVERIFY(inTheWay.remove());
        QTest::keyClick(m_controller->window(), Qt::Key_Return);
        QTRY_COMPARE(m_controller->state(), State::FirstStart);
    }

    void databaseThatIsLockedIsWaitedForInAWindow()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_database).path()));
        QProcess writer;
        writer.start(u"sqlite3"_s, {m_database});
        writer.write("BEGIN EXCLUSIVE; SELECT 'writing';\n");
        QVERIFY(writer.waitForReadyRead());
        m_controller->start();
        QCOMPARE(m_controller->state(), State::Opening);
        QVERIFY(!m_controller->window());
        QTRY_VERIFY(m_controller->window());
        QCOMPARE(m_controller->state(), State::Opening);
        QCOMPARE(child<QLabel>(u"databaseLabel"_s)->text(), m_database);
        writer.closeWriteChannel(); // ends it, and nothing was written
        QTRY_COMPARE(m_controller->state(), State::FirstStart);
        QTRY_COMPARE(writer.state(), QProcess::NotRunning);
    }

    void quittingWhileTheDatabaseIsWaitedForEndsTheProgram()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_database).path()));
        QProcess writer;
        writer.start(u"sqlite3"_s, {m_database});
        writer.write("BEGIN EXCLUSIVE; SELECT 'writing';\n");
        QVERIFY(writer.waitForReadyRead());
        const QSignalSpy finished(m_controller.get(), &ApplicationController::finished);
        m_controller->start();
        QTRY_VERIFY(m_controller->window());
        QTest::keyClick(child<QAbstractButton>(u"quitButton"_s), Qt::Key_Space);
        QCOMPARE(finished.size(), 1);
        m_controller.reset(); // what is being opened comes to nothing
        writer.closeWriteChannel();
        QVERIFY(writer.waitForFinished());
    }

    void quittingBecauseTheDatabaseCannotBeOpenedIsAFailure()
    {
        QVERIFY(QDir().mkpath(m_database)); // a folder where the file should be
        const QSignalSpy finished(m_controller.get(), &ApplicationController::finished);
        m_controller->start();
        QTRY_COMPARE(m_controller->state(), State::OpeningFailed);
        QTest::keyClick(child<QAbstractButton>(u"quitButton"_s), Qt::Key_Space);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toInt(), 1);
    }

    void damagedDatabaseIsNotTouched()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_database).path()));
        QFile file(m_database);
        const QByteArray damage(8192, 'x');
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(damage) == damage.size());
        file.close();
        m_controller->start();
        QTRY_COMPARE(m_controller->state(), State::OpeningFailed);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), damage);
    }

private:
    void startAgain()
    {
        EmbeddedOptions options;
        options.appName = u"Latchkey"_s;
        options.appId = u"io.latchkey.test"_s;
        options.database = m_database;
        m_controller.reset(); // the one before lets go of the database first
        m_controller = std::make_unique<ApplicationController>(options);
    }

    template<typename T>
    T *child(const QString &name) const
    {
        return m_controller->window()->findChild<T *>(name);
    }

    QString textOf(const QString &name) const
    {
        const auto *widget = child<QWidget>(name);
        return widget ? widget->accessibleName() : QString();
    }

    template<typename T>
    static T await(QFuture<T> future)
    {
        future.waitForFinished();
        return future.result();
    }

    void type(const QString &name, const QString &text)
    {
        auto *field = child<QLineEdit>(name);
        QVERIFY2(field, qPrintable(name));
        QTest::keyClicks(field, text);
    }

    void makeAdmin()
    {
        QTRY_COMPARE(m_controller->state(), State::FirstStart);
        type(u"emailEdit"_s, adminEmail);
        type(u"passwordEdit"_s, adminPassword);
        type(u"repeatPasswordEdit"_s, adminPassword);
        QTest::keyClick(child<QLineEdit>(u"repeatPasswordEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(m_controller->state(), State::LoggedIn);
    }

    void logIn(const QString &email, const QString &password)
    {
        type(u"emailEdit"_s, email);
        type(u"passwordEdit"_s, password);
        QTest::keyClick(child<QLineEdit>(u"passwordEdit"_s), Qt::Key_Return);
    }

    void logOut()
    {
        QTest::keyClick(child<QAbstractButton>(u"logoutButton"_s), Qt::Key_Space);
        QTRY_COMPARE(m_controller->state(), State::LoggedOut);
    }

    UserId logInAsSecondUser()
    {
        m_controller->start();
        makeAdmin();
        const auto user = m_controller->client()->service().addUser(userEmail, userPassword);
        logOut();
        logIn(userEmail, userPassword);
        [this] { QTRY_COMPARE(m_controller->state(), State::LoggedIn); }();
        return user->id;
    }

    void comeBackToTheWindow()
    {
        QEvent activation(QEvent::WindowActivate);
        QCoreApplication::sendEvent(m_controller->window(), &activation);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    std::unique_ptr<ApplicationController> m_controller;
};

QTEST_MAIN(ApplicationControllerTest)
#include "tst_applicationcontroller.moc"
