// SPDX-License-Identifier: MIT
#include "navigationdelegate.h"

#include <latchkey/forms/theme/theme.h>

#include <QIcon>
#include <QPainter>

namespace latchkey {

namespace {

constexpr int rowHeight = 34;
constexpr int iconSize = 16;
constexpr int radius = 6;
constexpr int edgeWidth = 3;

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const ThemeTokens &tokens)
{
    const QRectF ground = QRectF(option.rect);
    painter.setPen(Qt::NoPen);
    if (option.state & QStyle::State_Selected) {
        painter.setBrush(tokens.dark ? tokens.button : tokens.card);
        painter.drawRoundedRect(ground, radius, radius);
        QRectF edge(0, 0, edgeWidth, ground.height() - 2 * scaledLength(8));
        edge.moveCenter(ground.center());
        edge.moveLeft(ground.left());
        painter.setBrush(tokens.focus);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, option.rect, edge.toRect()), 1.5, 1.5);
    } else if (option.state & QStyle::State_MouseOver) {
        painter.setBrush(tokens.neutralGround);
        painter.drawRoundedRect(ground, radius, radius);
    }
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(tokens.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
}

} // namespace

void NavigationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const ThemeTokens tokens = currentTokens();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, tokens);

    const int size = scaledLength(iconSize);
    QRect icon(0, 0, size, size);
    icon.moveCenter(option.rect.center());
    icon.moveLeft(option.rect.left() + scaledLength(10));
    themeIcon(index.data(IconNameRole).toString(), selected ? &ThemeTokens::focus : &ThemeTokens::secondary)
        .paint(painter, QStyle::visualRect(option.direction, option.rect, icon));

    QFont font = option.font;
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(tokens.text);
    const QRect text = option.rect.adjusted(scaledLength(36), 0, -scaledLength(8), 0);
    const QString title =
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width());
    painter->drawText(QStyle::visualRect(option.direction, option.rect, text),
                      Qt::AlignVCenter | Qt::AlignLeading, title);
    painter->restore();
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), scaledLength(rowHeight)};
}

} // namespace latchkey
