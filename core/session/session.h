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
    explicit Session(Secret token, Secret deviceToken = {})
        : m_token(std::move(token))
        , m_deviceToken(std::move(deviceToken))
    {}

    bool isEmpty() const { return m_token.isEmpty(); }
    const Secret &token() const { return m_token; }
    //! A new token for the device that logged in, to be kept there and given as Origin::deviceToken from now
    //! on; empty if the device has one that holds.
    const Secret &deviceToken() const { return m_deviceToken; }

private:
    Secret m_token;
    Secret m_deviceToken;
};

} // namespace latchkey
