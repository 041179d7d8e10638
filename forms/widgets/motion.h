// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace latchkey {

//! False on a system with reduced motion: its style has no animations.
LATCHKEY_FORMS_EXPORT bool mayMove(const QWidget &widget);

//! Lets what has just been shown come up over 120 ms, in its place; at once where nothing may move.
LATCHKEY_FORMS_EXPORT void fadeIn(QWidget &widget);

} // namespace latchkey
