// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/base/crypto.h>

namespace latchkey {

Result<bool> UsersService::Private::redeemCode(const UserRecord &user, CodePurpose purpose,
                                               const Secret &code)
{
    const auto key = ports.key.get();
    if (!key)
        return failWith(key);
    const auto stored = ports.codes.find(user.user.id, purpose);
    if (!stored)
        return failWith(stored);
    if (!*stored || (*stored)->expires <= ports.clock.now() || (*stored)->triesLeft <= 0)
        return false;
    const bool right =
        constantTimeEquals((*stored)->hash, hashEmailCode(**key, purpose, user.emailKey, code));
    const auto noted =
        right ? ports.codes.remove(user.user.id, purpose) : ports.codes.countTry(user.user.id, purpose);
    return noted.transform([&] { return right; });
}

Result<void> UsersService::sendConfirmationEmail(const QString &email, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::ConfirmationRequest);
    return d->audited(event, email, [&]() -> Result<void> {
        if (const auto key = d->requireKey(); !key)
            return failWith(key);
        const auto settings = d->ports.settings.load();
        if (!settings)
            return failWith(settings);
        const auto address = EmailAddress::parse(email);
        if (!address)
            return failWith(address);
        return inWrite(d->ports.transactor,
                       [&] { return d->requestConfirmation(*address, *settings, event); });
    });
}

Result<void> UsersService::Private::requestConfirmation(const EmailAddress &address, const Settings &settings,
                                                        AuditEvent &event)
{
    const auto user = ports.users.findByEmail(address.key());
    if (!user)
        return failWith(user);
    // the same answer for everybody, but only one kind of people gets a code
    const bool waits = *user && !(*user)->user.confirmedEmail;
    const auto mailed = waits ? mailConfirmation(**user, settings) : Result<bool>(false);
    if (!mailed)
        return failWith(mailed);
    event.subject = *user ? AuditParty((*user)->user.id) : AuditParty(AuditAddress{address.key()});
    event.details.insert(QStringLiteral("mailed"), *mailed);
    return audit.append(event);
}

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
        // a wrong code is an outcome, not a failure: its try has to be committed
        const auto right =
            inWrite(d->ports.transactor, [&] { return d->redeemConfirmation(*address, *code, event); });
        if (!right)
            return failWith(right);
        if (!*right)
            return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
        return {};
    });
}

Result<bool> UsersService::Private::redeemConfirmation(const EmailAddress &address, const Secret &code,
                                                       AuditEvent &event)
{
    const auto user = ports.users.findByEmail(address.key());
    if (!user)
        return failWith(user);
    if (!*user)
        return false;
    const UserId id = (*user)->user.id;
    const auto redeemed = redeemCode(**user, CodePurpose::Confirm, code);
    if (!redeemed || !*redeemed)
        return redeemed;
    if (const auto confirmed = ports.users.setConfirmed(id, true); !confirmed)
        return failWith(confirmed);
    concern(event, id);
    return audit.append(event).transform([] { return true; });
}

} // namespace latchkey
