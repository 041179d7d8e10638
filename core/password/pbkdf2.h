// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QByteArray>

#include <optional>

namespace latchkey {

inline constexpr int pbkdf2IterationsCap = 2'000'000;

//! The parts of a hash in Django's form, `pbkdf2_sha256$<iterations>$<salt>$<base64 of 32 bytes>`.
struct Pbkdf2Hash
{
    int iterations = 0;
    QByteArray salt; //!< 1 to 64 bytes, as written
    QByteArray tag;  //!< 32 bytes
};

//! Nothing for any other form and beyond pbkdf2IterationsCap.
std::optional<Pbkdf2Hash> parsePbkdf2(QByteArrayView stored);

//! Whether \a password gives \a stored, compared in constant time.
bool verifyPbkdf2(const Secret &password, const Pbkdf2Hash &stored);

} // namespace latchkey
