// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

#include <memory>

namespace latchkey {

//! The user's keychain where one can be reached, and files in \a folder where there is none; the log says
//! which. Blocks for up to 5 s while the session bus is asked, and shows no prompt.
std::unique_ptr<SecretStore> openSecretStore(const QString &service, const QString &folder);

} // namespace latchkey
