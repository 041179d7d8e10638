// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace latchkey {

// No category logs addresses, passwords, codes, tokens or keys: `detail` of an AuthError is as far as it
// goes.
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logStorage)
Q_DECLARE_LOGGING_CATEGORY(logMail)
Q_DECLARE_LOGGING_CATEGORY(logKeychain)

} // namespace latchkey
