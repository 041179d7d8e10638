// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

namespace latchkey {

//! Makes and checks password hashes in PHC string form. Thread-safe; calls wait for their turn.
class PasswordHasher
{
public:
    virtual ~PasswordHasher() = default;

    //! A new hash with a fresh salt. \a password is already normalised (normalisePassword()).
    virtual Result<QByteArray> hash(const Secret &password) = 0;
    //! Compares in constant time. False for a hash of unknown form. StorageFailed only if memory is short.
    virtual Result<bool> verify(const Secret &password, QByteArrayView phc) = 0;
    //! Hashes \a password against a fixed hash, to cost what verify() costs. For addresses nobody has.
    virtual void verifyDummy(const Secret &password) = 0;
    //! True if \a phc was made by another algorithm or with other parameters than hash() uses.
    virtual bool needsRehash(QByteArrayView phc) const = 0;
};

} // namespace latchkey
