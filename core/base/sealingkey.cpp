// SPDX-License-Identifier: MIT
#include <latchkey/core/base/sealingkey.h>

#include <latchkey/core/base/crypto.h>

#include <QFile>

namespace latchkey {

namespace {

constexpr int keySize = 32;
constexpr int idSize = 8;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;
constexpr char formatVersion = 1;
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
    QFile file(path);
    if (!file.exists())
        return keyFailure(AuthErrorReason::KeyMissing, QStringLiteral("the sealing key file does not exist"));
    if (!file.open(QIODevice::ReadOnly))
        return keyFailure(AuthErrorReason::KeyUnreadable, file.errorString());
    QByteArray content = file.read(1024);
    const auto encoded = QByteArrayView(content).trimmed();
    auto decoded =
        encoded.startsWith(fileHeader.trimmed())
            ? QByteArray::fromBase64Encoding(encoded.sliced(fileHeader.size() - 1).trimmed().toByteArray(),
                                             QByteArray::AbortOnBase64DecodingErrors)
            : QByteArray::FromBase64Result{};
    const Secret key = Secret::fromBytes(*decoded);
    wipeMemory(content.data(), std::size_t(content.size()));
    wipeMemory(decoded.decoded.data(), std::size_t(decoded.decoded.size()));
    if (!decoded || key.bytes().size() != keySize)
        return keyFailure(AuthErrorReason::KeyUnreadable, QStringLiteral("the sealing key file is damaged"));
    return SealingKey(key);
}

Result<SealingKey> SealingKey::create(const QString &path, RandomSource &random)
{
    const Secret key = random.bytes(keySize);
    QByteArray content = fileHeader.toByteArray() + key.bytes().toByteArray().toBase64() + '\n';
    QFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(content) == content.size() && file.flush();
    wipeMemory(content.data(), std::size_t(content.size()));
    if (!written) {
        const QString error = file.errorString();
        if (file.isOpen())
            file.remove();
        return keyFailure(AuthErrorReason::KeyUnreadable, error);
    }
    return SealingKey(key);
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
