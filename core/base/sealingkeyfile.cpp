// SPDX-License-Identifier: MIT
#include <latchkey/core/base/sealingkeyfile.h>

#include <latchkey/core/base/ownerfile.h>

#include <cerrno>

namespace latchkey {

namespace {

Result<void> done(int error)
{
    if (error == 0)
        return {};
    return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyNotMade, errnoText(error));
}

} // namespace

QString SealingKeyFile::besides(const QByteArray &id) const
{
    return m_path + u'.' + QString::fromLatin1(id.toHex());
}

SealingKeyLocation SealingKeyFile::location(const QByteArray &) const
{
    return {.home = home(), .name = m_path};
}

SealingKeyLocation SealingKeyFile::formerLocation(const QByteArray &id) const
{
    return {.home = home(), .name = besides(id)};
}

Result<SealingKey> SealingKeyFile::find(const QByteArray &id, Unlocking)
{
    auto key = SealingKey::load(m_path);
    if (key && key->id() == id)
        return key;
    if (auto kept = SealingKey::load(besides(id)); kept && kept->id() == id)
        return kept;
    if (key)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMismatch,
                    QStringLiteral("the sealing key file belongs to another database"));
    return key;
}

Result<SealingKey> SealingKeyFile::make(RandomSource &random)
{
    auto key = SealingKey::load(m_path);
    if (key || key.error().reason != AuthErrorReason::KeyMissing)
        return key;
    auto made = SealingKey::create(m_path, random);
    if (made)
        return made;
    // the process of another database may have made it meanwhile
    key = SealingKey::load(m_path);
    return key ? key : made;
}

Result<void> SealingKeyFile::prepare(const SealingKey &)
{
    return {};
}

Result<void> SealingKeyFile::install(const SealingKey &key)
{
    if (const auto kept = keepPresent(); !kept)
        return kept;
    return done(writeOwnerFile(m_path, key.fileContent().bytes(), Existing::Replace));
}

Result<void> SealingKeyFile::keepPresent() const
{
    const auto present = SealingKey::load(m_path);
    if (!present && present.error().reason == AuthErrorReason::KeyMissing)
        return {};
    // one that cannot be read as a key is kept as it is
    if (!present)
        return done(placeOwnerFile(m_path, m_path + QStringLiteral(".unreadable"), Existing::Replace));
    const int error = writeOwnerFile(besides(present->id()), present->fileContent().bytes(), Existing::Keep);
    return done(error == EEXIST ? 0 : error);
}

} // namespace latchkey
