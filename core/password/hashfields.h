// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace latchkey {

//! The number that \a digits is, in decimals without a leading zero, if it lies between the bounds.
std::optional<std::uint32_t> decimalIn(QByteArrayView digits, std::uint32_t least, std::uint32_t most);

//! The number in a field such as "m=47104", if it is named \a name and lies between the bounds.
std::optional<std::uint32_t> numberIn(QByteArrayView field, QByteArrayView name, std::uint32_t least,
                                      std::uint32_t most);

//! The bytes in \a field if it is spelled exactly as \a form encodes them and their number lies between the
//! bounds.
std::optional<QByteArray> base64In(const QByteArray &field, QByteArray::Base64Options form, qsizetype least,
                                   qsizetype most);

} // namespace latchkey
