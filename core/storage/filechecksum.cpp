// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/filechecksum.h>

#include <QCryptographicHash>
#include <QFile>

namespace latchkey {

namespace {

constexpr QByteArrayView checksumName("latchkey-backup-1\n");
constexpr qint64 digestSize = 32;
constexpr qint64 chunkSize = 1 << 20;

std::unexpected<AuthError> failure(AuthErrorReason reason, const QString &why)
{
    return fail(AuthErrorCode::StorageFailed, reason, why);
}

// What follows the first \a size bytes, if they are what it says and could be copied.
Result<QByteArray> copyAndSum(QFile &from, QFile &to, qint64 size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = size; left > 0;) {
        const QByteArray chunk = from.read(qMin(left, chunkSize));
        if (chunk.isEmpty())
            return failure(AuthErrorReason::BackupNotFound, from.errorString());
        if (to.write(chunk) != chunk.size())
            return failure(AuthErrorReason::None, to.errorString());
        hash.addData(chunk);
        left -= chunk.size();
    }
    if (!to.flush())
        return failure(AuthErrorReason::None, to.errorString());
    return checksumName.toByteArray() + hash.result();
}

} // namespace

Result<void> appendChecksum(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadWrite) || !hash.addData(&file))
        return failure(AuthErrorReason::BackupNotWritten, file.errorString());
    const QByteArray checksum = checksumName.toByteArray() + hash.result();
    if (file.write(checksum) != checksum.size() || !file.flush())
        return failure(AuthErrorReason::BackupNotWritten, file.errorString());
    return {};
}

Result<void> copyChecked(const QString &source, const QString &target)
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return failure(AuthErrorReason::BackupNotFound, from.errorString());
    const qint64 size = from.size() - checksumName.size() - digestSize;
    if (size <= 0)
        return failure(AuthErrorReason::BackupDamaged, QStringLiteral("it is too short"));
    QFile to(target);
    if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return failure(AuthErrorReason::None, to.errorString());
    const auto checksum = copyAndSum(from, to, size);
    if (!checksum)
        return failWith(checksum);
    if (from.readAll() != *checksum)
        return failure(AuthErrorReason::BackupDamaged, QStringLiteral("its checksum is wrong"));
    return {};
}

} // namespace latchkey
