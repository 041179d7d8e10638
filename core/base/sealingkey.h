// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>

#include <optional>

namespace latchkey {

//! The key under which secrets at rest are sealed. Thread-safe once made.
//!
//! A sealed value is `01 | key id (8) | nonce (12) | ciphertext | tag (16)`; every purpose has a key of its
//! own, derived with HKDF, so that a value cannot be moved to where another kind is expected.
class SealingKey
{
public:
    //! Reads a key file. Errors: KeychainFailed with KeyMissing, KeyUnreadable, KeyExposed if others may open
    //! it, too, or KeyDamaged.
    static Result<SealingKey> load(const QString &path);
    //! Makes a key file (0600) that must not exist yet; a process that is killed leaves a whole one or none.
    //! Error: KeychainFailed with KeyNotMade.
    static Result<SealingKey> create(const QString &path, RandomSource &random);

    //! The key of fileContent(), which may have been trimmed; none if it is something else.
    static std::optional<SealingKey> fromFileContent(QByteArrayView content);
    //! A key that is kept nowhere yet.
    static SealingKey make(RandomSource &random);
    //! The key of these 32 bytes; none if they are more or fewer.
    static std::optional<SealingKey> fromSecret(const Secret &bytes);

    //! For keeping it somewhere else: 32 bytes.
    const Secret &secret() const { return m_key; }
    //! What a file has to hold to be loaded as this key.
    Secret fileContent() const;

    const QByteArray &id() const { return m_id; }
    QByteArray seal(QByteArrayView purpose, const Secret &plain, RandomSource &random) const;
    //! Error: KeychainFailed with KeyMismatch.
    Result<Secret> open(QByteArrayView purpose, QByteArrayView sealed) const;
    //! Whether a value says that it was sealed under this key; it may have been changed since.
    bool sealed(QByteArrayView value) const;
    //! HMAC-SHA-256 under a key of this purpose.
    QByteArray mac(QByteArrayView purpose, QByteArrayView data) const;

private:
    explicit SealingKey(Secret key);

    Secret m_key;
    QByteArray m_id;
};

} // namespace latchkey
