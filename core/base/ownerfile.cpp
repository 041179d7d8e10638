// SPDX-License-Identifier: MIT
#include <latchkey/core/base/ownerfile.h>

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
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

} // namespace

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
