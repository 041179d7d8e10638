// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/pill.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int leastHeight = 20;
constexpr int sideInset = 8;

QFont pillFont()
{
    QFont font = TextLabel::fontOf(TextLabel::Style::Note);
    font.setWeight(QFont::Medium);
    return font;
}

struct Colours
{
    QColor text, ground;
};

Colours coloursOf(Pill::Kind kind, const ThemeTokens &t)
{
    switch (kind) {
    case Pill::Kind::Neutral:
        break;
    case Pill::Kind::Accent:
        return {t.tintText, t.tint};
    case Pill::Kind::Success:
        return {t.successText, t.successGround};
    case Pill::Kind::Warning:
        return {t.warningText, t.warningGround};
    case Pill::Kind::Danger:
        return {t.dangerText, t.dangerGround};
    }
    return {t.neutralText, t.neutralGround};
}

} // namespace

Pill::Pill(Kind kind, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Pill::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeOf(const QString &text)
{
    const QFontMetrics metrics(pillFont());
    const int height = std::max(scaledLength(leastHeight), metrics.height() + 2);
    return {metrics.horizontalAdvance(text) + 2 * scaledLength(sideInset), height};
}

QSize Pill::sizeHint() const
{
    return sizeOf(m_text);
}

void Pill::paint(QPainter &painter, const QRect &rect, Kind kind, const QString &text)
{
    const Colours colours = coloursOf(kind, currentTokens());
    QRect place(QPoint(), sizeOf(text).boundedTo(rect.size()));
    place.moveCenter(rect.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
    painter.setPen(colours.text);
    painter.setFont(pillFont());
    painter.drawText(place, Qt::AlignCenter, text);
    painter.restore();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_kind, m_text);
}

bool Pill::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    return QWidget::event(event);
}

} // namespace latchkey
