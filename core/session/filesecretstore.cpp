// SPDX-License-Identifier: MIT
#include <latchkey/core/session/filesecretstore.h>

#include <latchkey/core/base/ownerfile.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace latchkey {

namespace {

constexpr qint64 largest = qint64(64) * 1024;

std::unexpected<AuthError> unwritable(const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyNotKept, detail);
}

Result<void> makeFolder(const QString &folder)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (QFileInfo(folder).isDir() ||
        (QDir().mkpath(QFileInfo(folder).path()) && QDir().mkdir(folder, ownerOnly)) ||
        QFileInfo(folder).isDir()) // nor has another process made it meanwhile
        return {};
    return unwritable(QStringLiteral("the folder of the secrets cannot be made"));
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

Result<Secret> FileSecretStore::read(const QString &name, Unlocking)
{
    auto content = readOwnerFile(pathOf(name), largest);
    if (!content && content.error().reason == AuthErrorReason::KeyMissing)
        return Secret();
    return content.transform([](QByteArray &bytes) {
        Secret secret = Secret::fromBytes(bytes);
        wipeMemory(bytes.data(), std::size_t(bytes.size()));
        return secret;
    });
}

Result<void> FileSecretStore::write(const QString &name, const Secret &secret, Unlocking)
{
    if (const auto made = makeFolder(m_folder); !made)
        return made;
    const int error = writeOwnerFile(pathOf(name), secret.bytes(), Existing::Replace);
    return error == 0 ? Result<void>() : unwritable(errnoText(error));
}

} // namespace latchkey
