// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/pendinglogins.h>

namespace latchkey {

Result<User> UsersService::loginWithToken(Session &session, const QString &email, const Secret &typed,
                                          const Origin &origin)
{
    return loginWithToken(session, {.email = email, .code = typed}, origin);
}

Result<User> UsersService::loginWithToken(Session &session, const CodeLogin &login, const Origin &origin)
{
    AuditEvent event =
        eventBy(origin, AuditKind::Login, {{QStringLiteral("method"), pathwayName(Pathway::EmailCode)}});
    return d->audited(event, login.email, [&]() -> Result<User> {
        const auto given = d->typedCode(CodePurpose::Login, login.email, login.code);
        if (!given)
            return failWith(given);
        SignIn attempt{.ports = d->ports,
                       .audit = d->audit,
                       .event = event,
                       .settings = given->settings,
                       .pathway = Pathway::EmailCode,
                       .origin = origin,
                       .emailKey = given->address.key(),
                       .code = given->code,
                       .user = {},
                       .second = {.given = login.mfa},
                       .session = {}};
        auto passed = passGate(attempt);
        if (passed)
            d->adopt(session, std::move(attempt.session));
        return passed;
    });
}

} // namespace latchkey
