// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QByteArray>

#include <cstdint>

namespace latchkey {

//! PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2): \a length bytes; empty if OpenSSL refuses.
QByteArray pbkdf2Sha256(const Secret &password, QByteArrayView salt, int iterations, int length);

//! The cost of one scrypt hash: it takes 128·blockSize·2^logCost bytes of memory.
struct ScryptParams
{
    std::uint32_t logCost = 17;
    std::uint32_t blockSize = 8;
    std::uint32_t lanes = 1;
};

//! scrypt (RFC 7914): \a length bytes; empty if OpenSSL refuses or has no memory.
QByteArray scrypt(const Secret &password, QByteArrayView salt, const ScryptParams &params, int length);

} // namespace latchkey
