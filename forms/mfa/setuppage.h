// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>

#include <QWidget>

namespace latchkey {

struct AuthError;

//! The page on which one kind of second factor is set up; what stands around it is alike for all.
class SetupPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    //! The field where it starts.
    virtual QWidget *startField() const = 0;
    virtual bool isBusy() const = 0;

    //! The main button was pressed.
    virtual void submit() = 0;
    virtual void cancelWork() = 0;
    //! Wipes every secret that it shows.
    virtual void forget() = 0;

Q_SIGNALS:
    void busyChanged();
    //! It works: what was made can be added.
    void methodMade(const latchkey::MfaMethod &method);
    void failed(const latchkey::AuthError &error);
};

} // namespace latchkey
