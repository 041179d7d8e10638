// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/accountview.h>

#include <latchkey/forms/account/activitysection.h>
#include <latchkey/forms/account/datasection.h>
#include <latchkey/forms/account/devicessection.h>
#include <latchkey/forms/account/factorssection.h>
#include <latchkey/forms/account/profilesection.h>
#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/theme/theme.h>

#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>

namespace latchkey {

namespace {

constexpr int columnGap = 28;
constexpr int sectionGap = 22;
constexpr int twoColumnsFrom = 724; // what a window of 1000 leaves beside side bar and margins

} // namespace

AccountView::AccountView(const AccountContext &context, QWidget *parent)
    : QWidget(parent)
    , m_client(context.client)
    , m_columns(new QHBoxLayout(this))
    , m_first(new QVBoxLayout)
    , m_second(new QVBoxLayout)
{
    setObjectName(QStringLiteral("accountView"));
    m_columns->setContentsMargins({});
    m_columns->setSpacing(columnGap);
    for (QBoxLayout *column : {m_first, m_second}) {
        column->setSpacing(sectionGap);
        m_columns->addLayout(column, 1);
    }
    addSection(new ProfileSection(context, this), Column::First);
    addSection(new FactorsSection(context, this), Column::First);
    addSection(new DataSection(context, this), Column::First);
    addSection(new DevicesSection(context, this), Column::Second);
    addSection(new ActivitySection(context, this), Column::Second);
    m_first->addStretch();
    m_second->addStretch();
}

void AccountView::addSection(AccountSection *section, Column column)
{
    (column == Column::First ? m_first : m_second)->addWidget(section);
    m_sections << section;
    connect(section, &AccountSection::changed, this, &AccountView::refresh);
    connect(section, &AccountSection::accountDeleted, this, &AccountView::accountDeleted);
    connect(section, &AccountSection::told, this, &AccountView::told);
}

void AccountView::setUser(const User &user)
{
    for (AccountSection *section : std::as_const(m_sections))
        section->setUser(user);
}

void AccountView::focusFirst()
{
    const auto buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->isEnabled()) {
            button->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void AccountView::resizeEvent(QResizeEvent *event)
{
    const bool twoColumns = event->size().width() >= scaledLength(twoColumnsFrom);
    m_columns->setDirection(twoColumns ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(twoColumns ? columnGap : sectionGap);
    QWidget::resizeEvent(event);
}

void AccountView::refresh()
{
    whenAnswered(m_client.getUser(), this, [this](const Result<std::optional<User>> &user) {
        if (!user || !*user)
            return; // whoever watches over the session tells
        setUser(**user);
        Q_EMIT userChanged(**user);
    });
}

} // namespace latchkey
