// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

namespace latchkey::ctl {

//! Every command, in the order of the help.
const QList<Command> &allCommands();

QList<Command> initCommands();
QList<Command> userCommands();
QList<Command> loginCommands();
QList<Command> codeCommands();
QList<Command> mfaCommands();
QList<Command> settingsCommands();
QList<Command> outboxCommands();
QList<Command> mailCommands();
QList<Command> auditCommands();
QList<Command> keepingCommands();

//! Prints the user of a login and ends its session again: the command line has none.
Outcome tried(EmbeddedClient &client, const Result<User> &user, const QString &done);

//! The one way a password comes in.
Option passwordOption();

} // namespace latchkey::ctl
