// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/motion.h>

#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QStyle>
#include <QWidget>

namespace latchkey {

namespace {

constexpr int fadeMilliseconds = 120;

} // namespace

bool mayMove(const QWidget &widget)
{
    return widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0;
}

void fadeIn(QWidget &widget)
{
    if (!widget.isVisible() || !mayMove(widget))
        return;
    auto *effect = new QGraphicsOpacityEffect(&widget);
    effect->setOpacity(0);
    widget.setGraphicsEffect(effect); // an earlier one goes, and its animation with it
    auto *fade = new QPropertyAnimation(effect, "opacity", &widget);
    fade->setDuration(fadeMilliseconds);
    fade->setEndValue(1.0);
    QObject::connect(fade, &QPropertyAnimation::finished, &widget, [&widget, effect] {
        if (widget.graphicsEffect() == effect)
            widget.setGraphicsEffect(nullptr);
    });
    fade->start(QAbstractAnimation::DeleteWhenStopped);
}

} // namespace latchkey
