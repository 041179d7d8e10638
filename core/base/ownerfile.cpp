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
    return ::fsync(file) == 0 ? 0 : errno;
}

// linking never overwrites, which moving would
int moveInto(const QByteArray &temporary, const QByteArray &path, Existing existing)
{
    const int moved = existing == Existing::Replace ? std::rename(temporary.constData(), path.constData())
                                                    : ::link(temporary.constData(), path.constData());
    return moved == 0 ? 0 : errno;
}

} // namespace

int writeOwnerFile(const QString &path, QByteArrayView content, Existing existing)
{
    const QByteArray name = QFile::encodeName(path);
    QByteArray temporary = name + ".XXXXXX";
    const int file = ::mkstemp(temporary.data()); // 0600
    if (file < 0)
        return errno;
    int error = writeAll(file, content);
    ::close(file);
    if (error == 0)
        error = moveInto(temporary, name, existing);
    ::unlink(temporary.constData()); // gone already if it was moved
    return error == 0 ? syncFolderOf(path) : error;
}

int syncFolderOf(const QString &path)
{
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return errno;
    const int error = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    return error;
}

QString errnoText(int error)
{
    return QString::fromStdString(std::generic_category().message(error));
}

} // namespace latchkey
