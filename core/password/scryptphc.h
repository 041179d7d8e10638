// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/passwordkdf.h>

#include <optional>

namespace latchkey {

//! The most memory, in bytes and counted over all lanes, that parseScryptPhc() accepts.
inline constexpr std::uint64_t scryptMemoryCap = std::uint64_t{256} << 20;

//! The parts of a PHC string such as `$scrypt$ln=17,r=8,p=1$<salt>$<tag>`.
struct ScryptPhc
{
    ScryptParams params;
    QByteArray salt; //!< 8 to 48 bytes
    QByteArray tag;  //!< 16 to 64 bytes
};

//! Reads parameters in the order ln,r,p, decimals without leading zeros, base64 without padding. Nothing for
//! any other form and beyond scryptMemoryCap.
std::optional<ScryptPhc> parseScryptPhc(QByteArrayView stored);

//! Whether \a password gives \a stored, compared in constant time.
bool verifyScrypt(const Secret &password, const ScryptPhc &stored);

} // namespace latchkey
