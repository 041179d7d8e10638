// SPDX-License-Identifier: MIT
#include "rowicon.h"

#include <latchkey/forms/theme/theme.h>

#include <QPainter>

namespace latchkey {

RowIcon::RowIcon(const QString &iconName, int size, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_size(size)
{
    setObjectName(iconName + QStringLiteral("Icon"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize RowIcon::sizeHint() const
{
    const int side = scaledLength(m_size);
    return {side, side};
}

void RowIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    themeIcon(m_iconName, &ThemeTokens::secondary).paint(&painter, rect());
}

} // namespace latchkey
