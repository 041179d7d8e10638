// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

// Questions to the session bus. They block: ask them in the keychain thread.

//! Whether there is a Secret Service that has been set up, which may be started to tell, or KWallet runs.
//! False without a session bus.
bool hasKeychainService();
//! Has libsecret, which QtKeychain loads, speak anew with a Secret Service that was restarted since the last
//! call: it would go on with what the one before knew, in vain.
void followSecretService();
//! Whether the Secret Service's default collection is locked; false if there is none.
bool isSecretServiceLocked();

} // namespace latchkey
