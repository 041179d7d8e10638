// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/base32.h>

namespace latchkey {

namespace {

constexpr QByteArrayView alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

} // namespace

Secret base32(const Secret &bytes)
{
    QByteArray text;
    text.reserve((bytes.bytes().size() * 8 + 4) / 5); // never moved, so that it can be wiped whole
    unsigned bits = 0;
    int count = 0;
    for (const char byte : bytes.bytes()) {
        bits = bits << 8 | std::uint8_t(byte);
        for (count += 8; count >= 5; count -= 5)
            text += alphabet[bits >> (count - 5) & 31];
        bits &= 0xff; // what is still to be written is in the lowest
    }
    if (count > 0)
        text += alphabet[bits << (5 - count) & 31];
    Secret encoded = Secret::fromUtf8(text);
    wipeMemory(text.data(), std::size_t(text.size()));
    return encoded;
}

} // namespace latchkey
