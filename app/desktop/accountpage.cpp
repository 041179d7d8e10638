// SPDX-License-Identifier: MIT
#include "accountpage.h"

#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/relativewords.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QSysInfo>

namespace latchkey {

namespace {

constexpr int pageMargin = 32;
constexpr int columnGap = 28;
constexpr int twoColumnsFrom = 788; // what the window's 1000 leave beside the side bar
constexpr int columnAtMost = 640;
constexpr int titleHeight = 34;
constexpr int headingHeight = 28; // that of a button beside it

// a section's heading above its card
QWidget *section(const QString &name, const QString &heading, Card *card, QWidget *parent)
{
    auto *section = new QWidget(parent);
    section->setObjectName(name + QStringLiteral("Section"));
    section->setAccessibleName(heading);
    section->setMaximumWidth(scaledLength(columnAtMost));
    auto *label = new TextLabel(TextLabel::Style::Section, section);
    label->setObjectName(name + QStringLiteral("HeadingLabel"));
    label->setText(heading);
    label->setMinimumHeight(scaledLength(headingHeight));
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(card);
    return section;
}

QString fullTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::LongFormat);
}

} // namespace

AccountPage::AccountPage(QWidget *parent)
    : QScrollArea(parent)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(QStringLiteral("accountPage"));
    setAccessibleName(tr("Account"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);

    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("accountContent"));
    auto *title = new TextLabel(TextLabel::Style::PageTitle, content);
    title->setObjectName(QStringLiteral("pageTitleLabel"));
    title->setText(tr("Account"));
    title->setMinimumHeight(scaledLength(titleHeight));
    m_columns->setSpacing(columnGap);
    m_columns->addWidget(makeProfile(content), 1, Qt::AlignTop);
    m_columns->addWidget(makeDevice(content), 1, Qt::AlignTop);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(pageMargin, 24, pageMargin, pageMargin);
    layout->setSpacing(18);
    layout->addWidget(title);
    layout->addLayout(m_columns);
    layout->addStretch();
    setWidget(content);
    setDevice(QSysInfo::machineHostName(), QSysInfo::prettyProductName());
}

void AccountPage::setUser(const User &user, const QDateTime &now)
{
    const QString signedUp = RelativeWords::longDate(user.signedUp);
    m_email->setTitle(user.email);
    m_email->setNote(user.confirmedEmail ? tr("Confirmed · signed up %1").arg(signedUp)
                                         : tr("Not confirmed · signed up %1").arg(signedUp),
                     fullTime(user.signedUp));
    m_password->setNote(user.passwordChanged.isValid()
                            ? tr("Changed %1").arg(RelativeWords::since(user.passwordChanged, now))
                            : tr("Not set"),
                        fullTime(user.passwordChanged));
}

void AccountPage::setDevice(const QString &name, const QString &system)
{
    m_device->setTitle(name.isEmpty() ? tr("This computer") : name);
    m_device->setNote(tr("%1 · in use now").arg(isolated(system)));
}

void AccountPage::setLogoutEnabled(bool enabled)
{
    m_logout->setEnabled(enabled);
}

void AccountPage::focusFirst()
{
    m_logout->setFocus(Qt::ShortcutFocusReason);
}

void AccountPage::resizeEvent(QResizeEvent *event)
{
    const bool twoColumns = event->size().width() >= scaledLength(twoColumnsFrom);
    m_columns->setDirection(twoColumns ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QScrollArea::resizeEvent(event);
}

QWidget *AccountPage::makeProfile(QWidget *parent)
{
    auto *card = new Card(parent);
    m_email = card->addRow(QStringLiteral("email"), QStringLiteral("mail"));
    m_password = card->addRow(QStringLiteral("password"), QStringLiteral("key"));
    m_password->setTitle(tr("Password"));
    return section(QStringLiteral("profile"), tr("Profile"), card, parent);
}

QWidget *AccountPage::makeDevice(QWidget *parent)
{
    auto *card = new Card(parent);
    m_device = card->addRow(QStringLiteral("device"), QStringLiteral("laptop"));
    m_logout = m_device->addButton(QStringLiteral("deviceLogoutButton"), tr("Log out"));
    connect(m_logout, &QPushButton::clicked, this, &AccountPage::logoutRequested);
    return section(QStringLiteral("device"), tr("This device"), card, parent);
}

} // namespace latchkey
