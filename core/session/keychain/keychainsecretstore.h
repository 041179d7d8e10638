// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

#include <chrono>

namespace latchkey {

//! Whether a keychain answers or would be started on this user's session bus: the Secret Service or KWallet.
//! Asks the bus, never the keychain, so that no prompt appears; blocks for at most \a patience.
bool isKeychainReachable(std::chrono::milliseconds patience);

//! Secrets in the desktop's keychain by way of QtKeychain, never in its plain-text fallback.
//!
//! QtKeychain queues its jobs in one object that belongs to the thread of the first job, so that all of
//! them run in one thread of the process, which ends with the QCoreApplication.
class KeychainSecretStore : public SecretStore
{
public:
    //! \a service sets these entries apart from others'. A call waits at most \a patience, which has to
    //! leave people the time to type a password.
    KeychainSecretStore(const QString &service, std::chrono::milliseconds patience);

    Result<Secret> read(const QString &name) override;
    Result<void> write(const QString &name, const Secret &secret) override;
    Result<void> remove(const QString &name) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace latchkey
