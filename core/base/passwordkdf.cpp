// SPDX-License-Identifier: MIT
#include <latchkey/core/base/passwordkdf.h>

#include <latchkey/core/base/cryptothread.h>

#include <openssl/evp.h>

namespace latchkey {

namespace {

const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *output(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

QByteArray pbkdf2Sha256(const Secret &password, QByteArrayView salt, int iterations, int length)
{
    releaseCryptoWithThread();
    const QByteArrayView bytes = password.bytes();
    QByteArray key(length, '\0');
    // a null password would mean another length to OpenSSL
    const char *start = bytes.isEmpty() ? "" : bytes.data();
    const int done = PKCS5_PBKDF2_HMAC(start, int(bytes.size()), unsignedBytes(salt), int(salt.size()),
                                       iterations, EVP_sha256(), length, output(key));
    return done == 1 ? key : QByteArray();
}

QByteArray scrypt(const Secret &password, QByteArrayView salt, const ScryptParams &params, int length)
{
    releaseCryptoWithThread();
    const QByteArrayView bytes = password.bytes();
    QByteArray key(length, '\0');
    const char *start = bytes.isEmpty() ? "" : bytes.data();
    const std::uint64_t cost = std::uint64_t{1} << params.logCost;
    // OpenSSL's own bound on memory counts some blocks more than the cost
    const std::uint64_t memory = 128 * std::uint64_t{params.blockSize} * (cost + params.lanes + 2);
    const int done =
        EVP_PBE_scrypt(start, std::size_t(bytes.size()), unsignedBytes(salt), std::size_t(salt.size()), cost,
                       params.blockSize, params.lanes, memory, output(key), std::size_t(length));
    return done == 1 ? key : QByteArray();
}

} // namespace latchkey
