// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>

#include <latchkey/core/base/cryptothread.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>

namespace latchkey {

namespace {

constexpr int hashSize = 32;
constexpr int tagSize = 16;
[[maybe_unused]] constexpr int aesKeySize = 32;
[[maybe_unused]] constexpr int gcmNonceSize = 12;

// Ready for a key; null if libcrypto lacks it.
EVP_MAC_CTX *hmacBy(const char *hash)
{
    EVP_MAC *hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX *prepared = hmac ? EVP_MAC_CTX_new(hmac) : nullptr;
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char *>(hash), 0), OSSL_PARAM_END};
    return prepared && EVP_MAC_CTX_set_params(prepared, parameters) == 1 ? prepared : nullptr;
}

// Kept until the process ends: looking them up would cost more than most of what they compute.
struct Algorithms
{
    EVP_MD *sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    // in the order of HmacHash
    std::array<EVP_MAC_CTX *, 3> hmacs{hmacBy("SHA1"), hmacBy("SHA256"), hmacBy("SHA512")};
    EVP_KDF *hkdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    EVP_CIPHER *aes256Gcm = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
};

const Algorithms &algorithms()
{
    releaseCryptoWithThread();
    static const Algorithms found;
    return found;
}

// Only want of memory gets here, or an algorithm that requireAlgorithms() would have missed; and nobody may
// go on with a hash that was not computed.
void require(bool done)
{
    if (!done)
        qFatal("libcrypto failed");
}

const unsigned char *input(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *output(QByteArray &bytes, qsizetype from = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data() + from);
}

OSSL_PARAM withSha256(const char *parameter)
{
    static char name[] = "SHA256";
    return OSSL_PARAM_construct_utf8_string(parameter, name, 0);
}

OSSL_PARAM octets(const char *parameter, QByteArrayView bytes)
{
    return OSSL_PARAM_construct_octet_string(parameter, const_cast<char *>(bytes.data()),
                                             std::size_t(bytes.size()));
}

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Cipher newCipher()
{
    Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    require(cipher != nullptr);
    return cipher;
}

} // namespace

Result<void> requireAlgorithms()
{
    const Algorithms &found = algorithms();
    const bool all = found.sha256 && found.hkdf && found.aes256Gcm &&
                     std::ranges::all_of(found.hmacs, [](const EVP_MAC_CTX *mac) { return mac != nullptr; });
    if (!all)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::None,
                    QStringLiteral("libcrypto has no AES-256-GCM, HKDF, or HMAC with SHA-1, SHA-256 and "
                                   "SHA-512: look at openssl.cnf"));
    return {};
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray hash(hashSize, Qt::Uninitialized);
    require(EVP_Digest(data.data(), std::size_t(data.size()), output(hash), nullptr, algorithms().sha256,
                       nullptr) == 1);
    return hash;
}

struct Hmac::Private
{
    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> mac;
};

Hmac::Hmac(const Secret &key, HmacHash hash)
    : d(new Private{{nullptr, &EVP_MAC_CTX_free}})
{
    const EVP_MAC_CTX *prepared = algorithms().hmacs.at(std::size_t(hash));
    require(prepared);
    d->mac.reset(EVP_MAC_CTX_dup(prepared));
    const QByteArrayView bytes = key.bytes();
    // a null key would mean the former one to OpenSSL
    const auto *start = bytes.isEmpty() ? input("") : input(bytes);
    require(d->mac && EVP_MAC_init(d->mac.get(), start, std::size_t(bytes.size()), nullptr) == 1);
}
Hmac::~Hmac() = default;

QByteArray Hmac::of(QByteArrayView message)
{
    EVP_MAC_CTX *context = d->mac.get();
    QByteArray mac(qsizetype(EVP_MAC_CTX_get_mac_size(context)), Qt::Uninitialized);
    require(EVP_MAC_init(context, nullptr, 0, nullptr) == 1 &&
            EVP_MAC_update(context, input(message), std::size_t(message.size())) == 1 &&
            EVP_MAC_final(context, output(mac), nullptr, std::size_t(mac.size())) == 1);
    return mac;
}

QByteArray hmacSha256(const Secret &key, QByteArrayView data)
{
    return Hmac(key).of(data);
}

Secret hkdfSha256(const Secret &key, QByteArrayView info, int length)
{
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        EVP_KDF_CTX_new(algorithms().hkdf), &EVP_KDF_CTX_free);
    const OSSL_PARAM parameters[] = {withSha256(OSSL_KDF_PARAM_DIGEST),
                                     octets(OSSL_KDF_PARAM_KEY, key.bytes()),
                                     octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_END};
    QByteArray derived(length, Qt::Uninitialized);
    require(context && EVP_KDF_derive(context.get(), output(derived), std::size_t(length), parameters) == 1);
    Secret kept = Secret::fromBytes(derived);
    wipeMemory(derived.data(), std::size_t(derived.size()));
    return kept;
}

bool constantTimeEquals(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), std::size_t(left.size())) == 0;
}

QByteArray aesGcmSeal(const Secret &key, QByteArrayView nonce, const Secret &plain)
{
    Q_ASSERT(key.bytes().size() == aesKeySize && nonce.size() == gcmNonceSize);
    const Cipher cipher = newCipher();
    const qsizetype size = plain.bytes().size();
    QByteArray sealed(size + tagSize, Qt::Uninitialized);
    int written = 0;
    int rest = 0;
    require(EVP_EncryptInit_ex2(cipher.get(), algorithms().aes256Gcm, input(key.bytes()), input(nonce),
                                nullptr) == 1 &&
            EVP_EncryptUpdate(cipher.get(), output(sealed), &written, input(plain.bytes()), int(size)) == 1 &&
            EVP_EncryptFinal_ex(cipher.get(), output(sealed, written), &rest) == 1 &&
            EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, output(sealed, size)) == 1);
    return sealed;
}

Result<Secret> aesGcmOpen(const Secret &key, QByteArrayView nonce, QByteArrayView sealed)
{
    const auto refused = fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMismatch,
                              QStringLiteral("a sealed value does not open"));
    if (sealed.size() < tagSize)
        return refused;
    Q_ASSERT(key.bytes().size() == aesKeySize && nonce.size() == gcmNonceSize);
    const Cipher cipher = newCipher();
    QByteArray tag = sealed.last(tagSize).toByteArray();
    QByteArray plain(sealed.size() - tagSize, Qt::Uninitialized);
    int written = 0;
    int rest = 0;
    require(EVP_DecryptInit_ex2(cipher.get(), algorithms().aes256Gcm, input(key.bytes()), input(nonce),
                                nullptr) == 1 &&
            EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, output(tag)) == 1 &&
            EVP_DecryptUpdate(cipher.get(), output(plain), &written, input(sealed), int(plain.size())) == 1);
    // nothing is authentic before this agrees
    const bool authentic = EVP_DecryptFinal_ex(cipher.get(), output(plain, written), &rest) == 1;
    Secret opened = authentic ? Secret::fromBytes(plain) : Secret();
    wipeMemory(plain.data(), std::size_t(plain.size()));
    if (!authentic)
        return refused;
    return opened;
}

} // namespace latchkey
