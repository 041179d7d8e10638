// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace latchkey {

//! The cost of one Argon2 hash.
struct Argon2Params
{
    std::uint32_t memoryKiB = 47104; //!< 46 MiB
    std::uint32_t passes = 1;
    std::uint32_t lanes = 1;

    bool operator==(const Argon2Params &) const = default;
};

//! The most that parseArgon2Phc() accepts, so that a planted hash cannot exhaust the machine. Lanes cost
//! nothing of their own: one thread computes them all, and 255 is what the PHC string format allows.
inline constexpr Argon2Params argon2Caps{.memoryKiB = 256 * 1024, .passes = 10, .lanes = 255};

enum class Argon2Variant { D, I, Id };

//! The parts of a PHC string such as `$argon2id$v=19$m=47104,t=1,p=1$<salt>$<tag>`.
struct Argon2Phc
{
    Argon2Variant variant = Argon2Variant::Id;
    std::uint32_t version = 19; //!< 16 (Argon2 1.0) or 19 (1.3, RFC 9106)
    Argon2Params params;
    QByteArray salt; //!< 8 to 48 bytes
    QByteArray tag;  //!< 12 to 64 bytes
};

//! Reads exactly the form that formatArgon2Phc() writes: parameters in the order m,t,p, decimals without
//! leading zeros, base64 without padding. Nothing for any other form and for parameters beyond argon2Caps.
std::optional<Argon2Phc> parseArgon2Phc(QByteArrayView phc);

//! The PHC string, ASCII.
QByteArray formatArgon2Phc(const Argon2Phc &phc);

} // namespace latchkey
