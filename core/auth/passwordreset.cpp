// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/accountclaim.h>

namespace latchkey {

Result<void> UsersService::resetPasswordWithCode(const QString &email, const Secret &typed,
                                                 const Secret &newPassword, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::PasswordReset);
    return d->audited(event, email, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        if (!settings->useEmail)
            return fail(AuthErrorCode::MethodNotEnabled);
        const auto address = EmailAddress::parse(email);
        if (!address)
            return failWith(address);
        const auto code = parseEmailCode(typed);
        if (!code)
            return failWith(code);
        // a password that is refused costs no try, and a wrong code no hash
        const auto password = d->acceptable(newPassword, *address, *settings);
        if (!password)
            return failWith(password);
        if (const auto right = d->expectCode(CodePurpose::Reset, *address, *code); !right)
            return right;
        const auto hash = d->ports.hasher.hash(*password);
        if (!hash)
            return failWith(hash);
        const PasswordReset work{.address = *address, .code = *code, .hash = *hash, .settings = *settings};
        const auto done = inWrite(d->ports.transactor, [&] { return d->reset(work, event); });
        if (!done)
            return failWith(done);
        if (!*done)
            return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
        return {};
    });
}

Result<bool> UsersService::Private::reset(const PasswordReset &reset, AuditEvent &event)
{
    const auto redeemed = codes.redeem(CodePurpose::Reset, reset.address.key(), reset.code);
    if (!redeemed || !*redeemed)
        return redeemed.transform([](const auto &) { return false; });
    const auto user = ownerOf(**redeemed);
    if (!user)
        return failWith(user);
    const UserId id = user->user.id;
    if (!user->user.confirmedEmail) {
        if (const auto won = winClean(ports, id); !won)
            return failWith(won);
    }
    concern(event, id);
    // the second factor's counts stay, as do the factors
    return ports.users.changePassword(id, reset.hash, ports.clock.now())
        .and_then([&] { return ports.users.setPasswordReset(id, ports.clock.now()); })
        .and_then([&] { return ports.sessions.endAll(id); })
        .and_then([&] { return codes.dropPending(id); })
        .and_then([&] { return Throttle(ports).liftPassword(id); })
        .and_then([&] { return notify(*user, QStringLiteral("password-changed"), reset.settings); })
        .and_then([&] { return audit.append(event); })
        .transform([] { return true; });
}

} // namespace latchkey
