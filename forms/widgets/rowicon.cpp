// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/rowicon.h>

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

void RowIcon::setColour(QColor ThemeTokens::*colour)
{
    m_colour = colour;
    update();
}

QSize RowIcon::sizeHint() const
{
    const int side = scaledLength(m_size);
    return {side, side};
}

void RowIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    themeIcon(m_iconName, m_colour).paint(&painter, rect());
}

} // namespace latchkey
