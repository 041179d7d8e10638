// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/password/arenapool.h>
#include <latchkey/core/password/phc.h>

namespace latchkey {

//! Argon2 (RFC 9106): makes Argon2id hashes, checks Argon2id, Argon2i and Argon2d ones within argon2Caps.
//!
//! Memory is at most one arena of \a params.memoryKiB a thread, mapped at the first hash, kept, and wiped
//! after each hash; a larger imported hash gets its memory for that one call. verify() answers StorageFailed
//! and hash() likewise if that memory cannot be had. Thread-safe; calls wait for their turn.
class Argon2Hasher
{
public:
    //! \a random must outlive the hasher and be thread-safe. \a threads: how many hashes may run at once.
    explicit Argon2Hasher(RandomSource &random, int threads = 2, const Argon2Params &params = {});

    //! A new Argon2id hash with a fresh salt.
    Result<QByteArray> hash(const Secret &password);
    //! The same with salt and cost of \a phc; StorageFailed if that is no Argon2 hash.
    Result<QByteArray> hashAlike(const Secret &text, QByteArrayView phc);
    //! Compares in constant time. False for a hash of unknown form.
    Result<bool> verify(const Secret &password, QByteArrayView phc);
    //! True if \a phc was made by another algorithm or with other parameters than hash() uses.
    bool needsRehash(QByteArrayView phc) const;
    //! What hash() makes, with salt and tag of zeros.
    QByteArray blankHash() const;
    //! A turn among the hashes that may run at once, for another algorithm. Nothing if the system has no
    //! memory.
    std::optional<ArenaPool::Lease> turn() { return m_arenas.acquire(0); }

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
