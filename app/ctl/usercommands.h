// SPDX-License-Identifier: MIT
#pragma once

#include "command.h"

namespace latchkey::ctl {

//! The user whom the first argument names.
std::expected<User, Failure> namedUser(const Call &call, UsersService &service);

Command userListCommand();
Command userSetCommand();

} // namespace latchkey::ctl
