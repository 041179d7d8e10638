// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/iconlabel.h>

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int iconSize = 14;
constexpr int textInset = 20;

} // namespace

IconLabel::IconLabel(Style style, QWidget *parent)
    : TextLabel(style, parent)
{}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    indent();
    update();
}

void IconLabel::paintEvent(QPaintEvent *event)
{
    TextLabel::paintEvent(event);
    if (m_icon.isNull())
        return;
    QPainter painter(this);
    // beside the first line of a text that stands in the middle
    const QRect room(0, 0, contentsRect().width(), QWIDGETSIZE_MAX);
    const int textHeight =
        fontMetrics().boundingRect(room, wordWrap() ? Qt::TextWordWrap : 0, text()).height();
    const int lines = std::max(1, textHeight / fontMetrics().lineSpacing());
    const int top = (height() - textHeight + textHeight / lines - iconSize + 1) / 2;
    const QRect place(0, top, iconSize, iconSize);
    m_icon.paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

bool IconLabel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        indent();
    return TextLabel::event(event);
}

void IconLabel::indent()
{
    const int inset = m_icon.isNull() ? 0 : textInset;
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    setContentsMargins(rightToLeft ? 0 : inset, 0, rightToLeft ? inset : 0, 0);
}

} // namespace latchkey
