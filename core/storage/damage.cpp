// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/damage.h>

#include <latchkey/core/base/ownerfile.h>

#include <QFile>

#include <cerrno>
#include <cstdio>

namespace latchkey {

namespace {

// 0, or errno; what is not there need not be moved
int moved(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return 0;
    return errno == ENOENT ? 0 : errno;
}

} // namespace

Result<void> checkPages(Database &database)
{
    auto rows = database.run(QStringLiteral("PRAGMA quick_check(1)"));
    if (!rows)
        return failWith(rows);
    if (!rows->next() || (*rows)[0].toString() != QStringLiteral("ok"))
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageCorrupt,
                    QStringLiteral("SQLite finds it inconsistent"));
    return {};
}

Result<QString> replaceDamaged(const QString &path, const QString &fresh, Timestamp now)
{
    const QString kept = path + u'.' + toDateTime(now).toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) +
                         QStringLiteral(".damaged");
    // there is one of both at every moment; the log goes before it could be taken for the fresh one's
    int error = placeOwnerFile(path, kept, Existing::Keep);
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (error == 0)
            error = moved(path + suffix, kept + suffix);
    }
    if (error == 0)
        error = placeOwnerFile(fresh, path, Existing::Replace);
    if (error != 0)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageReadOnly, errnoText(error));
    return kept;
}

} // namespace latchkey
