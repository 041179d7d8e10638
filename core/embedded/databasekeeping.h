// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/sealingkeylocation.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/embedded/embeddedclient.h>

#include <QDateTime>

#include <optional>

namespace latchkey {

//! What has become of the sealing key.
struct RotatedKey
{
    SealingKeyLocation now;    //!< holds the new key
    SealingKeyLocation former; //!< holds the old one, which older copies of the database, or other databases
                               //!< with the same key file, may need
};

//! What was restored.
struct RestoredDatabase
{
    QDateTime made;    //!< when the backup was, UTC
    QString keptAside; //!< a copy of the database as it was before; empty if nobody was in it
    SealingKeyLocation key;
};

//! What an operator does to a database as a whole: server code, synchronous; it waits for the disk. Clients
//! of the same database may be open meanwhile, in this process or another. Of \a options, only the database
//! and the key file count. It may wait for a person to unlock a keychain, and fails with KeyNotKept where
//! that does not take a new key.

//! Writes database and sealing key into one new file (0600) while others go on. With a passphrase of 8 or
//! more characters the key in it is wrapped; the database is not. Errors: KeychainFailed without the sealing
//! key; StorageFailed with BackupExists or BackupNotWritten; InvalidInput with PassphraseTooShort.
LATCHKEY_CORE_EXPORT Result<void> backUpDatabase(const EmbeddedOptions &options, const QString &file,
                                                 const std::optional<Secret> &passphrase);

//! Puts a backup in the place of what is in the database, or makes the database from it, and its key in the
//! place of the key, all at once; all sessions end and codes that wait are dropped. The former key is kept
//! beside it. Clients that have the database open can write nothing more if its key was another. Works
//! without the sealing key, but not over a database that is damaged: such a one has to be moved away first,
//! with the files of the same name that end in -wal and -shm, while no program uses it. Errors: StorageFailed
//! with BackupNotFound, BackupDamaged, StorageNewer, StorageCorrupt or StorageForeign; InvalidInput with
//! PassphraseMissing or PassphraseWrong; KeychainFailed with KeyNotMade.
LATCHKEY_CORE_EXPORT Result<RestoredDatabase>
restoreDatabase(const EmbeddedOptions &options, const QString &file, const std::optional<Secret> &passphrase);

//! Gives the database a new sealing key and seals everything anew. Codes that wait to be redeemed are
//! dropped. Clients that have the database open can write nothing more. Errors: KeychainFailed without the
//! sealing key or with KeyNotMade; StorageFailed with AuditDamaged.
LATCHKEY_CORE_EXPORT Result<RotatedKey> rotateSealingKey(const EmbeddedOptions &options);

} // namespace latchkey
