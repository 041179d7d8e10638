// SPDX-License-Identifier: MIT
#include <latchkey/core/password/hashfields.h>

#include <charconv>

namespace latchkey {

std::optional<std::uint32_t> decimalIn(QByteArrayView digits, std::uint32_t least, std::uint32_t most)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error != std::errc{} || end != digits.end() || digits.front() == '0')
        return {};
    if (value < least || value > most)
        return {};
    return value;
}

std::optional<std::uint32_t> numberIn(QByteArrayView field, QByteArrayView name, std::uint32_t least,
                                      std::uint32_t most)
{
    if (!field.startsWith(name))
        return {};
    return decimalIn(field.sliced(name.size()), least, most);
}

std::optional<QByteArray> base64In(const QByteArray &field, QByteArray::Base64Options form, qsizetype least,
                                   qsizetype most)
{
    const auto result = QByteArray::fromBase64Encoding(field, form | QByteArray::AbortOnBase64DecodingErrors);
    // encoding again finds padding and stray bits, so that every hash has one spelling
    if (!result || result.decoded.toBase64(form) != field)
        return {};
    if (result.decoded.size() < least || result.decoded.size() > most)
        return {};
    return result.decoded;
}

} // namespace latchkey
