// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>

#include <QWidget>

namespace latchkey {

//! How somebody gives one kind of second factor at a login: the part of the page above its main button.
class FactorEntry : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    //! The field where it starts.
    virtual QWidget *startField() const = 0;
    //! What was given.
    virtual MfaLogin given() const = 0;
    //! Whether all of it was given; says what is missing, and goes there, if not.
    virtual bool check() = 0;
    //! It was wrong: says so, forgets it, and goes back to the start.
    virtual void refuse() = 0;
    virtual void forget() = 0;

Q_SIGNALS:
    //! All of it was given, and nothing more has to be pressed.
    void completed();
};

} // namespace latchkey
