// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/users/user.h>

#include <QList>

namespace latchkey {

//! Somebody who has just set up a second factor and is logged in.
struct MfaSetUp
{
    User user;
    QList<Secret> recoveryCodes; //!< to be shown this once
};

} // namespace latchkey
