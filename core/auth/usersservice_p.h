// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/servicecontext.h>
#include <latchkey/core/auth/usersservice.h>

namespace latchkey {

//! Reached from the files that the use cases are spread over.
struct UsersService::Private : ServiceContext
{
    using ServiceContext::ServiceContext;
};

} // namespace latchkey
