// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/busybutton.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/motion.h>

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace latchkey {

namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = 40ms; // one turn a second
constexpr int spinnerSize = 16;
constexpr int spinnerGap = 6; // on either side

QPixmap spinner(qreal degrees, qreal ratio, const QColor &colour)
{
    QPixmap pixmap(QSize(spinnerSize + 2 * spinnerGap, spinnerSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring(spinnerGap + 1.5, 1.5, spinnerSize - 3, spinnerSize - 3);
    QColor faint = colour;
    faint.setAlphaF(0.35f);
    painter.setPen(QPen(faint, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, int(-degrees * 16), 100 * 16);
    return pixmap;
}

} // namespace

BusyButton::BusyButton(QWidget *parent)
    : QPushButton(parent)
{
    setProperty("kind", QStringLiteral("primary"));
    setIconSize({spinnerSize + 2 * spinnerGap, spinnerSize});
    m_timer.setInterval(frameTime);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_degrees = std::fmod(m_degrees + 360.0 * frameTime / 1s, 360);
        turn();
    });
}

void BusyButton::startWork(const QString &words)
{
    if (!m_busy)
        m_restingText = text();
    setText(words);
    setAccessibleName(words);
    setBusy(true);
    turn();
    if (mayMove(*this))
        m_timer.start();
}

void BusyButton::endWork()
{
    m_timer.stop();
    if (!m_busy)
        return;
    setIcon({});
    setText(m_restingText);
    setAccessibleName(m_restingText);
    setBusy(false);
}

void BusyButton::setBusy(bool busy)
{
    m_busy = busy;
    setEnabled(!busy);
    style()->unpolish(this);
    style()->polish(this);
}

void BusyButton::turn()
{
    const QPixmap frame = spinner(m_degrees, devicePixelRatioF(), currentTokens().accentText);
    QIcon icon(frame);
    icon.addPixmap(frame, QIcon::Disabled); // as it is, not greyed
    setIcon(icon);
}

} // namespace latchkey
