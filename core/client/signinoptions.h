// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/core/settings/mfapolicy.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace latchkey {

//! What goes along with a login.
struct LoginOptions
{
    std::optional<MfaLogin> mfa{}; //!< the second factor; none: it is asked for by MfaRequired
};

//! What goes along with a sign-up.
struct SignupOptions
{
    std::optional<MfaMethod> mfaMethod{}; //!< a second factor to begin with, made for the same address
};

//! What a sign-in form has to know before it can show itself.
struct SignInSettings
{
    QString appName;
    bool allowSignup = true;
    bool useEmail = true;
    bool useToken = false;    //!< people may log in with an emailed code
    bool confirmEmail = true; //!< a new address has to be confirmed before its password lets anyone in
    //! Unsent mail lands here as .eml files; empty when a mail server is set.
    QString outboxFolder;
    int minimumPasswordLength = 8; //!< in code points
    MfaPolicy mfa = MfaPolicy::Optional;
    QStringList mfaTypes{}; //!< which may be set up: "totp"
    int mfaTimeoutDays = 0; //!< how long a device can be trusted after a second factor; 0: not at all
    bool allowMfaEmailReset = false; //!< a lost second factor may be reset by email
};

} // namespace latchkey
