// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/coreexport.h>

#include <memory>
#include <optional>

namespace latchkey {

//! What an authenticator app hashes by.
enum class TotpHash { Sha1, Sha256, Sha512 };

//! What an authenticator app and the service share. The defaults are what every app understands.
struct TotpKey
{
    Secret secret;
    TotpHash hash = TotpHash::Sha1;
    int digits = 6;  //!< 6 … 8
    int period = 30; //!< how long a step takes, in seconds: 1 … 3,600
};

//! Steps from one to another; none if the second lies before the first.
struct TotpSteps
{
    qint64 first = 0;
    qint64 last = 0;
};

//! Codes that depend on the time (RFC 6238), for one key. Not thread-safe.
class LATCHKEY_CORE_EXPORT Totp
{
public:
    explicit Totp(const TotpKey &key);
    ~Totp();
    Q_DISABLE_COPY_MOVE(Totp)

    //! How many steps have begun at a time in milliseconds since 1970, UTC (RFC 6238 §4.2).
    qint64 stepAt(qint64 milliseconds) const;
    //! The decimal digits of one step's code.
    Secret code(qint64 step);
    //! That of these steps whose code was typed, with or without blanks and dashes; sought from the middle.
    std::optional<qint64> find(const Secret &typed, const TotpSteps &steps);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
