// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace latchkey {

class FactorEntry;

//! One kind of second factor that can be given at a login.
struct FactorWay
{
    QString buttonName; //!< object name of the button that leads to it
    QString buttonText;
    QString iconName;
    FactorEntry *(*make)(QWidget *parent);
};

//! All of them, the usual one first. A new kind is an entry of its own and one line here.
QList<FactorWay> factorWays();

} // namespace latchkey
