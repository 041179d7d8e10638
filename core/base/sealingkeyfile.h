// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>

namespace latchkey {

//! The key file of a database, and the keys that were in it before, which lie beside it, each under its id:
//! of "users.db.key" as "users.db.key.0123456789abcdef". So a key is found whichever moment of a change a
//! process was killed at, and a file shared by several databases serves all of them.
class SealingKeyFile
{
public:
    explicit SealingKeyFile(QString path)
        : m_path(std::move(path))
    {}

    const QString &path() const { return m_path; }
    //! Where the key of this id lies once the file holds another.
    QString besides(const QByteArray &id) const;

    //! The key of this id, from either place. Errors: KeychainFailed with KeyMismatch if there is only
    //! another, or what SealingKey::load() says of the file.
    Result<SealingKey> find(const QByteArray &id) const;
    //! Puts a key into the file, and what was there beside it. Everything is on the disk then. Error:
    //! KeychainFailed with KeyNotMade; the file is as it was.
    Result<void> replace(const SealingKey &key) const;

private:
    Result<void> keepPresent() const;

    QString m_path;
};

} // namespace latchkey
