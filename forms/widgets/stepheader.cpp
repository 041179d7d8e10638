// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/stepheader.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QAccessible>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int circle = 20;
constexpr int wordGap = 8;
constexpr int lineGap = 8;
constexpr int leastLine = 24;

QFont bold()
{
    QFont font = TextLabel::fontOf(TextLabel::Style::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

StepHeader::StepHeader(const QStringList &steps, QWidget *parent)
    : QWidget(parent)
    , m_steps(steps)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCurrent(0);
}

void StepHeader::setCurrent(int step)
{
    m_current = std::clamp(step, 0, int(m_steps.size()));
    const int told = std::min(m_current, int(m_steps.size()) - 1);
    const QString words = m_steps.isEmpty()
                              ? QString()
                              : tr("Step %1 of %2: %3").arg(told + 1).arg(m_steps.size()).arg(m_steps[told]);
    setAccessibleName(words);
    update();
    if (!isVisible())
        return;
    QAccessibleAnnouncementEvent announcement(this, words);
    QAccessible::updateAccessibility(&announcement);
}

// every step has the room of its semibold form, so that nothing moves
int StepHeader::widthOf(int step) const
{
    return scaledLength(circle) + wordGap + QFontMetrics(bold()).horizontalAdvance(m_steps[step]);
}

QSize StepHeader::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_steps.size(); ++i)
        width += widthOf(i) + (i ? leastLine + 2 * lineGap : 0);
    return {width, std::max(scaledLength(circle), QFontMetrics(bold()).height())};
}

void StepHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int steps = int(m_steps.size());
    int words = 0;
    for (int i = 0; i < steps; ++i)
        words += widthOf(i);
    const int line = steps > 1 ? (width() - words) / (steps - 1) : 0;
    int x = 0;
    for (int i = 0; i < steps; ++i) {
        const QRect place(x, 0, widthOf(i), height());
        paintStep(painter, i, QStyle::visualRect(layoutDirection(), rect(), place));
        x += place.width();
        if (i == steps - 1)
            continue;
        const QRect between(x + lineGap, height() / 2, line - 2 * lineGap, 1);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), between), currentTokens().hairline);
        x += line;
    }
}

void StepHeader::paintStep(QPainter &painter, int step, const QRect &place) const
{
    const ThemeTokens tokens = currentTokens();
    const int side = scaledLength(circle);
    const QRect round =
        QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, {side, side}, place);
    const bool now = step == m_current;
    painter.setPen(now ? QPen(tokens.accent) : QPen(tokens.fieldEdge));
    painter.setBrush(now ? QBrush(tokens.accent) : QBrush(Qt::NoBrush));
    if (step < m_current) {
        themeIcon(QStringLiteral("success"), &ThemeTokens::successText).paint(&painter, round);
    } else {
        painter.drawEllipse(QRectF(round).adjusted(0.5, 0.5, -0.5, -0.5));
        QFont digits = bold();
        digits.setPointSizeF(digits.pointSizeF() * 0.85);
        painter.setFont(digits);
        painter.setPen(now ? tokens.accentText : tokens.secondary);
        painter.drawText(round, Qt::AlignCenter, locale().toString(step + 1));
    }
    const QRect word = place.adjusted(layoutDirection() == Qt::LeftToRight ? side + wordGap : 0, 0,
                                      layoutDirection() == Qt::LeftToRight ? 0 : -side - wordGap, 0);
    painter.setFont(now ? bold() : TextLabel::fontOf(TextLabel::Style::Body));
    painter.setPen(now ? tokens.text : tokens.secondary);
    painter.drawText(word, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter,
                     m_steps[step]);
}

} // namespace latchkey
