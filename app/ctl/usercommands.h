// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

namespace latchkey::ctl {

//! The user whom the first argument names.
std::expected<User, Failure> namedUser(const Call &call, UsersService &service);

//! Sends the notices that a change may have queued; what cannot go out now waits in the outbox.
void sendWhatIsDue(UsersService &service);

Command userExplainCommand();
Command userListCommand();
Command userSetCommand();

} // namespace latchkey::ctl
