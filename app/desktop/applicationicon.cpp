// SPDX-License-Identifier: MIT
#include "applicationicon.h"

#include <QPainter>
#include <QSvgRenderer>

namespace latchkey {

QIcon applicationIcon()
{
    QSvgRenderer drawing(QStringLiteral(":/latchkey/desktop/latchkey.svg"));
    QIcon icon;
    for (int side : {16, 24, 32, 40, 48, 64, 80, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawing.render(&painter);
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace latchkey
