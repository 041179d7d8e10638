// SPDX-License-Identifier: MIT
#include <latchkey/core/base/randomsource.h>

#include <latchkey/core/base/cryptothread.h>

#include <openssl/rand.h>

#include <array>
#include <cstring>

namespace latchkey {

Secret RandomSource::bytes(std::size_t count)
{
    std::vector<std::byte> buffer(count);
    fill(buffer);
    Secret secret = Secret::fromBytes({reinterpret_cast<const char *>(buffer.data()), qsizetype(count)});
    wipeMemory(buffer.data(), buffer.size());
    return secret;
}

quint32 RandomSource::below(quint32 bound)
{
    // rejects the incomplete last run of residues, which would favour small numbers
    const quint32 limit = UINT32_MAX - UINT32_MAX % bound;
    quint32 number = limit;
    while (number >= limit) {
        std::array<std::byte, sizeof number> raw{};
        fill(raw);
        std::memcpy(&number, raw.data(), sizeof number);
    }
    return number % bound;
}

void SystemRandom::fill(std::span<std::byte> out)
{
    releaseCryptoWithThread();
    // nobody may go on with bytes that anybody could guess
    if (RAND_priv_bytes(reinterpret_cast<unsigned char *>(out.data()), int(out.size())) != 1)
        qFatal("libcrypto has no random bytes");
}

} // namespace latchkey
