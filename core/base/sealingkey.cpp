// SPDX-License-Identifier: MIT
#include <latchkey/core/base/sealingkey.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/ownerfile.h>

namespace latchkey {

namespace {

constexpr int keySize = 32;
constexpr int idSize = 8;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;
constexpr char formatVersion = 1;
constexpr qint64 largestFile = 1024;
constexpr QByteArrayView fileHeader("latchkey-sealing-key-1\n");

std::unexpected<AuthError> keyFailure(AuthErrorReason reason, const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, reason, detail);
}

} // namespace

SealingKey::SealingKey(Secret key)
    : m_key(std::move(key))
    , m_id(hkdfSha256(m_key, "latchkey key id", idSize).bytes().toByteArray())
{}

Result<SealingKey> SealingKey::load(const QString &path)
{
    auto content = readOwnerFile(path, largestFile);
    if (!content)
        return failWith(content);
    auto loaded = fromFileContent(*content);
    wipeMemory(content->data(), std::size_t(content->size()));
    if (!loaded)
        return keyFailure(AuthErrorReason::KeyDamaged, QStringLiteral("the sealing key file is damaged"));
    return std::move(*loaded);
}

std::optional<SealingKey> SealingKey::fromFileContent(QByteArrayView content)
{
    const auto text = content.trimmed();
    if (!text.startsWith(fileHeader.trimmed()))
        return {};
    QByteArray encoded = text.sliced(fileHeader.size() - 1).trimmed().toByteArray();
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const Secret key = Secret::fromBytes(*decoded);
    for (QByteArray *copy : {&encoded, &decoded.decoded})
        wipeMemory(copy->data(), std::size_t(copy->size()));
    return decoded ? fromSecret(key) : std::nullopt;
}

Result<SealingKey> SealingKey::create(const QString &path, RandomSource &random)
{
    SealingKey key = make(random);
    const int error = writeOwnerFile(path, key.fileContent().bytes(), Existing::Keep);
    if (error != 0)
        return keyFailure(AuthErrorReason::KeyNotMade, errnoText(error));
    return key;
}

SealingKey SealingKey::make(RandomSource &random)
{
    return SealingKey(random.bytes(keySize));
}

std::optional<SealingKey> SealingKey::fromSecret(const Secret &bytes)
{
    return bytes.bytes().size() == keySize ? std::optional(SealingKey(bytes)) : std::nullopt;
}

Secret SealingKey::fileContent() const
{
    QByteArray key = m_key.bytes().toByteArray();
    QByteArray encoded = key.toBase64();
    QByteArray content = fileHeader.toByteArray() + encoded + '\n';
    Secret kept = Secret::fromBytes(content);
    for (QByteArray *copy : {&key, &encoded, &content})
        wipeMemory(copy->data(), std::size_t(copy->size()));
    return kept;
}

QByteArray SealingKey::seal(QByteArrayView purpose, const Secret &plain, RandomSource &random) const
{
    const QByteArray nonce = random.bytes(nonceSize).bytes().toByteArray();
    const Secret key = hkdfSha256(m_key, "seal " + purpose.toByteArray(), keySize);
    return QByteArray(1, formatVersion) + m_id + nonce + aesGcmSeal(key, nonce, plain);
}

bool SealingKey::sealed(QByteArrayView value) const
{
    return value.size() > 1 + idSize && value.front() == formatVersion && value.sliced(1, idSize) == m_id;
}

Result<Secret> SealingKey::open(QByteArrayView purpose, QByteArrayView sealed) const
{
    constexpr qsizetype header = 1 + idSize + nonceSize;
    if (sealed.size() < header + tagSize || !this->sealed(sealed))
        return keyFailure(AuthErrorReason::KeyMismatch,
                          QStringLiteral("a value was sealed with another key"));
    const Secret key = hkdfSha256(m_key, "seal " + purpose.toByteArray(), keySize);
    return aesGcmOpen(key, sealed.sliced(1 + idSize, nonceSize), sealed.sliced(header));
}

QByteArray SealingKey::mac(QByteArrayView purpose, QByteArrayView data) const
{
    return hmacSha256(hkdfSha256(m_key, "mac " + purpose.toByteArray(), keySize), data);
}

} // namespace latchkey
