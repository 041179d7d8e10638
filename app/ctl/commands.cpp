// SPDX-License-Identifier: MIT
#include "commands.h"

#include <latchkey/forms/errortext/errortext.h>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

const QList<Command> &allCommands()
{
    static const QList<Command> commands =
        initCommands() + userCommands() + loginCommands() + codeCommands() + mfaCommands() +
        settingsCommands() + outboxCommands() + mailCommands() + auditCommands() + keepingCommands();
    return commands;
}

Option passwordOption()
{
    return {.name = u"password-stdin"_s,
            .placeholder = {},
            .help = u"read the password from standard input, up to one final newline"_s,
            .presence = Presence::Required};
}

Failure failure(const AuthError &error)
{
    // a refusal's sentence says it all; trouble is for whoever runs the program to find out about
    const bool isTrouble = !error.isAuthenticationFailure() && !error.detail.isEmpty();
    return {.code = error.code,
            .sentence =
                isTrouble ? u"%1 (%2)"_s.arg(errorText(error), error.detail.simplified()) : errorText(error)};
}

Failure failure(AuthErrorCode code, AuthErrorReason reason)
{
    return failure(fail(code, reason).error());
}

} // namespace latchkey::ctl
