// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>

namespace latchkey {

//! The key file of a database, and the keys that were in it before, which lie beside it, each under its id:
//! of "users.db.key" as "users.db.key.0123456789abcdef". So a key is found whichever moment of a change a
//! process was killed at, and a file shared by several databases serves all of them.
class SealingKeyFile : public SealingKeyPlace
{
public:
    explicit SealingKeyFile(QString path)
        : m_path(std::move(path))
    {}

    const QString &path() const { return m_path; }
    //! Where the key of this id lies once the file holds another.
    QString besides(const QByteArray &id) const;

    SealingKeyHome home() const override { return SealingKeyHome::File; }
    SealingKeyLocation location(const QByteArray &id) const override;
    SealingKeyLocation formerLocation(const QByteArray &id) const override;

    //! The key of this id, from either place. Errors: KeychainFailed with KeyMismatch if there is only
    //! another, or what SealingKey::load() says of the file.
    Result<SealingKey> find(const QByteArray &id, Unlocking unlocking) override;
    //! Takes a key that is in the file already: from an interrupted start, or shared by LATCHKEY_KEYFILE.
    Result<SealingKey> make(RandomSource &random) override;
    Result<void> prepare(const SealingKey &key) override;
    //! Puts a key into the file, and what was there beside it.
    Result<void> install(const SealingKey &key) override;

private:
    Result<void> keepPresent() const;

    QString m_path;
};

} // namespace latchkey
