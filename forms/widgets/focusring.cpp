// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/focusring.h>

#include <latchkey/forms/theme/theme.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QStyle>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int ringWidth = 2;
constexpr int ringGap = 2;

// fields by their edge, lists by the delegate that paints their rows
bool showsItsFocus(const QWidget &widget)
{
    return qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QAbstractItemView *>(&widget);
}

// A check box takes the whole width of its layout; its words end earlier.
QRect visiblePart(const QWidget &widget)
{
    if (!qobject_cast<const QCheckBox *>(&widget) && !qobject_cast<const QRadioButton *>(&widget))
        return widget.rect();
    QRect part = widget.rect();
    part.setWidth(std::min(part.width(), widget.sizeHint().width()));
    return QStyle::visualRect(widget.layoutDirection(), widget.rect(), part);
}

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
    const bool ringed = focused && focused->window() == window() && focused->focusPolicy() != Qt::NoFocus &&
                        !showsItsFocus(*focused);
    watch(ringed ? focused : nullptr);
    if (m_target)
        place();
    else
        hide();
}

// What a scroll area shows moves without moving in its own parent.
void FocusRing::watch(QWidget *target)
{
    for (const QPointer<QWidget> &widget : std::as_const(m_watched)) {
        if (widget)
            widget->removeEventFilter(this);
    }
    m_watched.clear();
    m_target = target;
    for (QWidget *widget = target; widget && widget != window(); widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched << widget;
    }
}

void FocusRing::place()
{
    constexpr int margin = ringWidth + ringGap;
    const QRect part = visiblePart(*m_target);
    const QRect place(m_target->mapTo(window(), part.topLeft()), part.size());
    setGeometry(place.adjusted(-margin, -margin, margin, margin));
    setVisible(m_target->isVisible() && !m_target->visibleRegion().isEmpty());
    raise();
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
        if (m_target)
            place();
        break;
    case QEvent::Hide:
        hide();
        break;
    default:
        break;
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
