// SPDX-License-Identifier: MIT
#include <latchkey/core/client/usersadmin.h>

namespace latchkey {

// where its virtual table lives
UsersAdmin::~UsersAdmin() = default;

} // namespace latchkey
