// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace latchkey {

struct AuthError;
class MessageBar;
class MfaForm;
class StepHeader;

//! What every dialog says alike that asks for a second factor.
class MfaWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::MfaWords)
public:
    static QString loginTitle();
    static QString lostFactor();
    //! What stands above the pages of a set-up: the steps, with \a current (from 0) under way.
    static StepHeader *setupSteps(int current);
    //! Tells what a second factor was refused for: in the form where it has the place, else in the bar.
    static void tell(const AuthError &error, MfaForm &form, MessageBar &bar);
};

} // namespace latchkey
