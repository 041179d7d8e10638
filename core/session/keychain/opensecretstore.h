// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

#include <memory>

namespace latchkey {

//! Whether this user has a keychain that can be reached. Blocks for up to 5 s while the session bus is asked,
//! and shows no prompt.
bool hasKeychain();

//! The user's keychain, for secrets of Latchkey. A call waits up to a minute, for a person to unlock it.
std::unique_ptr<SecretStore> openKeychain();

//! The user's keychain if there is one, as hasKeychain() says, or else files in \a folder; for secrets that
//! may be lost. A call waits for a few seconds only.
std::unique_ptr<SecretStore> openSecretStore(const QString &folder);

} // namespace latchkey
