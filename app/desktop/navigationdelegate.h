// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace latchkey {

//! Paints the side bar's pages: the current one stands on a card with an accent edge.
class NavigationDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    //! The name of the page's icon among the theme's icons.
    static constexpr int IconNameRole = Qt::UserRole;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace latchkey
