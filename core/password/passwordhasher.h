// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

namespace latchkey {

//! A password that somebody typed to prove who they are. Other programs hashed it as typed, Latchkey
//! normalised.
struct PasswordTry
{
    Secret typed;
    Secret normalised; //!< normalisePassword() of what was typed
};

//! Makes and checks password hashes in text form. Thread-safe; calls wait for their turn.
class PasswordHasher
{
public:
    virtual ~PasswordHasher() = default;

    //! A new hash with a fresh salt. \a password is already normalised (normalisePassword()).
    virtual Result<QByteArray> hash(const Secret &password) = 0;
    //! The hash of another text with the salt and cost of \a like, which hash() has made: equal for equal
    //! texts. StorageFailed only if memory is short.
    virtual Result<QByteArray> hashAlike(const Secret &text, QByteArrayView like) = 0;
    //! Whether verify() computes \a stored; it answers false at once for a hash of unknown form, or one that
    //! costs more than is allowed.
    virtual bool canVerify(QByteArrayView stored) const = 0;
    //! Compares in constant time. False for what canVerify() refuses. StorageFailed only if memory is short.
    virtual Result<bool> verify(const PasswordTry &password, QByteArrayView stored) = 0;
    //! Costs what verify() costs for a hash of \a kind, as in `$2b$12$`; of the kind that hash() makes if \a
    //! kind is none that verify() knows. For addresses nobody has.
    virtual void verifyDummy(const PasswordTry &password, QByteArrayView kind) = 0;
    //! True if \a stored was made by another algorithm or with other parameters than hash() uses.
    virtual bool needsRehash(QByteArrayView stored) const = 0;
};

} // namespace latchkey
