// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

namespace latchkey {

//! Secrets as files (0600) in a folder (0700), for systems without a keychain. A file is replaced as a whole
//! and has reached the disk when write() returns; one that is no plain file of the user's own, or that others
//! may open, is not read. Thread-safe, also between processes.
class FileSecretStore : public SecretStore
{
public:
    //! The folder is made by the first write().
    explicit FileSecretStore(const QString &folder);

    Result<Secret> read(const QString &name, Unlocking unlocking) override;
    Result<void> write(const QString &name, const Secret &secret, Unlocking unlocking) override;

    //! The file that holds the secret of this name.
    QString pathOf(const QString &name) const;

private:
    QString m_folder;
};

} // namespace latchkey
