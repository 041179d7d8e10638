// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/mfa/totp.h>

namespace latchkey::test {

//! An authenticator app: what it shows depends on the secret it was given and on its clock.
class Authenticator
{
public:
    //! \a secret is base32, as people type it.
    explicit Authenticator(const Secret &secret);

    Secret codeAt(Timestamp time);
    //! The same as a login takes it.
    static Secret codeOf(const Secret &secret, Timestamp time) { return Authenticator(secret).codeAt(time); }

private:
    Totp m_totp;
};

//! What base32 (RFC 4648 §6) stands for.
Secret fromBase32(const Secret &text);

} // namespace latchkey::test
