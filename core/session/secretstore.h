// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

#include <QString>

namespace latchkey {

//! Where the operating system's user keeps secrets: an entry a name. Thread-safe. Calls may block while a
//! person unlocks a keychain, but not without end: never make them on the GUI thread.
//!
//! Errors: KeychainFailed with KeychainLocked, KeychainUnreachable, KeychainSilent or KeyUnreadable.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    //! Empty if there is no entry of this name.
    virtual Result<Secret> read(const QString &name) = 0;
    //! Replaces an entry of this name.
    virtual Result<void> write(const QString &name, const Secret &secret) = 0;
    //! Fine if there is no entry of this name.
    virtual Result<void> remove(const QString &name) = 0;
};

} // namespace latchkey
