// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/password/argon2hasher.h>
#include <latchkey/core/password/passwordhasher.h>

namespace latchkey {

//! Whether \a stored has a form, and a cost within the caps, that PasswordHashes::verify() computes.
bool isPasswordHash(QByteArrayView stored);

//! Makes Argon2id hashes and checks all kinds that an import may bring, told apart by their prefix: PHC
//! argon2 and scrypt, bcrypt, and Django's PBKDF2-SHA256; each within its caps, so that a planted hash cannot
//! exhaust the machine. Hashes that Latchkey did not make are checked against the password as typed and,
//! where that differs and is wrong, as normalised.
class PasswordHashes : public PasswordHasher
{
public:
    //! As Argon2Hasher's; hashes of all kinds together count as \a threads.
    explicit PasswordHashes(RandomSource &random, int threads = 2, const Argon2Params &params = {});

    Result<QByteArray> hash(const Secret &password) override;
    Result<QByteArray> hashAlike(const Secret &text, QByteArrayView like) override;
    bool canVerify(QByteArrayView stored) const override { return isPasswordHash(stored); }
    Result<bool> verify(const PasswordTry &password, QByteArrayView stored) override;
    void verifyDummy(const PasswordTry &password, QByteArrayView kind) override;
    bool needsRehash(QByteArrayView stored) const override;

private:
    Result<bool> verifyBytes(const Secret &password, QByteArrayView stored);

    Argon2Hasher m_argon2;
};

//! A hash of \a kind with salt and tag of zeros, as in `$2b$12$` or `$argon2id$v=19$m=47104,t=1,p=1$`. What
//! it returns for other text is no hash.
QByteArray blankHashOfKind(QByteArrayView kind);

} // namespace latchkey
