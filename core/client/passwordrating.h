// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/password/passwordstrength.h>

#include <QFuture>

namespace latchkey {

//! passwordStrength() on a worker thread of this process: a password that somebody is still typing goes
//! nowhere else, whatever the client. It decides nothing; the service does, once the password is chosen.
LATCHKEY_CORE_EXPORT QFuture<PasswordStrength> ratePassword(const Secret &password,
                                                            const PasswordContext &context);

} // namespace latchkey
