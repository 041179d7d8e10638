// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>

#include <openssl/crypto.h>

#include <QtCrypto>

namespace latchkey {

namespace {

constexpr int tagSize = 16;

QCA::SecureArray secure(const Secret &secret)
{
    QCA::SecureArray array(int(secret.bytes().size()));
    std::copy(secret.bytes().begin(), secret.bytes().end(), array.data());
    return array;
}

Secret unsecure(const QCA::SecureArray &array)
{
    return Secret::fromBytes({array.constData(), qsizetype(array.size())});
}

} // namespace

struct CryptoRuntime::Private
{
    QCA::Initializer initializer;
};

CryptoRuntime::CryptoRuntime()
    : d(std::make_unique<Private>())
{}
CryptoRuntime::~CryptoRuntime() = default;

Result<void> CryptoRuntime::requireAlgorithms()
{
    if (!QCA::isSupported("random,sha256,hmac(sha256),hkdf(sha256),aes256-gcm"))
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::None,
                    QStringLiteral("QCA has no provider for AES-256-GCM: install its ossl plugin"));
    return {};
}

QByteArray sha256(QByteArrayView data)
{
    QCA::Hash hash(QStringLiteral("sha256"));
    hash.update(data.data(), int(data.size()));
    return hash.final().toByteArray();
}

struct HmacSha256::Private
{
    QCA::MessageAuthenticationCode mac;
};

HmacSha256::HmacSha256(const Secret &key)
    : d(new Private{QCA::MessageAuthenticationCode(QStringLiteral("hmac(sha256)"), secure(key))})
{}
HmacSha256::~HmacSha256() = default;

QByteArray HmacSha256::of(QByteArrayView message)
{
    d->mac.clear();
    d->mac.update(QCA::MemoryRegion(message.toByteArray()));
    return d->mac.final().toByteArray();
}

QByteArray hmacSha256(const Secret &key, QByteArrayView data)
{
    QCA::MessageAuthenticationCode mac(QStringLiteral("hmac(sha256)"), secure(key));
    mac.update(QCA::MemoryRegion(data.toByteArray()));
    return mac.final().toByteArray();
}

Secret hkdfSha256(const Secret &key, QByteArrayView info, int length)
{
    const QByteArray infoBytes = info.toByteArray();
    return unsecure(QCA::HKDF(QStringLiteral("sha256"))
                        .makeKey(secure(key), QCA::InitializationVector(),
                                 QCA::InitializationVector(infoBytes), unsigned(length)));
}

bool constantTimeEquals(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), std::size_t(left.size())) == 0;
}

QByteArray aesGcmSeal(const Secret &key, QByteArrayView nonce, const Secret &plain)
{
    QCA::Cipher cipher(QStringLiteral("aes256"), QCA::Cipher::GCM, QCA::Cipher::NoPadding, QCA::Encode,
                       secure(key), QCA::InitializationVector(nonce.toByteArray()), QCA::AuthTag(tagSize));
    QCA::SecureArray sealed = cipher.update(secure(plain));
    sealed += cipher.final();
    return sealed.toByteArray() + cipher.tag().toByteArray();
}

Result<Secret> aesGcmOpen(const Secret &key, QByteArrayView nonce, QByteArrayView sealed)
{
    const auto refused = fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMismatch,
                              QStringLiteral("a sealed value does not open"));
    if (sealed.size() < tagSize)
        return refused;
    QCA::Cipher cipher(QStringLiteral("aes256"), QCA::Cipher::GCM, QCA::Cipher::NoPadding, QCA::Decode,
                       secure(key), QCA::InitializationVector(nonce.toByteArray()),
                       QCA::AuthTag(sealed.last(tagSize).toByteArray()));
    QCA::SecureArray plain = cipher.update(QCA::MemoryRegion(sealed.chopped(tagSize).toByteArray()));
    // nothing is authentic before final() agrees
    plain += cipher.final();
    if (!cipher.ok())
        return refused;
    return unsecure(plain);
}

} // namespace latchkey
