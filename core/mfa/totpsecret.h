// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/core/mfa/qrcode.h>

namespace latchkey {

//! What sets up an authenticator app: the same secret three times over, and the method to be added once a
//! code of the app was right.
struct TotpSecret
{
    Secret secret; //!< base32 (RFC 4648 §6) in capitals, without padding
    Secret uri;    //!< otpauth://totp/…
    QrCode qrCode; //!< of the URI
    MfaMethod mfaMethod;
};

} // namespace latchkey
