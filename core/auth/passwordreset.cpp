// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/accountclaim.h>

namespace latchkey {

namespace {

// False for a wrong code. Inside a write transaction.
Result<bool> reset(ServiceContext &context, const TypedCode &given, const QByteArray &hash, AuditEvent &event)
{
    const auto right = context.codes.redeem(CodePurpose::Reset, given.address.key(), given.code);
    if (!right || !*right)
        return right.transform([](const auto &) { return false; });
    const auto user = context.ownerOf(**right);
    if (!user)
        return failWith(user);
    const UserId id = user->user.id;
    if (!user->user.confirmedEmail) {
        if (const auto won = winClean(context.ports, id); !won)
            return failWith(won);
    }
    concern(event, id);
    // the second factor's counts stay, as do the factors
    return context.ports.users.changePassword(id, hash, context.ports.clock.now())
        .and_then([&] { return context.ports.users.setPasswordReset(id, context.ports.clock.now()); })
        .and_then([&] { return context.ports.sessions.endAll(id); })
        .and_then([&] { return context.codes.dropPending(id); })
        .and_then([&] { return Throttle(context.ports).liftPassword(id); })
        .and_then([&] { return context.notify(*user, QStringLiteral("password-changed"), given.settings); })
        .and_then([&] { return context.audit.append(event); })
        .transform([] { return true; });
}

} // namespace

Result<void> UsersService::resetPasswordWithCode(const QString &email, const Secret &typed,
                                                 const Secret &newPassword, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::PasswordReset);
    return d->audited(event, email, [&]() -> Result<void> {
        const auto given = d->typedCode(CodePurpose::Reset, email, typed);
        if (!given)
            return failWith(given);
        // a password that is refused costs no try, and a wrong code no hash
        const auto password = d->acceptable(newPassword, given->address, given->settings);
        if (!password)
            return failWith(password);
        if (const auto right = d->expectCode(CodePurpose::Reset, given->address, given->code); !right)
            return right;
        const auto hash = d->ports.hasher.hash(*password);
        if (!hash)
            return failWith(hash);
        return d->redeemed([&] { return reset(*d, *given, *hash, event); });
    });
}

} // namespace latchkey
