// SPDX-License-Identifier: MIT
#include "mainwindow.h"

#include "accountpage.h"
#include "sidebar.h"

#include <latchkey/forms/account/accountview.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/focusring.h>
#include <latchkey/forms/widgets/messagebar.h>

#include <QAction>
#include <QBoxLayout>
#include <QStackedWidget>

namespace latchkey {

namespace {

constexpr QSize usualSize(1200, 800);
constexpr QSize leastSize(900, 600);
constexpr int pageMargin = 32;

} // namespace

MainWindow::MainWindow(const AccountContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_sideBar(new SideBar(this))
    , m_pages(new QStackedWidget(this))
    , m_accountPage(new AccountPage(context, this))
    , m_messageBar(new MessageBar(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(leastSize);
    resize(usualSize);
    connect(m_sideBar, &SideBar::logoutRequested, this, &MainWindow::logoutRequested);
    AccountView *account = &m_accountPage->view();
    connect(account, &AccountView::userChanged, m_sideBar, &SideBar::setUser);
    connect(account, &AccountView::accountDeleted, this, &MainWindow::accountDeleted);
    connect(account, &AccountView::told, this, &MainWindow::showMessage);
    connect(m_sideBar, &SideBar::pageChosen, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        setWindowTitle(m_pages->currentWidget()->accessibleName());
    });
    setCentralWidget(makeWorkspace());
    m_sideBar->addPage(QStringLiteral("user"), m_accountPage->accessibleName());
    makeShortcuts();
    new FocusRing(this);
    m_sideBar->setFocus();
}

void MainWindow::setUser(const User &user)
{
    m_sideBar->setUser(user);
    m_accountPage->view().setUser(user);
}

void MainWindow::setLoggingOut(bool loggingOut)
{
    m_sideBar->setLogoutEnabled(!loggingOut);
}

void MainWindow::showMessage(MessageBar::Kind kind, const ErrorWords &words)
{
    m_messageBar->showMessage(kind, words);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

QWidget *MainWindow::makeWorkspace()
{
    auto *workspace = new QWidget(this);
    workspace->setObjectName(QStringLiteral("workspace"));
    m_pages->setObjectName(QStringLiteral("pages"));
    m_messageBar->setObjectName(QStringLiteral("messageBar"));
    m_pages->addWidget(m_accountPage);

    auto *messages = new QWidget(workspace); // takes no room while there is no message
    messages->setObjectName(QStringLiteral("messages"));
    messages->hide();
    connect(m_messageBar, &MessageBar::textChanged, messages,
            [this, messages] { messages->setVisible(!m_messageBar->text().isEmpty()); });
    auto *messagesLayout = new QVBoxLayout(messages);
    messagesLayout->setContentsMargins(pageMargin, 16, pageMargin, 0);
    messagesLayout->addWidget(m_messageBar);
    auto *beside = new QVBoxLayout;
    beside->setSpacing(0);
    beside->addWidget(messages);
    beside->addWidget(m_pages, 1);
    auto *layout = new QHBoxLayout(workspace);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_sideBar);
    layout->addLayout(beside, 1);
    return workspace;
}

void MainWindow::makeShortcuts()
{
    auto *quit = new QAction(tr("Quit"), this);
    quit->setShortcut(QKeySequence::Quit);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    auto *otherSide = new QAction(tr("Go to the other side"), this);
    otherSide->setShortcut(Qt::Key_F6);
    connect(otherSide, &QAction::triggered, this, &MainWindow::moveFocusToOtherSide);
    addActions({quit, otherSide});
}

void MainWindow::moveFocusToOtherSide()
{
    if (m_sideBar->isAncestorOf(focusWidget()))
        m_accountPage->view().focusFirst();
    else
        m_sideBar->setFocus();
}

} // namespace latchkey
