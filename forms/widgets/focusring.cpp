// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/focusring.h>

#include <latchkey/forms/theme/theme.h>

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace latchkey {

namespace {

constexpr int ringWidth = 2;
constexpr int ringGap = 1;

} // namespace

FocusRing::FocusRing(QWidget *window)
    : QWidget(window)
{
    setObjectName(QStringLiteral("focusRing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *focused)
{
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = qobject_cast<QAbstractButton *>(focused);
    if (!m_target || m_target->window() != window()) {
        m_target = nullptr;
        hide();
        return;
    }
    m_target->installEventFilter(this);
    place();
}

void FocusRing::place()
{
    constexpr int margin = ringWidth + ringGap;
    const QRect place(m_target->mapTo(window(), QPoint()), m_target->size());
    setGeometry(place.adjusted(-margin, -margin, margin, margin));
    setVisible(m_target->isVisible());
    raise();
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_target) {
        switch (event->type()) {
        case QEvent::Move:
        case QEvent::Resize:
        case QEvent::Show:
            place();
            break;
        case QEvent::Hide:
            hide();
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTokens().focus, ringWidth));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

} // namespace latchkey
