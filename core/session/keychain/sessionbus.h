// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

// Questions to the session bus. They block: ask them in the keychain thread.

//! Whether the Secret Service or KWallet runs or would be started. False without a session bus.
bool hasKeychainService();
//! Whether the Secret Service's default collection is locked; false if there is none.
bool isSecretServiceLocked();

} // namespace latchkey
