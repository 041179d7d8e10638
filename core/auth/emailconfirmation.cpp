// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/base/crypto.h>

namespace latchkey {

Result<bool> UsersService::Private::redeemCode(const UserRecord &user, CodePurpose purpose,
                                               const Secret &code)
{
    const auto stored = ports.codes.find(user.user.id, purpose);
    if (!stored)
        return failWith(stored);
    if (!*stored || (*stored)->expires <= ports.clock.now() || (*stored)->triesLeft <= 0)
        return false;
    const bool right =
        constantTimeEquals((*stored)->hash, hashEmailCode(*ports.key, purpose, user.emailKey, code));
    const auto noted =
        right ? ports.codes.remove(user.user.id, purpose) : ports.codes.countTry(user.user.id, purpose);
    return noted.transform([&] { return right; });
}

Result<void> UsersService::sendConfirmationEmail(const QString &email, const Origin &)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    return inWrite(d->ports.transactor, [&]() -> Result<void> {
        const auto user = d->ports.users.findByEmail(address->key());
        if (!user)
            return failWith(user);
        // the same answer for everybody else
        if (!*user || (*user)->user.confirmedEmail)
            return {};
        return d->mailConfirmation(**user, *settings);
    });
}

Result<void> UsersService::confirmEmail(const QString &email, const Secret &typed)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    const auto code = parseEmailCode(typed);
    if (!code)
        return failWith(code);
    // a wrong code is an outcome, not a failure: its try has to be committed
    const auto right = inWrite(d->ports.transactor, [&]() -> Result<bool> {
        const auto user = d->ports.users.findByEmail(address->key());
        if (!user)
            return failWith(user);
        if (!*user)
            return false;
        const auto redeemed = d->redeemCode(**user, CodePurpose::Confirm, *code);
        if (!redeemed || !*redeemed)
            return redeemed;
        return d->ports.users.setConfirmed((*user)->user.id, true).transform([] { return true; });
    });
    if (!right)
        return failWith(right);
    if (!*right)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    return {};
}

} // namespace latchkey
