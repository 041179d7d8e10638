// SPDX-License-Identifier: MIT
#include <latchkey/core/base/ownerfile.h>

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace latchkey {

namespace {

int writeAll(int file, QByteArrayView content)
{
    while (!content.isEmpty()) {
        const ssize_t written = ::write(file, content.data(), std::size_t(content.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        content = content.sliced(written);
    }
    return 0;
}

int syncPath(const QByteArray &path, int flags)
{
    const int opened = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
    if (opened < 0)
        return errno;
    const int error = ::fsync(opened) == 0 ? 0 : errno;
    ::close(opened);
    return error;
}

std::unexpected<AuthError> unreadable(AuthErrorReason reason, const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, reason, detail);
}

// As ssh judges its keys: what is one's own may be open to nobody else. What belongs to somebody else may be
// shared with a group, as in a folder that root keeps for a service.
bool isExposed(const struct stat &file)
{
    const mode_t others = file.st_uid == ::geteuid() ? S_IRWXG | S_IRWXO : S_IRWXO;
    return (file.st_mode & others) != 0;
}

Result<QByteArray> readOpened(QFile &file, qint64 largest)
{
    struct stat found{};
    if (::fstat(file.handle(), &found) != 0)
        return unreadable(AuthErrorReason::KeyUnreadable, errnoText(errno));
    if (!S_ISREG(found.st_mode))
        return unreadable(AuthErrorReason::KeyUnreadable, QStringLiteral("it is not a file"));
    if (isExposed(found))
        return unreadable(AuthErrorReason::KeyExposed, QStringLiteral("others may open the file"));
    return file.read(largest);
}

} // namespace

Result<QByteArray> readOwnerFile(const QString &path, qint64 largest)
{
    // a pipe in its place is not waited for
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT)
        return unreadable(AuthErrorReason::KeyMissing, QStringLiteral("there is no file ") + path);
    if (descriptor < 0)
        return unreadable(AuthErrorReason::KeyUnreadable, errnoText(errno));
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return unreadable(AuthErrorReason::KeyUnreadable, file.errorString());
    return readOpened(file, largest);
}

int writeOwnerFile(const QString &path, QByteArrayView content, Existing existing)
{
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkstemp(temporary.data()); // 0600
    if (file < 0)
        return errno;
    int error = writeAll(file, content);
    ::close(file);
    if (error == 0)
        error = placeOwnerFile(QFile::decodeName(temporary), path, existing);
    ::unlink(temporary.constData()); // gone already if it was moved
    return error;
}

int placeOwnerFile(const QString &temporary, const QString &path, Existing existing)
{
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(path);
    if (const int error = syncPath(from, 0); error != 0)
        return error;
    // linking never overwrites, which moving would
    const int placed = existing == Existing::Replace ? std::rename(from.constData(), to.constData())
                                                     : ::link(from.constData(), to.constData());
    return placed == 0 ? syncFolderOf(path) : errno;
}

int syncFolderOf(const QString &path)
{
    return syncPath(QFile::encodeName(QFileInfo(path).absolutePath()), O_DIRECTORY);
}

QString errnoText(int error)
{
    return QString::fromStdString(std::generic_category().message(error));
}

} // namespace latchkey
