// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/elidedlabel.h>

#include <QEvent>

namespace latchkey {

ElidedLabel::ElidedLabel(Style style, QWidget *parent)
    : TextLabel(style, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_fullText = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…'), fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_fullText) + 1, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    elide();
}

bool ElidedLabel::event(QEvent *event)
{
    const bool handled = TextLabel::event(event);
    if (event->type() == QEvent::FontChange)
        elide();
    return handled;
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_fullText, Qt::ElideRight, contentsRect().width());
    setText(shown);
    setToolTip(shown == m_fullText ? QString() : m_fullText);
}

} // namespace latchkey
