// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>

namespace latchkey {

//! Where the service has its sealing key from. Thread-safe.
class SealingKeySource
{
public:
    virtual ~SealingKeySource() = default;

    //! The key; it lives as long as this object. The first call may wait for the disk; one that failed is
    //! tried again by the next, but a keychain only by unlock(). Nobody is asked to unlock anything. Errors:
    //! KeychainFailed with its reason, StorageFailed.
    virtual Result<const SealingKey *> get() = 0;
    //! The same, but waits for a person to unlock a keychain, up to a minute: neither inside a write
    //! transaction nor on the GUI thread.
    virtual Result<const SealingKey *> unlock() { return get(); }
};

//! A key, or its absence, that is at hand.
class GivenSealingKey : public SealingKeySource
{
public:
    explicit GivenSealingKey(Result<SealingKey> key)
        : m_key(std::move(key))
    {}
    Result<const SealingKey *> get() override
    {
        return m_key ? Result<const SealingKey *>(&*m_key) : failWith(m_key);
    }

private:
    Result<SealingKey> m_key;
};

} // namespace latchkey
