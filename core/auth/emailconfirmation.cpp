// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

// False for a wrong code. Inside a write transaction.
Result<bool> confirm(ServiceContext &context, const EmailAddress &address, const Secret &code,
                     AuditEvent &event)
{
    const auto redeemed = context.codes.redeem(CodePurpose::Confirm, address.key(), code);
    if (!redeemed || !*redeemed)
        return redeemed.transform([](const auto &) { return false; });
    const auto user = context.ownerOf(**redeemed);
    if (!user)
        return failWith(user);
    if (const auto confirmed = context.ports.users.setConfirmed(user->user.id, true); !confirmed)
        return failWith(confirmed);
    concern(event, user->user.id);
    return context.audit.append(event).transform([] { return true; });
}

} // namespace

Result<void> UsersService::confirmEmail(const QString &email, const Secret &typed, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::Confirmation);
    return d->audited(event, email, [&]() -> Result<void> {
        const auto given = d->typedCode(CodePurpose::Confirm, email, typed);
        if (!given)
            return failWith(given);
        return d->expectCode(CodePurpose::Confirm, given->address, given->code).and_then([&] {
            return d->redeemed([&] { return confirm(*d, given->address, given->code, event); });
        });
    });
}

} // namespace latchkey
