// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/checkbox.h>

#include <latchkey/forms/theme/theme.h>

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int boxSize = 18;
constexpr int wordsGap = 9;
constexpr int leastHeight = 24;
constexpr int radius = 4;

int inset()
{
    return scaledLength(boxSize) + wordsGap;
}

int longestWord(const QFontMetrics &metrics, const QString &text)
{
    int longest = 0;
    for (QStringView word : QStringView(text).split(u' '))
        longest = std::max(longest, metrics.horizontalAdvance(word.toString()));
    return longest;
}

} // namespace

CheckBox::CheckBox(QWidget *parent)
    : CheckBox(QString(), parent)
{}

CheckBox::CheckBox(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize CheckBox::sizeHint() const
{
    const int words = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {inset() + words, heightForWidth(QWIDGETSIZE_MAX)};
}

QSize CheckBox::minimumSizeHint() const
{
    return {inset() + longestWord(fontMetrics(), text()), heightForWidth(QWIDGETSIZE_MAX)};
}

int CheckBox::heightForWidth(int width) const
{
    return std::max(scaledLength(leastHeight), wordsIn({0, 0, width - inset(), QWIDGETSIZE_MAX}).height());
}

bool CheckBox::hitButton(const QPoint &place) const
{
    return rect().contains(place);
}

QRect CheckBox::wordsIn(const QRect &room) const
{
    return fontMetrics().boundingRect(room, Qt::TextWordWrap | Qt::TextShowMnemonic, text());
}

// beside the first line
QRect CheckBox::boxPlace() const
{
    const int side = scaledLength(boxSize);
    const int words = wordsIn({0, 0, width() - inset(), QWIDGETSIZE_MAX}).height();
    const int top = (height() - words) / 2 + (fontMetrics().height() - side) / 2;
    return QStyle::visualRect(layoutDirection(), rect(), {0, std::max(0, top), side, side});
}

void CheckBox::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter, boxPlace());
    painter.setPen(isEnabled() ? tokens.text : tokens.disabledText);
    const QRect room = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(inset(), 0, 0, 0));
    const Qt::Alignment side = Qt::AlignAbsolute | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    const int mnemonic = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this)
                             ? Qt::TextShowMnemonic
                             : Qt::TextHideMnemonic;
    painter.drawText(room, int(side | Qt::AlignVCenter) | Qt::TextWordWrap | mnemonic, text());
}

void CheckBox::paintBox(QPainter &painter, const QRect &place) const
{
    const ThemeTokens tokens = currentTokens();
    const bool filled = checkState() != Qt::Unchecked;
    QColor ground = filled ? tokens.accent : tokens.field;
    QColor edge = filled ? tokens.accent : tokens.fieldEdge;
    if (!isEnabled())
        ground = filled ? tokens.accentDisabled : tokens.window, edge = tokens.disabledText;
    else if (isDown() || underMouse())
        ground = mixed(ground, filled ? tokens.accentPressed : tokens.text, isDown() && filled ? 1 : 0.08);
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (!filled)
        return;
    const qreal unit = place.width() / 18.0;
    const auto at = [&](qreal x, qreal y) {
        return QPointF(place.left() + x * unit, place.top() + y * unit);
    };
    painter.setPen(QPen(isEnabled() ? tokens.accentText : tokens.disabledText, 1.8 * unit, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    if (checkState() == Qt::PartiallyChecked)
        painter.drawLine(at(5.2, 9), at(12.8, 9));
    else
        painter.drawPolyline(QPolygonF{at(5.2, 9.4), at(7.8, 12), at(12.9, 6.4)});
}

} // namespace latchkey
