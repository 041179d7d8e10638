// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

namespace latchkey {

//! Server code's handle of one logged-in person: the session token, or nothing. Filled and emptied by
//! UsersService. Copy it to act in the same session from another thread.
class Session
{
public:
    Session() = default;
    explicit Session(Secret token)
        : m_token(std::move(token))
    {}

    bool isEmpty() const { return m_token.isEmpty(); }
    const Secret &token() const { return m_token; }

private:
    Secret m_token;
};

} // namespace latchkey
