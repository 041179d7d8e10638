// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/gate.h>
#include <latchkey/core/base/pendinglogin.h>

namespace latchkey {

inline constexpr std::chrono::minutes pendingLoginLife{10};
inline constexpr std::chrono::minutes ticketLife{2};

//! The name under which a pathway is kept and told, as in "password".
QString pathwayName(Pathway pathway);
std::optional<Pathway> pathwayFromName(QStringView name);

//! What passed the first factor and waits for more, or passed the second and waits for a login. A random
//! token leads to it; who has that needs no password, so it is not bound to a device, which may have none.
class PendingLogins
{
public:
    explicit PendingLogins(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Keeps an attempt that lacks a second factor. Inside a write transaction.
    Result<PendingLogin> keep(const SignIn &attempt);
    //! What a ticket stands for is done; the answer redeems it. Inside a write transaction.
    Result<Secret> issueTicket(const SignIn &attempt);
    //! Error: AuthenticationFailed with LoginExpired.
    Result<PendingRecord> find(const PendingLogin &pending);

private:
    Result<Secret> insert(const PendingRecord &record);

    const UsersServicePorts &m_ports;
};

} // namespace latchkey
