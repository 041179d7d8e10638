// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <cstddef>
#include <span>

namespace latchkey {

//! Where unpredictable bytes come from. Thread-safe.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::byte> out) = 0;

    Secret bytes(std::size_t count);
    //! A number in [0, bound), without bias.
    quint32 below(quint32 bound);
};

//! libcrypto's generator for what is to stay secret, which the operating system's seeds (NIST SP 800-90A).
class SystemRandom : public RandomSource
{
public:
    void fill(std::span<std::byte> out) override;
};

} // namespace latchkey
