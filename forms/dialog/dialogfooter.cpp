// SPDX-License-Identifier: MIT
#include <latchkey/forms/dialog/dialogfooter.h>

#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace latchkey {

DialogFooter::DialogFooter(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_start(new QHBoxLayout)
    , m_end(new QHBoxLayout)
{
    setObjectName(QStringLiteral("dialogFooter"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(12);
    m_start->setSpacing(8);
    m_end->setSpacing(8);
    m_end->addStretch();
    m_layout->addLayout(m_start);
    m_layout->addLayout(m_end, 1);
}

TextLabel *DialogFooter::addNote(const QString &text)
{
    m_note = new TextLabel(TextLabel::Style::Note, this);
    m_note->setObjectName(QStringLiteral("footerLabel"));
    m_note->setText(text);
    m_start->addWidget(m_note, 1);
    return m_note;
}

QPushButton *DialogFooter::addLink(const QString &objectName, const QString &text)
{
    auto *link = new QPushButton(text, this);
    link->setObjectName(objectName);
    link->setAccessibleName(text);
    link->setAutoDefault(false);
    link->setProperty("kind", QStringLiteral("link"));
    m_start->addWidget(link);
    m_start->addStretch();
    return link;
}

QPushButton *DialogFooter::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    addButton(button);
    return button;
}

void DialogFooter::addButton(QPushButton *button)
{
    m_end->addWidget(button);
}

void DialogFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// What it holds may come and go, and grow with the font.
bool DialogFooter::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void DialogFooter::arrange()
{
    const int start =
        m_note ? m_note->fontMetrics().horizontalAdvance(m_note->text()) + 1 : m_start->sizeHint().width();
    const bool fits =
        m_start->isEmpty() || start + m_layout->spacing() + m_end->sizeHint().width() <= width();
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (m_note)
        m_note->setWordWrap(!fits);
}

} // namespace latchkey
