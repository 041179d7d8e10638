// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/qrlabel.h>

#include <latchkey/forms/theme/theme.h>

#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int usualSide = 267; // edges included
constexpr int edge = 1;
constexpr int radius = 8;
constexpr int quietZone = 4;   // modules on each side (ISO/IEC 18004, 6.3.8)
constexpr int leastModule = 3; // pixels, for a camera that is not held still

} // namespace

QrLabel::QrLabel(QWidget *parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrLabel::setCode(const QrCode &code)
{
    m_code = code;
    updateGeometry();
    update();
}

QSize QrLabel::sizeHint() const
{
    const int least = (m_code.size + 2 * quietZone) * leastModule + 2 * edge;
    const int side = std::max(scaledLength(usualSide), least);
    return {side, side};
}

void QrLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(currentTokens().hairline);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_code.size > 0)
        paintModules(painter);
}

// Counted in the screen's own pixels, since modules of 4 and of 5 pixels side by side are what blurs a code.
void QrLabel::paintModules(QPainter &painter) const
{
    const qreal scale = devicePixelRatioF();
    const QPointF origin = QPointF(mapTo(window(), QPoint())) * scale;
    const int room = int((width() - 2 * edge) * scale);
    const int module = std::max(1, room / (m_code.size + 2 * quietZone));
    const int start = (room - module * m_code.size) / 2;
    const QPoint corner(qCeil(origin.x() + edge * scale) + start, qCeil(origin.y() + edge * scale) + start);
    for (int row = 0; row < m_code.size; ++row) {
        for (int column = 0; column < m_code.size; ++column) {
            if (!m_code.isDark(column, row))
                continue;
            const QPointF place = corner + QPointF(column, row) * module - origin;
            painter.fillRect(QRectF(place / scale, QSizeF(module, module) / scale), Qt::black);
        }
    }
}

} // namespace latchkey
