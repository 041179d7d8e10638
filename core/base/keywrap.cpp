// SPDX-License-Identifier: MIT
#include <latchkey/core/base/keywrap.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/passwordkdf.h>

namespace latchkey {

namespace {

enum class Form : char { Plain = 1, Wrapped = 2 };

constexpr int keySize = 32;
constexpr qsizetype saltSize = 16;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype wrappedSize = 1 + saltSize + nonceSize + keySize + 16;

Secret wrappingKey(const Secret &passphrase, QByteArrayView salt)
{
    QByteArray bytes = scrypt(passphrase, salt, {.logCost = 17, .blockSize = 8, .lanes = 1}, keySize);
    Secret key = Secret::fromBytes(bytes);
    wipeMemory(bytes.data(), std::size_t(bytes.size()));
    return key;
}

std::unexpected<AuthError> damaged()
{
    return fail(AuthErrorCode::StorageFailed, AuthErrorReason::BackupDamaged,
                QStringLiteral("its key is not of a known form"));
}

Result<SealingKey> keyOf(const Secret &bytes)
{
    auto key = SealingKey::fromSecret(bytes);
    return key ? Result<SealingKey>(std::move(*key)) : damaged();
}

Result<SealingKey> openWrapped(QByteArrayView parts, const Secret &passphrase)
{
    const Secret key = wrappingKey(passphrase, parts.first(saltSize));
    if (key.isEmpty())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None, QStringLiteral("no memory"));
    const auto opened =
        aesGcmOpen(key, parts.sliced(saltSize, nonceSize), parts.sliced(saltSize + nonceSize));
    if (!opened)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::PassphraseWrong);
    return keyOf(*opened);
}

} // namespace

Result<QByteArray> wrapKey(const SealingKey &key, const Secret &passphrase, RandomSource &random)
{
    if (passphrase.isEmpty())
        return QByteArray(1, char(Form::Plain)) + key.secret().bytes().toByteArray();
    const QByteArray salt = random.bytes(saltSize).bytes().toByteArray();
    const QByteArray nonce = random.bytes(nonceSize).bytes().toByteArray();
    const Secret wrapping = wrappingKey(passphrase, salt);
    if (wrapping.isEmpty())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None, QStringLiteral("no memory"));
    return QByteArray(1, char(Form::Wrapped)) + salt + nonce + aesGcmSeal(wrapping, nonce, key.secret());
}

bool needsPassphrase(QByteArrayView wrapped)
{
    return !wrapped.isEmpty() && Form(wrapped.front()) == Form::Wrapped;
}

Result<SealingKey> unwrapKey(QByteArrayView wrapped, const Secret &passphrase)
{
    if (wrapped.isEmpty())
        return damaged();
    switch (Form(wrapped.front())) {
    case Form::Plain:
        return keyOf(Secret::fromBytes(wrapped.sliced(1)));
    case Form::Wrapped:
        if (wrapped.size() != wrappedSize)
            return damaged();
        if (passphrase.isEmpty())
            return fail(AuthErrorCode::InvalidInput, AuthErrorReason::PassphraseMissing);
        return openWrapped(wrapped.sliced(1), passphrase);
    }
    return damaged();
}

} // namespace latchkey
