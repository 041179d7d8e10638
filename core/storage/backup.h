// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>
#include <latchkey/core/storage/operatorevent.h>

#include <QTemporaryDir>

namespace latchkey {

//! Where a backup goes, and how it holds the sealing key (see keywrap.h).
struct BackupTarget
{
    QString file;
    QByteArray wrappedKey;
};

//! Writes the database as it is at one moment, without its sessions, together with its key into one file of
//! mode 0600, which is there whole or not at all; others may go on writing meanwhile. A backup is a database
//! whose `meta` also holds `backup_key` and `backup_made` (milliseconds UTC), followed by a checksum. Errors:
//! StorageFailed with BackupExists or BackupNotWritten; KeychainFailed with KeyReplaced.
Result<void> writeBackup(Database &database, const SealingKey &key, const BackupTarget &target,
                         const AuditSources &sources);

//! A backup, copied into a folder of its own beside the database that it is for, checked, and brought to the
//! schema of today. The copy goes with it.
class BackupCopy
{
public:
    //! \a target is the database's path; its folder is there. Errors: StorageFailed with BackupNotFound,
    //! BackupDamaged or StorageNewer.
    static Result<std::unique_ptr<BackupCopy>> open(const QString &file, const QString &target);

    const QByteArray &wrappedKey() const { return m_wrappedKey; }
    const QByteArray &keyId() const { return m_keyId; }
    Timestamp made() const { return m_made; }
    QString path() const { return m_folder.filePath(QStringLiteral("copy.db")); }

private:
    explicit BackupCopy(const QString &target)
        : m_folder(target + QStringLiteral(".restoring-XXXXXX"))
    {}
    Result<void> read();

    QTemporaryDir m_folder;
    QByteArray m_wrappedKey;
    QByteArray m_keyId;
    Timestamp m_made{};
};

//! Puts what the backup holds in the place of all that is in the database, and its key into \a place, at once
//! or not at all, while others may have the database open; all sessions end, and codes that wait are dropped.
//! \a key is the backup's. Errors: StorageFailed, with BackupDamaged if it contradicts itself; KeychainFailed
//! with KeyNotMade or KeyNotKept.
Result<void> restoreBackup(Database &database, const BackupCopy &backup, const SealingKey &key,
                           SealingKeyPlace &place, const AuditSources &sources);

//! Looks at all of a database before anything is put into it. Error: StorageFailed with StorageCorrupt.
Result<void> checkWhole(Database &database);

//! Keeps a copy of the database beside it under the time's name, if anybody is in it; returns its path, or
//! nothing.
Result<QString> keepCopyBeside(Database &database, Timestamp now);

} // namespace latchkey
