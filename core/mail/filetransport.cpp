// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/filetransport.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace latchkey {

namespace {

std::unexpected<AuthError> failed(const QString &what, const QString &path, int error)
{
    return fail(AuthErrorCode::MailFailed, AuthErrorReason::MailFolderUnusable,
                QStringLiteral("cannot %1 %2: %3").arg(what, path, qt_error_string(error)));
}

// A message-id comes from outside: its digest names the file.
QString fileNameOf(const MailMessage &message)
{
    const QByteArray digest =
        QCryptographicHash::hash(message.messageId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return message.date.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")) + u'-' +
           QString::fromLatin1(digest.first(16)) + QStringLiteral(".eml");
}

// An existing folder keeps its permissions: it may be anything that the user named.
Result<void> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    const QString parent = QFileInfo(folder).absolutePath();
    if (!QDir().mkpath(parent))
        return failed(QStringLiteral("create the folder"), parent, errno);
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().mkdir(folder, ownerOnly) && !QFileInfo(folder).isDir())
        return failed(QStringLiteral("create the folder"), folder, errno);
    return {};
}

// Zero, or the errno of what failed.
int writeAll(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(file, bytes.data(), std::size_t(bytes.size()));
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            bytes = bytes.sliced(written);
    }
    return ::fsync(file) == 0 ? 0 : errno;
}

int writeAndClose(int file, QByteArrayView bytes)
{
    const int error = writeAll(file, bytes);
    const bool closed = ::close(file) == 0;
    return error != 0 || closed ? error : errno;
}

// Makes the rename last, too. Some file systems cannot sync a folder; the message is in place all the same.
void syncFolder(const QByteArray &folder)
{
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

} // namespace

FileTransport::FileTransport(const QString &folder)
    : m_folder(QDir::cleanPath(folder))
{}

Result<void> FileTransport::send(const MailMessage &message)
{
    if (const auto made = makeFolder(m_folder); !made)
        return made;
    const QString name = fileNameOf(message);
    const QByteArray path = QFile::encodeName(m_folder + u'/' + name);
    // the leading dot hides it from who looks for messages; what a process that died has left is written over
    const QByteArray temporary = QFile::encodeName(m_folder + QStringLiteral("/.outgoing-") + name);
    const int file =
        ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return failed(QStringLiteral("write into the folder"), m_folder, errno);
    int error = writeAndClose(file, composeMail(message));
    if (error == 0 && ::rename(temporary.constData(), path.constData()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(temporary.constData());
        return failed(QStringLiteral("write"), QFile::decodeName(path), error);
    }
    syncFolder(QFile::encodeName(m_folder));
    return {};
}

} // namespace latchkey
