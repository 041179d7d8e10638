// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/base/unlocking.h>

#include <QString>

namespace latchkey {

//! Where the operating system's user keeps secrets: an entry a name. Thread-safe. Calls may block while a
//! person unlocks a keychain, but not without end: never make them on the GUI thread.
//!
//! Errors: KeychainFailed with KeychainLocked, KeychainUnreachable, KeychainSilent, KeyUnreadable or
//! KeyNotKept.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    //! Empty if there is no entry of this name.
    virtual Result<Secret> read(const QString &name, Unlocking unlocking) = 0;
    //! Replaces an entry of this name.
    virtual Result<void> write(const QString &name, const Secret &secret, Unlocking unlocking) = 0;
};

} // namespace latchkey
