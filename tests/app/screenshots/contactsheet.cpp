// SPDX-License-Identifier: MIT
#include "contactsheet.h"

#include <QFileInfo>
#include <QPainter>

namespace latchkey {

namespace {

constexpr int columns = 6;
constexpr QSize cell(300, 330);
constexpr int gap = 16;
constexpr int captionHeight = 24;

} // namespace

QImage contactSheet(const QStringList &files)
{
    const int rows = int(files.size() + columns - 1) / columns;
    QImage sheet(columns * (cell.width() + gap) + gap, rows * (cell.height() + captionHeight + gap) + gap,
                 QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (int i = 0; i < files.size(); ++i) {
        const QPoint corner(gap + i % columns * (cell.width() + gap),
                            gap + i / columns * (cell.height() + captionHeight + gap));
        const QImage picture = QImage(files[i]).scaled(cell, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QRect place(QPoint(), picture.size());
        place.moveCenter(QRect(corner, cell).center());
        painter.drawImage(place, picture);
        painter.drawText(QRect(corner + QPoint(0, cell.height()), QSize(cell.width(), captionHeight)),
                         Qt::AlignCenter, QFileInfo(files[i]).completeBaseName());
    }
    return sheet;
}

} // namespace latchkey
