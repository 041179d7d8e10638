// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/core/users/proof.h>

#include <QString>

#include <functional>
#include <optional>

namespace latchkey {

//! Who asks: client code is a stranger at the keyboard, server code is the program itself.
enum class Caller { Server, Client };

//! Where a request comes from.
struct Origin
{
    Caller caller = Caller::Server;
    QString language{}; //!< BCP 47, for mails; empty: English
    QString device{};   //!< a name for the session list
    //! What Session::deviceToken() gave this device before; empty: none. Its account's wrong tries are then
    //! counted apart.
    Secret deviceToken{};
    //! Whether the device keeps the token that a login gives it. One that does not is no device of the
    //! account's: it takes the place of none, and its owner is not told of it as a new one.
    bool keepsDeviceToken = true;
    //! Asked on the calling thread just before anything is kept; true: nothing is, and the answer is
    //! Cancelled. None: never.
    std::function<bool()> isCancelled{};
};

//! A login by address and password.
struct EmailLogin
{
    QString email;
    Secret password;
    std::optional<MfaLogin> mfa{}; //!< the second factor; none: it is asked for by MfaRequired
};

//! A login by a mailed code.
struct CodeLogin
{
    QString email;
    Secret code;
    std::optional<MfaLogin> mfa{}; //!< as EmailLogin's
};

//! A sign-up by address and password.
struct EmailSignup
{
    QString email;
    Secret password;
    std::optional<MfaMethod> mfaMethod{}; //!< a second factor to begin with, made for the same address
};

//! A second factor to add to what somebody has, or to put in its place.
struct MfaAddition
{
    MfaMethod method;
    Proof proof{}; //!< the password of people who have one
    ClearExisting clearExisting = ClearExisting::No;
};

} // namespace latchkey
