// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>

#include <optional>

namespace latchkey {

//! Where sessions are kept, by the SHA-256 of their tokens.
class SessionStore
{
public:
    virtual ~SessionStore() = default;

    virtual Result<void> insert(const QByteArray &tokenHash, UserId user, const QString &device,
                                Timestamp now) = 0;
    //! The user of a session that has not ended.
    virtual Result<std::optional<UserId>> findUser(const QByteArray &tokenHash) = 0;
    virtual Result<void> end(const QByteArray &tokenHash) = 0;
    virtual Result<void> endAll(UserId user) = 0;
};

} // namespace latchkey
