// SPDX-License-Identifier: MIT
#include <latchkey/core/base/logging.h>

namespace latchkey {

Q_LOGGING_CATEGORY(logAuth, "latchkey.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(logStorage, "latchkey.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(logMail, "latchkey.mail", QtWarningMsg)
Q_LOGGING_CATEGORY(logKeychain, "latchkey.keychain", QtInfoMsg)

} // namespace latchkey
