// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/logging.h>
#include <latchkey/core/session/sessionid.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto noteUseEvery = 5min; // what a person reads in a list need not be truer

// Also in a future that a clock set back has left behind.
bool isLongAgo(Timestamp time, Timestamp now)
{
    return time > now || now - time >= noteUseEvery;
}

// Who holds the session, if anybody does.
Result<std::optional<SessionHolder>> holder(const ServiceContext &context, const Session &session)
{
    if (session.isEmpty())
        return std::nullopt;
    const auto open = context.ports.sessions.find(sha256(session.token().bytes()));
    if (!open)
        return failWith(open);
    if (!*open)
        return std::nullopt;
    auto user = context.ports.users.findById((*open)->user);
    if (!user)
        return failWith(user);
    if (!*user || !(*user)->user.enabled)
        return std::nullopt;
    return SessionHolder{.session = **open, .user = std::move(**user)};
}

// Notes that a session is used, if that has not been noted for minutes.
void noteUse(ServiceContext &context, const OpenSession &session)
{
    const Timestamp now = context.ports.clock.now();
    // a database that cannot be written shall not be waited for at every check
    if (!isLongAgo(session.lastUsed, now) || !isLongAgo(fromMilliseconds(context.usesNotNoted), now))
        return;
    const auto noted = context.ports.transactor.write(
        [&] { return context.ports.sessions.noteUse(session.tokenHash, now); }, Durability::Process);
    if (noted)
        return;
    context.usesNotNoted = toMilliseconds(now);
    qCInfo(logAuth) << "that a session is used could not be noted:" << noted.error().detail;
}

} // namespace

Result<SessionHolder> ServiceContext::owner(const Session &session)
{
    auto found = holder(*this, session);
    if (!found)
        return failWith(found);
    if (!*found)
        return fail(AuthErrorCode::NotLoggedIn);
    noteUse(*this, (*found)->session);
    return std::move(**found);
}

Result<void> ServiceContext::stillOwner(const Session &session, const SessionHolder &owner) const
{
    const auto now = holder(*this, session);
    if (!now)
        return failWith(now);
    if (!*now)
        return fail(AuthErrorCode::NotLoggedIn);
    const UserRecord &user = (*now)->user;
    if (user.passwordHash != owner.user.passwordHash || user.emailKey != owner.user.emailKey)
        return proofWanted(user);
    return {};
}

Result<std::optional<User>> UsersService::getUser(const Session &session)
{
    auto found = holder(*d, session);
    if (!found)
        return failWith(found);
    if (!*found)
        return std::nullopt;
    noteUse(*d, (*found)->session);
    return std::move((*found)->user.user);
}

Result<QList<SessionInfo>> UsersService::sessions(const Session &session)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const auto open = d->ports.sessions.list(owner->user.user.id);
    if (!open)
        return failWith(open);
    QList<SessionInfo> infos;
    for (const ListedSession &listed : *open)
        infos << SessionInfo{.id = listed.id,
                             .device = listed.device,
                             .opened = toDateTime(listed.opened),
                             .lastUsed = toDateTime(listed.lastUsed),
                             .current = listed.id == sessionId(owner->session.tokenHash)};
    return infos;
}

Result<void> UsersService::revokeSession(const Session &session, qint64 id)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const UserId user = owner->user.user.id;
    return d->requireKey().and_then([&] {
        return inWrite(d->ports.transactor, [&]() -> Result<void> {
            const auto ended = d->ports.sessions.end(user, id);
            if (!ended || !*ended)
                return ended.transform([](bool) {});
            return d->audit.append(eventByOwner(AuditKind::SessionRevoked, user));
        });
    });
}

Result<void> UsersService::revokeOtherSessions(const Session &session)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const UserId user = owner->user.user.id;
    return d->requireKey().and_then([&] {
        return inWrite(d->ports.transactor, [&] {
            return d->ports.sessions.endOthers(user, owner->session.tokenHash)
                .and_then([&] { return d->ports.pending.removeAll(user); })
                .and_then([&] { return d->ports.devices.endTrust(user, {}); })
                .and_then(
                    [&] { return d->audit.append(eventByOwner(AuditKind::OtherSessionsRevoked, user)); });
        });
    });
}

} // namespace latchkey
