// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/client/usersadmin.h>

#include <QThreadPool>

#include <functional>

namespace latchkey {

//! Hands an admin's calls to the service of this process, with the session of the moment. All that it is
//! given outlives it.
class EmbeddedAdmin : public UsersAdmin
{
public:
    EmbeddedAdmin(UsersService &service, QThreadPool &workers, std::function<Session()> session)
        : m_service(service)
        , m_workers(workers)
        , m_session(std::move(session))
    {}

    QFuture<Result<GateExplanation>> explain(UserId user) override;

private:
    UsersService &m_service;
    QThreadPool &m_workers;
    std::function<Session()> m_session;
};

} // namespace latchkey
