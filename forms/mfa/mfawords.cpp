// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/mfawords.h>

#include <latchkey/core/base/autherror.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/mfa/mfaform.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/stepheader.h>

namespace latchkey {

QString MfaWords::loginTitle()
{
    return tr("Confirm it’s you");
}

QString MfaWords::lostFactor()
{
    return tr("Lost your second factor? Reset it by email");
}

StepHeader *MfaWords::setupSteps(int current)
{
    auto *steps = new StepHeader({tr("Choose"), tr("Set up"), tr("Recovery codes")});
    steps->setObjectName(QStringLiteral("stepHeader"));
    steps->setCurrent(current);
    return steps;
}

void MfaWords::tell(const AuthError &error, MfaForm &form, MessageBar &bar)
{
    if (form.showFieldError(error))
        return;
    ErrorWords words = errorWords(error);
    if (error.code == AuthErrorCode::TooManyPasswordFailures && error.retryAfter.count() > 0) {
        form.waitFor(error.retryAfter);
        words.advice.clear(); // the button counts down
    }
    bar.showMessage(error.isAuthenticationFailure() ? MessageBar::Kind::Warning : MessageBar::Kind::Error,
                    words);
    if (error.reason == AuthErrorReason::ClockOff)
        bar.setIcon(QStringLiteral("clock"));
}

} // namespace latchkey
