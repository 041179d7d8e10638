// SPDX-License-Identifier: MIT
#include <latchkey/core/client/passwordrating.h>

#include <QtConcurrentRun>

namespace latchkey {

QFuture<PasswordStrength> ratePassword(const Secret &password, const PasswordContext &context)
{
    return QtConcurrent::run([password, context] { return passwordStrength(password, context); });
}

} // namespace latchkey
