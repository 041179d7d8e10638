// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/password/arenapool.h>
#include <latchkey/core/password/passwordhasher.h>
#include <latchkey/core/password/phc.h>

namespace latchkey {

//! Argon2 (RFC 9106): makes Argon2id hashes, checks Argon2id, Argon2i and Argon2d ones within argon2Caps.
//!
//! Memory is at most one arena of \a params.memoryKiB a thread, mapped at the first hash, kept, and wiped
//! after each hash; a larger imported hash gets its memory for that one call. verify() answers StorageFailed
//! and hash() likewise if that memory cannot be had.
class Argon2Hasher : public PasswordHasher
{
public:
    //! \a random must outlive the hasher and be thread-safe. \a threads: how many hashes may run at once.
    explicit Argon2Hasher(RandomSource &random, int threads = 2, const Argon2Params &params = {});

    Result<QByteArray> hash(const Secret &password) override;
    Result<bool> verify(const Secret &password, QByteArrayView phc) override;
    void verifyDummy(const Secret &password) override;
    bool needsRehash(QByteArrayView phc) const override;

private:
    Argon2Phc newPhc() const;
    Result<QByteArray> tagOf(const Secret &password, const Argon2Phc &phc);

    RandomSource &m_random;
    const Argon2Params m_params;
    ArenaPool m_arenas;
};

//! The tag of \a password with the variant, cost, salt and tag length of \a phc, computed in \a memory, which
//! must hold the cost and is zero afterwards. The tag is empty if libargon2 refuses.
QByteArray argon2Tag(const Secret &password, const Argon2Phc &phc, std::span<std::uint8_t> memory);

} // namespace latchkey
