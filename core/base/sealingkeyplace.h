// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>
#include <latchkey/core/base/sealingkeylocation.h>
#include <latchkey/core/base/unlocking.h>

namespace latchkey {

//! Where the sealing key of a database is kept. A key that a database names is there from before it is named;
//! a former one stays, for older copies of the database. Calls may wait for a person to unlock a keychain.
class SealingKeyPlace
{
public:
    virtual ~SealingKeyPlace() = default;

    virtual SealingKeyHome home() const = 0;
    //! Where the key of this id lies, if it is the newest one here.
    virtual SealingKeyLocation location(const QByteArray &id) const = 0;
    //! Where it lies once another has taken its place.
    virtual SealingKeyLocation formerLocation(const QByteArray &id) const = 0;

    //! Errors: KeychainFailed with KeyMissing, KeyMismatch, KeyNotInKeychain, or why the place cannot be
    //! looked into.
    virtual Result<SealingKey> find(const QByteArray &id, Unlocking unlocking) = 0;
    //! A key for a new database, which is kept already. Errors: KeychainFailed with KeyNotMade, KeyNotKept or
    //! why a key that is there cannot be taken.
    virtual Result<SealingKey> make(RandomSource &random) = 0;
    //! What may take its time when another key is about to be named: call it before the transaction that
    //! does. Error: KeychainFailed with KeyNotKept.
    virtual Result<void> prepare(const SealingKey &key) = 0;
    //! The rest, quick, as that transaction's last step: everything is on the disk then. Error:
    //! KeychainFailed with KeyNotMade; the place is as it was.
    virtual Result<void> install(const SealingKey &key) = 0;
};

} // namespace latchkey
