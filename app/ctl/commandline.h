// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

namespace latchkey::ctl {

//! The options that every command takes, in any position.
const QList<Option> &globalOptions();

//! The commands that start with these words.
QList<Command> commandsUnder(const QStringList &words);

//! Whether the command line asks for the program's version.
bool asksForVersion(const QStringList &arguments);
//! Whether the command line asks for help, and if so the words that it wants explained.
std::optional<QStringList> helpTopic(const QStringList &arguments);

//! Takes a command line (without the program's name) apart. What looks like a password given as an argument
//! is refused and not repeated in the message.
std::expected<Call, Failure> parse(const QStringList &arguments);

} // namespace latchkey::ctl
