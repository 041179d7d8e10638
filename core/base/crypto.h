// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

#include <QByteArray>

#include <memory>

namespace latchkey {

//! Error: KeychainFailed if libcrypto lacks an algorithm that the functions below need. They end the process
//! then, so that this is asked first.
Result<void> requireAlgorithms();

QByteArray sha256(QByteArrayView data);
//! HMAC-SHA-256 (RFC 2104): 32 bytes.
QByteArray hmacSha256(const Secret &key, QByteArrayView data);
//! What an HMAC hashes by. SHA-1 is for codes of authenticator apps only.
enum class HmacHash { Sha1, Sha256, Sha512 };

//! HMAC (RFC 2104) of many messages under one key. Not thread-safe.
class Hmac
{
public:
    explicit Hmac(const Secret &key, HmacHash hash = HmacHash::Sha256);
    ~Hmac();
    Q_DISABLE_COPY_MOVE(Hmac)

    //! 20, 32 or 64 bytes.
    QByteArray of(QByteArrayView message);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! HKDF-SHA-256 (RFC 5869) without salt: \a length bytes for the purpose named by \a info.
Secret hkdfSha256(const Secret &key, QByteArrayView info, int length);

//! Lengths first, then contents in time that does not depend on them.
bool constantTimeEquals(QByteArrayView left, QByteArrayView right);

//! AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit \a nonce: ciphertext followed by the 16-byte tag.
QByteArray aesGcmSeal(const Secret &key, QByteArrayView nonce, const Secret &plain);
//! Error: KeychainFailed with KeyMismatch if anything was changed or the key is another.
Result<Secret> aesGcmOpen(const Secret &key, QByteArrayView nonce, QByteArrayView sealed);

} // namespace latchkey
