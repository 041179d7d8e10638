// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

Result<void> UsersService::confirmEmail(const QString &email, const Secret &typed, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::Confirmation);
    return d->audited(event, email, [&]() -> Result<void> {
        if (const auto key = d->requireKey(); !key)
            return failWith(key);
        const auto address = EmailAddress::parse(email);
        if (!address)
            return failWith(address);
        const auto code = parseEmailCode(typed);
        if (!code)
            return failWith(code);
        if (const auto right = d->expectCode(CodePurpose::Confirm, *address, *code); !right)
            return right;
        const auto confirmed =
            inWrite(d->ports.transactor, [&] { return d->confirm(*address, *code, event); });
        if (!confirmed)
            return failWith(confirmed);
        if (!*confirmed)
            return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
        return {};
    });
}

Result<bool> UsersService::Private::confirm(const EmailAddress &address, const Secret &code,
                                            AuditEvent &event)
{
    const auto redeemed = codes.redeem(CodePurpose::Confirm, address.key(), code);
    if (!redeemed || !*redeemed)
        return redeemed.transform([](const auto &) { return false; });
    const auto user = ownerOf(**redeemed);
    if (!user)
        return failWith(user);
    if (const auto confirmed = ports.users.setConfirmed(user->user.id, true); !confirmed)
        return failWith(confirmed);
    concern(event, user->user.id);
    return audit.append(event).transform([] { return true; });
}

} // namespace latchkey
