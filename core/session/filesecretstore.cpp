// SPDX-License-Identifier: MIT
#include <latchkey/core/session/filesecretstore.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace latchkey {

namespace {

constexpr qint64 largest = 64 * 1024;

std::unexpected<AuthError> unreadable(const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyUnreadable, detail);
}

Result<void> makeFolder(const QString &folder)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (QFileInfo(folder).isDir())
        return {};
    if (QDir().mkpath(QFileInfo(folder).path()) && QDir().mkdir(folder, ownerOnly))
        return {};
    if (QFileInfo(folder).isDir())
        return {};
    return unreadable(QStringLiteral("the folder of the secrets cannot be made"));
}

} // namespace

FileSecretStore::FileSecretStore(const QString &folder)
    : m_folder(QDir::cleanPath(folder))
{}

// a name may hold anything: its digest names the file
QString FileSecretStore::pathOf(const QString &name) const
{
    const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return m_folder + u'/' + QString::fromLatin1(digest.toHex());
}

Result<Secret> FileSecretStore::read(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.exists())
        return Secret();
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > largest)
        return unreadable(file.errorString());
    QByteArray content = file.read(largest);
    const bool whole = content.size() == file.size();
    Secret secret = Secret::fromBytes(content);
    wipeMemory(content.data(), std::size_t(content.size()));
    if (!whole)
        return unreadable(file.errorString());
    return secret;
}

Result<void> FileSecretStore::write(const QString &name, const Secret &secret)
{
    if (const auto made = makeFolder(m_folder); !made)
        return made;
    // it syncs the file before the rename
    QSaveFile file(pathOf(name));
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(secret.bytes().data(), secret.bytes().size()) != secret.bytes().size() || !file.commit())
        return unreadable(file.errorString());
    return {};
}

Result<void> FileSecretStore::remove(const QString &name)
{
    QFile file(pathOf(name));
    if (file.exists() && !file.remove() && file.exists())
        return unreadable(file.errorString());
    return {};
}

} // namespace latchkey
