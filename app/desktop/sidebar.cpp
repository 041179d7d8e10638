// SPDX-License-Identifier: MIT
#include "sidebar.h"

#include "avatar.h"
#include "navigationdelegate.h"
#include <latchkey/forms/widgets/elidedlabel.h>

#include <latchkey/forms/theme/theme.h>

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QToolButton>

namespace latchkey {

namespace {

constexpr int barWidth = 212;
constexpr int edge = 1; // the line between the bar and the pages
constexpr int applicationIconSize = 24;
constexpr int buttonSize = 28;
constexpr int buttonIconSize = 16;

QSize square(int side)
{
    return {scaledLength(side), scaledLength(side)};
}

} // namespace

SideBar::SideBar(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QListWidget(this))
    , m_avatar(new Avatar(this))
    , m_email(new ElidedLabel(TextLabel::Style::Label, this))
    , m_role(new ElidedLabel(TextLabel::Style::Note, this))
    , m_logout(new QToolButton(this))
    , m_footer(makeFooter())
{
    setObjectName(QStringLiteral("sideBar"));
    setAccessibleName(tr("Side bar"));
    setFocusProxy(m_pages);
    makePages();
    fitFont();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(12, 0, 12, 0);
    inset->addWidget(m_pages);
    layout->addLayout(inset, 1);
    layout->addWidget(m_footer);
}

void SideBar::addPage(const QString &iconName, const QString &title)
{
    auto *item = new QListWidgetItem(title, m_pages);
    item->setData(NavigationDelegate::IconNameRole, iconName);
    if (m_pages->currentRow() < 0)
        m_pages->setCurrentItem(item);
}

void SideBar::setUser(const User &user)
{
    m_avatar->setEmail(user.email);
    m_email->setFullText(user.email);
    m_role->setFullText(user.role == Role::Admin ? tr("Admin") : tr("User"));
}

void SideBar::setLogoutEnabled(bool enabled)
{
    m_logout->setEnabled(enabled);
}

bool SideBar::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        fitFont();
    // a layout does not turn its own margins around
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::Polish)
        setContentsMargins(isRightToLeft() ? edge : 0, 0, isRightToLeft() ? 0 : edge, 0);
    return QWidget::event(event);
}

void SideBar::fitFont()
{
    setFixedWidth(scaledLength(barWidth));
}

void SideBar::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), tokens.sideBar);
    painter.fillRect(isRightToLeft() ? 0 : width() - edge, 0, edge, height(), tokens.hairline);
    painter.fillRect(0, m_footer->y(), width(), 1, tokens.hairline);
}

QWidget *SideBar::makeHeader()
{
    auto *header = new QWidget(this);
    header->setObjectName(QStringLiteral("sideBarHeader"));
    auto *icon = new QLabel(header);
    icon->setObjectName(QStringLiteral("applicationRowIcon"));
    icon->setPixmap(QApplication::windowIcon().pixmap(square(applicationIconSize), devicePixelRatio()));
    auto *name = new ElidedLabel(TextLabel::Style::Section, header);
    name->setObjectName(QStringLiteral("applicationNameLabel"));
    name->setFullText(QApplication::applicationDisplayName());
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(8);
    layout->addWidget(icon);
    layout->addWidget(name, 1);
    return header;
}

void SideBar::makePages()
{
    m_pages->setObjectName(QStringLiteral("pagesList"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setMouseTracking(true); // for the hover colour
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->viewport()->setAutoFillBackground(false);
    m_pages->setItemDelegate(new NavigationDelegate(m_pages));
    connect(m_pages, &QListWidget::currentRowChanged, this, &SideBar::pageChosen);
}

QWidget *SideBar::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(QStringLiteral("sideBarFooter"));
    m_avatar->setObjectName(QStringLiteral("avatar"));
    m_email->setObjectName(QStringLiteral("userEmailLabel"));
    m_role->setObjectName(QStringLiteral("userRoleLabel"));
    m_logout->setObjectName(QStringLiteral("logoutButton"));
    m_logout->setAccessibleName(tr("Log out"));
    m_logout->setToolTip(tr("Log out"));
    m_logout->setIcon(themeIcon(QStringLiteral("logout"), &ThemeTokens::secondary));
    m_logout->setIconSize(square(buttonIconSize));
    m_logout->setMinimumSize(square(buttonSize));
    m_logout->setAutoRaise(true);
    m_logout->setFocusPolicy(Qt::StrongFocus);
    connect(m_logout, &QToolButton::clicked, this, &SideBar::logoutRequested);

    auto *names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_email);
    names->addWidget(m_role);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(14, 9, 14, 8);
    layout->setSpacing(8);
    layout->addWidget(m_avatar);
    layout->addLayout(names, 1);
    layout->addWidget(m_logout);
    return footer;
}

} // namespace latchkey
