// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QMainWindow>

class QStackedWidget;

namespace latchkey {

class AccountPage;
class SideBar;
struct AccountContext;
struct ErrorWords;

//! What a logged-in person works in: the side bar, and one page at a time beside it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const AccountContext &context, QWidget *parent = nullptr);

    void setUser(const User &user);
    //! While it goes on nothing offers to log out once more.
    void setLoggingOut(bool loggingOut);
    void showMessage(MessageBar::Kind kind, const ErrorWords &words);

Q_SIGNALS:
    void logoutRequested();
    //! The person has deleted the own account, and is logged out.
    void accountDeleted();
    //! The person closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeWorkspace();
    void makeShortcuts();
    void moveFocusToOtherSide();

    SideBar *m_sideBar;
    QStackedWidget *m_pages;
    AccountPage *m_accountPage;
    MessageBar *m_messageBar;
};

} // namespace latchkey
