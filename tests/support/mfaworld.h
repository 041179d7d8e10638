// SPDX-License-Identifier: MIT
#pragma once

#include "authenticator.h"
#include "testservice.h"

namespace latchkey::test {

//! The service, with Ada, who has set up an authenticator app.
struct MfaWorld : TestService
{
    MfaWorld();

    //! Sets up an authenticator app; the secret is what it was given.
    Secret addApp(const User &user, ClearExisting clearExisting = ClearExisting::No);
    //! What Ada's app shows, if its clock is off by so much.
    MfaLogin code(std::chrono::seconds off = {});
    MfaLogin recoveryCode(qsizetype index) const;
    //! Logs Ada in by her password.
    Result<User> login(const std::optional<MfaLogin> &given = {}, const Origin &origin = {});
    //! The same from a device, as client code.
    Result<User> loginFrom(Secret &deviceToken, const std::optional<MfaLogin> &given = {});
    //! What Ada's login by password alone can be gone on from.
    PendingLogin pendingLogin();
    //! The templates of what was mailed since the last call, oldest first.
    QStringList mailedKinds();

    Secret password{QStringLiteral("correct horse")};
    QList<Secret> recoveryCodes; //!< of the set that was made last
    Session session;             //!< of the last login that got through
    User ada;
    Secret secret; //!< of Ada's app
};

} // namespace latchkey::test
