// SPDX-License-Identifier: MIT
#include "authenticator.h"

namespace latchkey::test {

Secret fromBase32(const Secret &text)
{
    constexpr QByteArrayView alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    QByteArray bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text.bytes()) {
        bits = bits << 5 | unsigned(alphabet.indexOf(c));
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += char(bits >> count);
        }
    }
    return Secret::fromBytes(bytes);
}

Authenticator::Authenticator(const Secret &secret)
    : m_totp({.secret = fromBase32(secret)})
{}

Secret Authenticator::codeAt(Timestamp time)
{
    return m_totp.code(m_totp.stepAt(toMilliseconds(time)));
}

} // namespace latchkey::test
