// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/pendinglogins.h>

#include <latchkey/core/base/crypto.h>

namespace latchkey {

namespace {

constexpr std::size_t tokenSize = 32;
constexpr std::array pathways{Pathway::Password, Pathway::EmailCode};

} // namespace

QString pathwayName(Pathway pathway)
{
    switch (pathway) {
    case Pathway::Password:
        return QStringLiteral("password");
    case Pathway::EmailCode:
        return QStringLiteral("code");
    }
    return {};
}

std::optional<Pathway> pathwayFromName(QStringView name)
{
    for (const Pathway pathway : pathways) {
        if (pathwayName(pathway) == name)
            return pathway;
    }
    return {};
}

Result<Secret> PendingLogins::insert(const PendingRecord &record)
{
    Secret token = m_ports.random.bytes(tokenSize);
    return m_ports.pending.insert(sha256(token.bytes()), record, m_ports.clock.now()).transform([&] {
        return token;
    });
}

Result<PendingLogin> PendingLogins::keep(const SignIn &attempt)
{
    const PendingRecord record{.kind = PendingKind::Login,
                               .user = attempt.user->user.id,
                               .pathway = pathwayName(attempt.pathway),
                               .expires = m_ports.clock.now() + pendingLoginLife};
    return insert(record).transform([](const Secret &token) { return PendingLogin(token); });
}

Result<Secret> PendingLogins::issueTicket(const SignIn &attempt)
{
    return insert({.kind = PendingKind::Ticket,
                   .user = attempt.user->user.id,
                   .pathway = pathwayName(attempt.pathway),
                   .expires = m_ports.clock.now() + ticketLife});
}

Result<PendingRecord> PendingLogins::find(const PendingLogin &pending)
{
    const auto found =
        m_ports.pending.find(sha256(pending.token().bytes()), PendingKind::Login, m_ports.clock.now());
    if (!found)
        return failWith(found);
    if (!*found)
        return fail(AuthErrorCode::AuthenticationFailed, AuthErrorReason::LoginExpired);
    return **found;
}

} // namespace latchkey
