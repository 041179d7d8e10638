// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/users/gateexplanation.h>
#include <latchkey/core/users/user.h>

#include <QFuture>

namespace latchkey {

//! What an admin who is logged in with a UsersClient may do, on that client's terms: calls return at once.
//!
//! Whether the client's user is an admin is checked in the service, at every call. Errors of all:
//! NotLoggedIn, PermissionDenied.
class LATCHKEY_CORE_EXPORT UsersAdmin
{
public:
    UsersAdmin() = default;
    //! Its client does this.
    virtual ~UsersAdmin();
    Q_DISABLE_COPY_MOVE(UsersAdmin)

    //! What the gate would answer the user, step by step; changes nothing. Error: InvalidInput/NoSuchUser.
    virtual QFuture<Result<GateExplanation>> explain(UserId user) = 0;
};

} // namespace latchkey
