// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/recoverycode.h>

#include <algorithm>
#include <array>

namespace latchkey {

namespace {

// no 0 O, 1 I; with L, which cannot be taken for one of these as they are not there
constexpr QByteArrayView alphabet("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
static_assert(alphabet.size() == 32);
constexpr qsizetype codeLength = 16;
constexpr qsizetype groupLength = 4;
constexpr qsizetype longestTyped = 64;

} // namespace

Secret makeRecoveryCode(RandomSource &random)
{
    std::array<char, codeLength> code{};
    for (char &c : code)
        c = alphabet[random.below(quint32(alphabet.size()))];
    Secret secret = Secret::fromUtf8({code.data(), codeLength});
    wipeMemory(code.data(), code.size());
    return secret;
}

Secret displayRecoveryCode(const Secret &code)
{
    QByteArray text;
    text.reserve(codeLength + codeLength / groupLength); // never moved, so that it can be wiped whole
    for (qsizetype i = 0; i < code.bytes().size(); ++i) {
        if (i > 0 && i % groupLength == 0)
            text += '-';
        text += code.bytes()[i];
    }
    Secret shown = Secret::fromUtf8(text);
    wipeMemory(text.data(), std::size_t(text.size()));
    return shown;
}

std::optional<Secret> parseRecoveryCode(const Secret &typed)
{
    if (typed.bytes().size() > longestTyped)
        return {};
    QByteArray code;
    code.reserve(longestTyped); // never moved, so that it can be wiped whole
    for (char c : typed.bytes()) {
        if (c >= 'a' && c <= 'z')
            c = char(c - 'a' + 'A');
        if (c != ' ' && c != '-' && c != '\t' && c != '\r' && c != '\n')
            code += c;
    }
    const bool wellFormed =
        code.size() == codeLength && std::ranges::all_of(code, [](char c) { return alphabet.contains(c); });
    const auto parsed = wellFormed ? std::optional(Secret::fromUtf8(code)) : std::nullopt;
    wipeMemory(code.data(), std::size_t(code.size()));
    return parsed;
}

} // namespace latchkey
