// SPDX-License-Identifier: MIT
// What is read of a second factor, typed or stored, is read alike again, or refused.
#include "fuzzing.h"

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/mfa/recoverycode.h>
#include <latchkey/core/mfa/sealedtotp.h>

using namespace latchkey;

namespace {

void tryRecoveryCode(QByteArrayView input)
{
    const auto code = parseRecoveryCode(Secret::fromUtf8(input));
    if (!code)
        return;
    const auto again = parseRecoveryCode(displayRecoveryCode(*code));
    require(again && again->bytes() == code->bytes());
}

void tryTypedCode(QByteArrayView input)
{
    Totp totp({.secret = Secret::fromBytes("12345678901234567890")});
    // none of these steps has a code of other than six digits
    if (totp.find(Secret::fromUtf8(input), {.first = 0, .last = 2}))
        require(input.size() >= 6);
}

void tryPackedKey(QByteArrayView input)
{
    const auto key = unpackTotpKey(input);
    if (!key)
        return;
    require(key->digits >= 6 && key->digits <= 8 && key->period > 0 && !key->secret.isEmpty());
    require(Totp(*key).code(1).bytes().size() == key->digits);
}

} // namespace

void tryInput(QByteArrayView input)
{
    tryRecoveryCode(input);
    tryTypedCode(input);
    tryPackedKey(input);
}
