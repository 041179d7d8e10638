// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/card.h>

#include <latchkey/forms/widgets/elidedlabel.h>
#include <latchkey/forms/widgets/rowicon.h>

#include <latchkey/forms/theme/theme.h>

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace latchkey {

namespace {

constexpr int rowHeight = 58;
constexpr int iconSize = 20;

} // namespace

CardRow::CardRow(const QString &name, const QString &iconName, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(TextLabel::Style::Body, this))
    , m_note(new ElidedLabel(TextLabel::Style::Note, this))
    , m_titleLayout(new QHBoxLayout)
{
    setObjectName(name + QStringLiteral("Row"));
    m_title->setObjectName(name + QStringLiteral("TitleLabel"));
    m_note->setObjectName(name + QStringLiteral("NoteLabel"));
    setMinimumHeight(scaledLength(rowHeight));

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    m_titleLayout->setSpacing(8);
    m_titleLayout->addWidget(m_title);
    words->addLayout(m_titleLayout);
    words->addWidget(m_note);
    words->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(12);
    layout->addWidget(new RowIcon(iconName, iconSize, this));
    layout->addLayout(words, 1);
}

void CardRow::setTitle(const QString &title)
{
    m_title->setFullText(title);
    for (auto *button : findChildren<QPushButton *>())
        button->setAccessibleDescription(title);
}

void CardRow::setNote(const QString &note, const QString &toolTip)
{
    m_note->setFullText(note);
    if (!toolTip.isEmpty())
        m_note->setToolTip(toolTip);
}

QPushButton *CardRow::addButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAccessibleDescription(m_title->accessibleName());
    button->setProperty("density", QStringLiteral("card"));
    layout()->addWidget(button);
    return button;
}

// The title then takes no more room than it needs, so that the pill stands right behind it.
Pill *CardRow::addPill(Pill::Kind kind, const QString &text)
{
    auto *pill = new Pill(kind, text, this);
    pill->setObjectName(objectName() + QStringLiteral("Pill"));
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_titleLayout->addWidget(pill);
    m_titleLayout->addStretch(1);
    return pill;
}

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("card")); // the style sheet's name for it
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_layout->setContentsMargins({}); // the sheet's edge is a frame already
    m_layout->setSpacing(1);
}

CardRow *Card::addRow(const QString &name, const QString &iconName)
{
    auto *row = new CardRow(name, iconName, this);
    addRow(row);
    return row;
}

void Card::addRow(QWidget *row)
{
    m_layout->addWidget(row);
}

void Card::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // its own button may have led here
        delete item;
    }
}

void Card::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    for (int i = 1; i < m_layout->count(); ++i)
        painter.fillRect(1, m_layout->itemAt(i)->geometry().top() - 1, width() - 2, 1,
                         currentTokens().hairline);
}

} // namespace latchkey
