// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/totp.h>

#include <QString>

namespace latchkey {

//! What an authenticator app reads from a QR code: otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=… (the key
//! URI format of Google Authenticator). \a issuer is cut to 60 characters and loses its colons, which would
//! end it there.
Secret otpauthUri(const TotpKey &key, const QString &issuer, const QString &account);

} // namespace latchkey
