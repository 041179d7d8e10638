// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

#include <chrono>

namespace latchkey {

//! Whether this user has a keychain: the session bus knows a Secret Service that has been set up, locked or
//! not, or a KWallet runs. Shows no prompt; blocks for at most \a patience.
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

    Result<Secret> read(const QString &name, Unlocking unlocking) override;
    Result<void> write(const QString &name, const Secret &secret, Unlocking unlocking) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace latchkey
