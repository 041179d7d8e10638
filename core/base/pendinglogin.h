// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

namespace latchkey {

//! A login whose first factor has passed and that wants more: a second factor, or its set-up.
//!
//! Opaque; holds for 10 minutes and is used up by success only. Whoever has it can go on with that login, so
//! it is kept like a password and never shown.
class PendingLogin
{
public:
    PendingLogin() = default;
    explicit PendingLogin(Secret token)
        : m_token(std::move(token))
    {}

    bool isEmpty() const { return m_token.isEmpty(); }
    const Secret &token() const { return m_token; }

private:
    Secret m_token;
};

} // namespace latchkey
