// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/backup.h>

#include <latchkey/core/base/ownerfile.h>
#include <latchkey/core/storage/connection.h>
#include <latchkey/core/storage/filechecksum.h>

#include <QFile>
#include <QTemporaryFile>

#include <cerrno>

namespace latchkey {

namespace {

std::unexpected<AuthError> notWritten(const QString &why)
{
    return fail(AuthErrorCode::StorageFailed, AuthErrorReason::BackupNotWritten, why);
}

// Turns the copy of a database into a backup. What lets somebody in does not come back to life with it.
Result<void> addKey(const QString &file, const SealingKey &key, const QByteArray &wrapped, Timestamp now)
{
    const auto opened = Connection::open(file);
    if (!opened)
        return failWith(opened);
    Connection &copy = **opened;
    const auto named = copy.value(QStringLiteral("SELECT value FROM meta WHERE key = 'sealing_key_id'"));
    if (!named)
        return failWith(named);
    if (named->toByteArray() != key.id())
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyReplaced);
    for (const QString &table : {QStringLiteral("sessions"), QStringLiteral("pending")}) {
        if (const auto ended = copy.exec(QStringLiteral("DELETE FROM ") + table); !ended)
            return ended;
    }
    const QString insert = QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)");
    for (const auto &[name, value] :
         {std::pair(QStringLiteral("backup_key"), wrapped),
          std::pair(QStringLiteral("backup_made"), QByteArray::number(toMilliseconds(now)))}) {
        if (const auto kept = copy.run(insert, {name, value}); !kept)
            return failWith(kept);
    }
    return {};
}

} // namespace

Result<void> writeBackup(Database &database, const SealingKey &key, const BackupTarget &target,
                         const AuditSources &sources)
{
    if (QFile::exists(target.file))
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::BackupExists);
    QTemporaryFile beside(target.file + QStringLiteral(".XXXXXX")); // 0600, and gone if anything fails
    if (!beside.open())
        return notWritten(beside.errorString());
    if (const auto copied = database.run(QStringLiteral("VACUUM INTO ?"), {beside.fileName()}); !copied)
        return failWith(copied);
    if (const auto added = addKey(beside.fileName(), key, target.wrappedKey, sources.clock.now()); !added)
        return added;
    if (const auto summed = appendChecksum(beside.fileName()); !summed)
        return summed;
    const auto noted = appendOperatorEvent(database, key, sources,
                                           {.kind = AuditKind::BackupMade, .actor = AuditOperator{}});
    if (!noted)
        return noted;
    const int error = placeOwnerFile(beside.fileName(), target.file, Existing::Keep);
    if (error == EEXIST)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::BackupExists);
    return error == 0 ? Result<void>() : notWritten(errnoText(error));
}

Result<QString> keepCopyBeside(Database &database, Timestamp now)
{
    // a statement under way would stand in the copy's way
    const auto anybody =
        database.run(QStringLiteral("SELECT 1 FROM users LIMIT 1")).transform([](Rows &&rows) {
            return rows.next();
        });
    if (!anybody)
        return failWith(anybody);
    if (!*anybody)
        return QString();
    const QString copy = database.path() + u'.' +
                         toDateTime(now).toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) +
                         QStringLiteral(".bak");
    QTemporaryFile beside(copy + QStringLiteral(".XXXXXX"));
    if (!beside.open())
        return notWritten(beside.errorString());
    if (const auto copied = database.run(QStringLiteral("VACUUM INTO ?"), {beside.fileName()}); !copied)
        return failWith(copied);
    const int error = placeOwnerFile(beside.fileName(), copy, Existing::Keep);
    return error == 0 ? Result<QString>(copy) : notWritten(errnoText(error));
}

} // namespace latchkey
