// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/mail/emailcode.h>
#include <latchkey/core/users/user.h>

#include <optional>

namespace latchkey {

struct EmailCodeRecord
{
    QByteArray hash;
    Timestamp expires;
    int triesLeft = 0;
};

//! Where the hashes of mailed codes are kept: at most one a user and purpose.
class EmailCodeStore
{
public:
    virtual ~EmailCodeStore() = default;

    //! Replaces the user's earlier code for this purpose.
    virtual Result<void> replace(UserId user, CodePurpose purpose, const EmailCodeRecord &code) = 0;
    virtual Result<std::optional<EmailCodeRecord>> find(UserId user, CodePurpose purpose) = 0;
    virtual Result<void> countTry(UserId user, CodePurpose purpose) = 0;
    virtual Result<void> remove(UserId user, CodePurpose purpose) = 0;
};

} // namespace latchkey
