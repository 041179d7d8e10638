// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/ordivider.h>

#include <latchkey/forms/theme/theme.h>

#include <QPainter>

namespace latchkey {

namespace {

constexpr int wordGap = 12;

} // namespace

OrDivider::OrDivider(QWidget *parent)
    : TextLabel(Style::Secondary, parent)
{
    setText(tr("or"));
    setWordWrap(false);
    setAlignment(Qt::AlignCenter);
}

void OrDivider::paintEvent(QPaintEvent *event)
{
    TextLabel::paintEvent(event);
    QPainter painter(this);
    const int line = (width() - fontMetrics().horizontalAdvance(text())) / 2 - wordGap;
    const QColor colour = currentTokens().hairline;
    painter.fillRect(0, height() / 2, line, 1, colour);
    painter.fillRect(width() - line, height() / 2, line, 1, colour);
}

} // namespace latchkey
