// SPDX-License-Identifier: MIT
#include "avatar.h"
#include "fakeusersclient.h"
#include "mainwindow.h"

#include <latchkey/forms/account/accountcontext.h>
#include <latchkey/forms/account/accountview.h>
#include <latchkey/forms/errortext/errortext.h>

#include <QAbstractButton>
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

User lovelace()
{
    User user;
    user.email = u"ada.lovelace@example.com"_s;
    user.confirmedEmail = true;
    user.role = Role::Admin;
    user.signedUp = QDateTime(QDate(2024, 3, 12), QTime(9, 0));
    user.passwordChanged = QDateTime(QDate(2026, 3, 1), QTime(9, 0));
    return user;
}

QString textOf(const QWidget &window, const QString &name)
{
    const auto *label = window.findChild<QWidget *>(name);
    return label ? label->accessibleName() : u"(missing)"_s;
}

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accountPageTellsWhatIsKnown()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        AccountView page(
            {.client = m_client, .now = [] { return QDateTime(QDate(2026, 6, 15), QTime(9, 0)); }});
        page.setUser(lovelace());
        QCOMPARE(textOf(page, u"emailTitleLabel"_s), u"ada.lovelace@example.com"_s);
        QCOMPARE(textOf(page, u"emailNoteLabel"_s), u"Confirmed · signed up 12 March 2024"_s);
        QCOMPARE(textOf(page, u"passwordNoteLabel"_s), u"Changed 3 months ago"_s);
    }

    void accountPageTellsWhatIsMissing()
    {
        User user = lovelace();
        user.confirmedEmail = false;
        user.passwordChanged = {};
        AccountView page({.client = m_client});
        page.setUser(user);
        QVERIFY(textOf(page, u"emailNoteLabel"_s).startsWith(u"Not confirmed"_s));
        QCOMPARE(textOf(page, u"passwordNoteLabel"_s), u"Not set"_s);
    }

    void sideBarShowsWhoIsLoggedIn()
    {
        MainWindow window({.client = m_client});
        window.setUser(lovelace());
        QCOMPARE(textOf(window, u"userEmailLabel"_s), u"ada.lovelace@example.com"_s);
        QCOMPARE(textOf(window, u"userRoleLabel"_s), u"Admin"_s);
        User user = lovelace();
        user.role = Role::User;
        window.setUser(user);
        QCOMPARE(textOf(window, u"userRoleLabel"_s), u"User"_s);
    }

    void longAddressIsElidedAndWholeInItsToolTip()
    {
        User user = lovelace();
        user.email = u"a.very.long.name.that.does.not.fit@subdomain.example.com"_s;
        MainWindow window({.client = m_client});
        window.setUser(user);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto *label = window.findChild<QLabel *>(u"userEmailLabel"_s);
        QTRY_VERIFY(label->text().endsWith(u'…'));
        QCOMPARE(label->toolTip(), user.email);
        QCOMPARE(label->accessibleName(), user.email);
    }

    void logOutIsOneTabAndSpaceAway()
    {
        MainWindow window({.client = m_client});
        window.setUser(lovelace());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QSignalSpy requested(&window, &MainWindow::logoutRequested);
        QCOMPARE(window.focusWidget(), window.findChild<QListWidget *>(u"pagesList"_s));
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QCOMPARE(window.focusWidget()->objectName(), u"logoutButton"_s);
        QTest::keyClick(window.focusWidget(), Qt::Key_Space);
        QCOMPARE(requested.size(), 1);
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QCOMPARE(window.focusWidget()->objectName(), u"changeEmailButton"_s);
    }

    void f6MovesBetweenSideBarAndPage()
    {
        MainWindow window({.client = m_client});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(window.focusWidget(), Qt::Key_F6);
        QCOMPARE(window.focusWidget()->objectName(), u"changeEmailButton"_s);
        QTest::keyClick(window.focusWidget(), Qt::Key_F6);
        QCOMPARE(window.focusWidget()->objectName(), u"pagesList"_s);
    }

    void whileLoggingOutNothingOffersItAgain()
    {
        MainWindow window({.client = m_client});
        window.setLoggingOut(true);
        QVERIFY(!window.findChild<QAbstractButton *>(u"logoutButton"_s)->isEnabled());
        window.setLoggingOut(false);
        QVERIFY(window.findChild<QAbstractButton *>(u"logoutButton"_s)->isEnabled());
    }

    void columnsStackWhereThereIsNoRoom()
    {
        MainWindow window({.client = m_client});
        window.show();
        const auto *profile = window.findChild<QWidget *>(u"profileSection"_s);
        const auto *devices = window.findChild<QWidget *>(u"devicesSection"_s);
        window.resize(1200, 800);
        QTRY_COMPARE(profile->y(), devices->y());
        window.resize(900, 600);
        QTRY_VERIFY(devices->y() > profile->y());
    }

    void whatIsToldByTheAccountStandsInTheBar()
    {
        MainWindow window({.client = m_client});
        window.show();
        Q_EMIT window.findChild<AccountView *>()->told(MessageBar::Kind::Success, {u"Done."_s, {}});
        const auto *bar = window.findChild<MessageBar *>(u"messageBar"_s);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->kind(), MessageBar::Kind::Success);
        QCOMPARE(bar->text(), u"Done."_s);
    }

    void changedAddressShowsInTheSideBar()
    {
        MainWindow window({.client = m_client});
        window.setUser(lovelace());
        User moved = lovelace();
        moved.email = u"ada.king@example.com"_s;
        Q_EMIT window.findChild<AccountView *>()->userChanged(moved);
        QCOMPARE(textOf(window, u"userEmailLabel"_s), moved.email);
    }

    void deletedAccountIsHandedOn()
    {
        MainWindow window({.client = m_client});
        const QSignalSpy deleted(&window, &MainWindow::accountDeleted);
        Q_EMIT window.findChild<AccountView *>()->accountDeleted();
        QCOMPARE(deleted.size(), 1);
    }

    void everyWidgetHasAName()
    {
        MainWindow window({.client = m_client});
        window.setUser(lovelace());
        for (const QWidget *widget : window.findChildren<QWidget *>())
            QVERIFY2(qobject_cast<const QScrollBar *>(widget) || !widget->objectName().isEmpty(),
                     widget->metaObject()->className());
    }

    void initialsComeFromTheAddress_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("initials");
        QTest::newRow("two names") << u"ada.lovelace@example.com"_s << u"AL"_s;
        QTest::newRow("three names") << u"ada.king.lovelace@example.com"_s << u"AL"_s;
        QTest::newRow("one name") << u"bob@example.com"_s << u"BO"_s;
        QTest::newRow("one letter") << u"b@example.com"_s << u"B"_s;
        QTest::newRow("with a tag") << u"bob+work@example.com"_s << u"BW"_s;
        QTest::newRow("only signs") << u"...@example.com"_s << u"."_s;
        QTest::newRow("two code units") << u"𝒜da@example.com"_s << u"𝒜D"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void initialsComeFromTheAddress()
    {
        QFETCH(QString, email);
        QFETCH(QString, initials);
        QCOMPARE(Avatar::initials(email), initials);
    }

private:
    FakeUsersClient m_client;
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
