// SPDX-License-Identifier: MIT
#include <latchkey/core/session/sealingkeyentry.h>

namespace latchkey {

namespace {

QString entryOf(const QByteArray &id)
{
    return QStringLiteral("sealing key ") + QString::fromLatin1(id.toHex());
}

std::unexpected<AuthError> keyFailure(AuthErrorReason reason, const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, reason, detail);
}

} // namespace

SealingKeyLocation SealingKeyEntry::location(const QByteArray &id) const
{
    return {.home = home(), .name = entryOf(id)};
}

SealingKeyLocation SealingKeyEntry::formerLocation(const QByteArray &id) const
{
    return location(id);
}

Result<SealingKey> SealingKeyEntry::find(const QByteArray &id, Unlocking unlocking)
{
    const auto content = m_keychain->read(entryOf(id), unlocking);
    if (!content)
        return failWith(content);
    auto key = SealingKey::fromFileContent(content->bytes());
    if (!key || key->id() != id)
        return keyFailure(AuthErrorReason::KeyNotInKeychain,
                          content->isEmpty() ? QStringLiteral("the keychain has no such entry")
                                             : QStringLiteral("the keychain's entry holds something else"));
    return std::move(*key);
}

Result<SealingKey> SealingKeyEntry::make(RandomSource &random)
{
    SealingKey key = SealingKey::make(random);
    return prepare(key).transform([&] { return key; });
}

Result<void> SealingKeyEntry::prepare(const SealingKey &key)
{
    auto kept = m_keychain->write(entryOf(key.id()), key.fileContent(), Unlocking::Allowed);
    // a keychain that forgets at once is found out before anything depends on it
    if (kept)
        kept = find(key.id(), Unlocking::Allowed).transform([](const SealingKey &) {});
    return kept ? kept : keyFailure(AuthErrorReason::KeyNotKept, kept.error().detail);
}

Result<void> SealingKeyEntry::install(const SealingKey &)
{
    return {};
}

} // namespace latchkey
