// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/sealingkey.h>
#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/core/mfa/totp.h>
#include <latchkey/core/users/user.h>

namespace latchkey {

//! How long a secret that was made waits to be added.
inline constexpr std::chrono::hours offerLifetime{1};

//! An authenticator app that was offered to an address and is set up by nobody yet.
struct TotpOffer
{
    QString emailKey;
    Timestamp expires;
    TotpKey key;
};

//! Sealed for MfaMethod::sealedData: bound to the method's id, and nobody but the service can read or change
//! it.
QByteArray sealTotpOffer(const SealingKey &key, const QString &id, const TotpOffer &offer,
                         RandomSource &random);
//! Error: InvalidInput with MethodForeign for what sealTotpOffer() has not made under this key.
Result<TotpOffer> openTotpOffer(const SealingKey &key, const MfaMethod &method);

//! What is stored of a method that is set up is sealed for this purpose: it opens for its owner and id only.
QByteArray mfaSealPurpose(UserId user, const QString &id);
QByteArray sealTotpKey(const SealingKey &key, QByteArrayView purpose, const TotpKey &totp,
                       RandomSource &random);
//! Error: KeychainFailed with KeyMismatch.
Result<TotpKey> openTotpKey(const SealingKey &key, QByteArrayView purpose, QByteArrayView sealed);

//! `01 | hash (1) | digits (1) | period (2, big endian) | secret`; none if it is anything else.
std::optional<TotpKey> unpackTotpKey(QByteArrayView packed);

} // namespace latchkey
