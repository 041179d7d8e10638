// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>
#include <latchkey/core/session/secretstore.h>

#include <memory>

namespace latchkey {

//! A sealing key as an entry of a keychain under its id, as in "sealing key 0123456789abcdef": a new one
//! never takes the place of another, and databases do not get in each other's way. The entry holds what a key
//! file would.
class SealingKeyEntry : public SealingKeyPlace
{
public:
    explicit SealingKeyEntry(std::unique_ptr<SecretStore> keychain)
        : m_keychain(std::move(keychain))
    {}

    SealingKeyHome home() const override { return SealingKeyHome::Keychain; }
    SealingKeyLocation location(const QByteArray &id) const override;
    SealingKeyLocation formerLocation(const QByteArray &id) const override;

    //! Errors: KeychainFailed with KeyNotInKeychain, KeychainLocked, KeychainUnreachable or KeychainSilent.
    Result<SealingKey> find(const QByteArray &id, Unlocking unlocking) override;
    Result<SealingKey> make(RandomSource &random) override;
    Result<void> prepare(const SealingKey &key) override;
    Result<void> install(const SealingKey &key) override;

private:
    std::unique_ptr<SecretStore> m_keychain;
};

} // namespace latchkey
