// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/pendinglogins.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

// whoever has got into a mailbox shall not lose its owner both factors
constexpr auto waitAfterPasswordReset = 72h;

// Whether the user may ask for a reset by mail, having passed the first factor.
Result<bool> mayResetFactors(const ServiceContext &context, const UserRecord &user,
                             const PendingLogin &pending, const Settings &settings)
{
    if (!settings.allowMfaEmailReset || !user.user.enabled || user.user.mfaTypes.isEmpty())
        return false;
    const auto proven = PendingLogins(context.ports).find(pending);
    if (!proven)
        return proven.error().isAuthenticationFailure() ? Result<bool>(false) : failWith(proven);
    if (proven->user != user.user.id || proven->pathway != pathwayName(Pathway::Password))
        return false;
    return !user.passwordReset || context.ports.clock.now() - *user.passwordReset >= waitAfterPasswordReset;
}

// Inside a write transaction.
Result<void> requestMfaReset(ServiceContext &context, const EmailAddress &address,
                             const PendingLogin &pending, const Settings &settings, AuditEvent &event)
{
    const auto user = context.ports.users.findByEmail(address.key());
    if (!user)
        return failWith(user);
    const auto may = *user ? mayResetFactors(context, **user, pending, settings) : Result<bool>(false);
    if (!may)
        return failWith(may);
    const auto mailed = *may ? context.mailCode({.purpose = CodePurpose::MfaReset}, **user, settings)
                             : context.codes.rehearse(CodePurpose::MfaReset, address, settings).transform([] {
                                   return false;
                               });
    if (!mailed)
        return failWith(mailed);
    event.subject = *user ? AuditParty((*user)->user.id) : AuditParty(AuditAddress{address.key()});
    event.details.insert(QStringLiteral("mailed"), *mailed);
    return context.audit.append(event);
}

// False for a wrong code. Inside a write transaction.
Result<bool> resetFactors(ServiceContext &context, const TypedCode &given, AuditEvent &event)
{
    const auto right = context.codes.redeem(CodePurpose::MfaReset, given.address.key(), given.code);
    if (!right || !*right)
        return right.transform([](const auto &) { return false; });
    const auto user = context.ownerOf(**right);
    if (!user)
        return failWith(user);
    concern(event, user->user.id);
    if (!user->user.enabled)
        return false;
    // the throttle's counts stay, so that nobody gains tries by this
    return context.dropFactors(user->user.id)
        .and_then([&] { return context.notify(*user, QStringLiteral("mfa-was-reset"), given.settings); })
        .and_then([&] { return context.audit.append(event); })
        .transform([] { return true; });
}

} // namespace

Result<void> UsersService::sendMfaResetEmail(const QString &email, const PendingLogin &pending,
                                             const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::FactorResetRequest);
    return d->audited(event, email, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        const auto address = EmailAddress::parse(email);
        if (!address)
            return failWith(address);
        return inWrite(d->ports.transactor,
                       [&] { return requestMfaReset(*d, *address, pending, *settings, event); });
    });
}

Result<void> UsersService::startMfaReset(UserId id)
{
    const AuditEvent event =
        eventByOperator(AuditKind::FactorResetRequest, id, {{QStringLiteral("mailed"), true}});
    return d
        ->change(event,
                 [&](UserRecord &user, const Settings &settings) {
                     return d
                         ->mailCode({.purpose = CodePurpose::MfaReset, .urgency = MailUrgency::Ordered}, user,
                                    settings)
                         .and_then([&](bool) { return d->audit.append(event); });
                 })
        .transform([](const User &) {});
}

Result<void> UsersService::resetMfaWithCode(const QString &email, const Secret &typed, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::FactorReset);
    return d->audited(event, email, [&]() -> Result<void> {
        const auto given = d->typedCode(CodePurpose::MfaReset, email, typed);
        if (!given)
            return failWith(given);
        return d->expectCode(CodePurpose::MfaReset, given->address, given->code).and_then([&] {
            return d->redeemed([&] { return resetFactors(*d, *given, event); });
        });
    });
}

} // namespace latchkey
