// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/pendinglogins.h>
#include <latchkey/core/mfa/base32.h>
#include <latchkey/core/mfa/otpauthuri.h>
#include <latchkey/core/mfa/sealedtotp.h>

#include <algorithm>
#include <ranges>

namespace latchkey {

namespace {

// What a second factor may be added to.
enum class Onto {
    Anything,
    Nothing, //!< by somebody who has proven no second factor: only if there is none
};

// A factor to add, to what, and for whom.
struct FactorWork
{
    const MfaAddition &addition;
    Onto onto = Onto::Anything;
    // what has to go on until it is done; neither: the program's own act
    const Session *session = nullptr;
    const PendingLogin *pending = nullptr;
    bool provenByLogin = false; //!< a moment ago, so that no fresh proof is asked for
};

constexpr std::size_t secretSize = 20; // 160 bits: RFC 4226 §4
constexpr std::size_t idSize = 16;

std::unexpected<AuthError> noSuchFactor()
{
    return fail(AuthErrorCode::InvalidInput, AuthErrorReason::NoSuchFactor);
}

// That what the work goes on from still does. Inside a write transaction.
Result<void> stillGoesOn(const ServiceContext &context, const FactorWork &work, const UserRecord &owner)
{
    if (work.session)
        return context.stillOwner(*work.session, {.session = {}, .user = owner});
    if (!work.pending)
        return {};
    if (const auto waiting = PendingLogins(context.ports).find(*work.pending); !waiting)
        return failWith(waiting);
    return context.existing(owner.user.id).and_then([](const UserRecord &now) {
        return now.user.enabled ? Result<void>() : fail(AuthErrorCode::AccountIsNotEnabled);
    });
}

// The user as it is now, if address and password are what was proven; or FreshProofRequired. Inside a
// write transaction.
Result<UserRecord> unchanged(const ServiceContext &context, const UserRecord &owner)
{
    auto now = context.existing(owner.user.id);
    if (now && (now->passwordHash != owner.passwordHash || now->emailKey != owner.emailKey))
        return proofWanted(*now);
    return now;
}

// Adds a factor, once a fresh proof has shown that it is its owner who does.
Result<QList<Secret>> addFactor(ServiceContext &context, const UserRecord &owner, const FactorWork &work,
                                AuditEvent event, const Origin &origin)
{
    const auto settings = context.settingsWithKey();
    if (!settings)
        return failWith(settings);
    FactorAddition addition(context.ports);
    // first, so that a factor which is refused does not use up a code
    auto factor = addition.open(work.addition.method, owner.emailKey, *settings);
    if (!factor)
        return failWith(factor);
    if (!work.provenByLogin) {
        const auto proven = checkProof(context.ports, {owner, work.addition.proof, *settings, origin});
        if (!proven)
            return failWith(proven);
    }
    event.details.insert(QStringLiteral("type"), factor->method.type);
    factor->clearExisting = work.addition.clearExisting;
    if (const auto made = addition.addRecoverySet(*factor, owner.user.id); !made)
        return failWith(made);
    return inWrite(context.ports.transactor, [&]() -> Result<QList<Secret>> {
        if (const auto still = stillGoesOn(context, work, owner); !still)
            return failWith(still);
        const auto same = unchanged(context, owner);
        if (!same)
            return failWith(same);
        // a pending login that lacks its second factor cannot bring another one
        if (work.onto == Onto::Nothing && !same->user.mfaTypes.isEmpty())
            return fail(AuthErrorCode::MfaRequired, AuthErrorReason::FactorMissing);
        return addition.add(*factor, *same)
            .and_then([&] { return context.notify(*same, QStringLiteral("factor-added"), *settings); })
            .and_then([&] { return context.audit.append(event); })
            .transform([&] { return factor->recovery.codes; });
    });
}

// The same, with a refusal written down.
Result<QList<Secret>> addOwnFactor(ServiceContext &context, const UserRecord &owner, const FactorWork &work,
                                   const Origin &origin)
{
    const AuditEvent event = eventByOwner(AuditKind::FactorAdded, owner.user.id);
    return context.audited(event, [&] { return addFactor(context, owner, work, event, origin); });
}

// A factor of this user that policy lets go. Errors: InvalidInput with NoSuchFactor, PermissionDenied
// with LastFactor.
Result<MfaRecord> removable(const ServiceContext &context, UserId user, const QString &id,
                            const Settings &settings)
{
    const auto methods = context.ports.mfa.methods(user);
    if (!methods)
        return failWith(methods);
    const auto found = std::ranges::find(*methods, id, &MfaRecord::id);
    if (found == methods->end())
        return noSuchFactor();
    if (methods->size() == 1 && settings.mfaPolicy() == MfaPolicy::Required)
        return fail(AuthErrorCode::PermissionDenied, AuthErrorReason::LastFactor);
    return *found;
}

// Removes one and writes that down. Inside a write transaction.
Result<void> removeFactor(ServiceContext &context, const UserRecord &user, const QString &id,
                          const Settings &settings, AuditEvent event)
{
    const auto found = removable(context, user.user.id, id, settings);
    if (!found)
        return failWith(found);
    event.details.insert(QStringLiteral("type"), found->type);
    const auto left = context.ports.mfa.remove(user.user.id, id).and_then([&](bool) {
        return context.ports.mfa.methods(user.user.id);
    });
    if (!left)
        return failWith(left);
    // recovery codes alone are no second factor
    const auto removed = left->isEmpty() ? context.dropFactors(user.user.id) : Result<void>();
    return removed.and_then([&] { return context.notify(user, QStringLiteral("factor-removed"), settings); })
        .and_then([&] { return context.audit.append(event); });
}

} // namespace

Result<TotpSecret> UsersService::generateTotpSecret(const QString &email)
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    const QString type = QStringLiteral("totp");
    if (!settings->enabledMfaTypes().contains(type))
        return fail(AuthErrorCode::MethodNotEnabled);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    const auto sealing = d->ports.key.unlock();
    if (!sealing)
        return failWith(sealing);
    const TotpKey key{.secret = d->ports.random.bytes(secretSize)};
    const Secret uri = otpauthUri(key, settings->appName, address->written());
    const auto qrCode = qrCodeOf(uri);
    if (!qrCode)
        return failWith(qrCode);
    const QString id = QString::fromLatin1(d->ports.random.bytes(idSize).bytes().toByteArray().toHex());
    const TotpOffer offer{
        .emailKey = address->key(), .expires = d->ports.clock.now() + offerLifetime, .key = key};
    return TotpSecret{.secret = base32(key.secret),
                      .uri = uri,
                      .qrCode = *qrCode,
                      .mfaMethod = {.type = type,
                                    .id = id,
                                    .serial = {},
                                    .name = {},
                                    .sealedData = sealTotpOffer(**sealing, id, offer, d->ports.random)}};
}

Result<bool> UsersService::validateTotpCode(const MfaMethod &method, const Secret &code)
{
    const auto sealing = d->ports.key.unlock();
    if (!sealing)
        return failWith(sealing);
    const auto offer = openTotpOffer(**sealing, method);
    if (!offer)
        return failWith(offer);
    const Timestamp now = d->ports.clock.now();
    if (offer->expires <= now)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::MethodExpired);
    Totp totp(offer->key);
    const qint64 step = totp.stepAt(toMilliseconds(now));
    return totp.find(code, {.first = step - 1, .last = step + 1}).has_value();
}

Result<QList<Secret>> UsersService::addMfaMethod(const Session &session, const MfaAddition &addition,
                                                 const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    return addOwnFactor(*d, owner->user, {.addition = addition, .session = &session}, origin);
}

Result<QList<Secret>> UsersService::addMfaMethod(UserId user, const MfaAddition &addition,
                                                 const Origin &origin)
{
    const auto owner = d->existing(user);
    return owner ? addOwnFactor(*d, *owner, {.addition = addition}, origin) : failWith(owner);
}

Result<QList<Secret>> UsersService::addMfaMethod(const PendingLogin &pending, const MfaAddition &addition,
                                                 const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::FactorAdded);
    return d->audited(event, [&]() -> Result<QList<Secret>> {
        const auto attempt = d->attemptFrom(pending, origin, event);
        if (!attempt)
            return failWith(attempt);
        const UserRecord &owner = *attempt->user;
        if (!owner.user.enabled)
            return fail(AuthErrorCode::AccountIsNotEnabled);
        // whoever has no password came by another first factor
        const FactorWork work{.addition = addition,
                              .onto = Onto::Nothing,
                              .pending = &pending,
                              .provenByLogin = owner.passwordHash.isEmpty()};
        return addFactor(*d, owner, work, event, origin);
    });
}

Result<MfaOverview> UsersService::mfaMethods(const Session &session)
{
    const auto owner = d->owner(session);
    return owner ? mfaMethods(owner->user.user.id) : failWith(owner);
}

Result<MfaOverview> UsersService::mfaMethods(UserId user)
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    const auto methods = d->ports.mfa.methods(user);
    if (!methods)
        return failWith(methods);
    const auto codes = d->ports.mfa.recoveryCodes(user);
    if (!codes)
        return failWith(codes);
    const auto trusted = trustedDevices(d->ports, user, *settings);
    if (!trusted)
        return failWith(trusted);
    MfaOverview overview{.recoveryCodesLeft = int(codes->unused.size()), .recoveryCodesMade = codes->made};
    if (codes->made > 0)
        overview.recoveryCodesCreated = toDateTime(codes->created);
    for (const MfaRecord &method : *methods)
        overview.methods << MfaMethodInfo{.type = method.type,
                                          .id = method.id,
                                          .name = method.name,
                                          .created = toDateTime(method.created),
                                          .lastUsed = method.lastUsed.transform(&toDateTime)};
    const std::chrono::days lasts(settings->mfaTimeoutDays);
    for (const DeviceTrust &device : *trusted)
        overview.trustedDevices << TrustedDevice{
            .id = device.id, .name = device.name, .until = toDateTime(device.since + lasts)};
    return overview;
}

Result<void> UsersService::removeMfaMethod(const Session &session, const Proof &proof, const QString &id,
                                           const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::FactorRemoved, owner->user.user.id);
    return d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        // first, so that what cannot be removed does not use up a code
        if (const auto may = removable(*d, owner->user.user.id, id, *settings); !may)
            return failWith(may);
        if (const auto proven = checkProof(d->ports, {owner->user, proof, *settings, origin}); !proven)
            return proven;
        return inWrite(d->ports.transactor, [&] {
            return d->stillOwner(session, *owner).and_then([&] {
                return removeFactor(*d, owner->user, id, *settings, event);
            });
        });
    });
}

Result<void> UsersService::removeMfaMethod(UserId id, const QString &method)
{
    const AuditEvent event = eventByOperator(AuditKind::FactorRemoved, id);
    return d
        ->change(event,
                 [&](UserRecord &user, const Settings &settings) {
                     return removeFactor(*d, user, method, settings, event);
                 })
        .transform([](const User &) {});
}

Result<void> ServiceContext::dropFactors(UserId user)
{
    return ports.mfa.removeAll(user)
        .and_then([&] { return ports.mfa.replaceRecoveryCodes(user, {}, ports.clock.now()); })
        .and_then([&] { return ports.devices.endTrust(user, {}); });
}

Result<void> ServiceContext::dropFactorsSince(UserId user, Timestamp when)
{
    const auto methods = ports.mfa.methods(user);
    if (!methods)
        return failWith(methods);
    const auto recovery = ports.mfa.recoveryCodes(user);
    if (!recovery)
        return failWith(recovery);
    const auto isNew = [&](const MfaRecord &method) { return method.created >= when; };
    if (std::ranges::all_of(*methods, isNew))
        return dropFactors(user);
    for (const MfaRecord &method : *methods | std::views::filter(isNew)) {
        if (const auto removed = ports.mfa.remove(user, method.id); !removed)
            return failWith(removed);
    }
    return recovery->created >= when ? ports.mfa.replaceRecoveryCodes(user, {}, ports.clock.now())
                                     : Result<void>();
}

Result<void> UsersService::renameMfaMethod(const Session &session, const QString &id, const QString &name)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::FactorRenamed, owner->user.user.id);
    return d->audited(event, [&]() -> Result<void> {
        if (const auto fits = d->requireKey().and_then([&] { return checkFactorName(name); }); !fits)
            return fits;
        return inWrite(d->ports.transactor, [&]() -> Result<void> {
            const auto renamed = d->ports.mfa.rename(owner->user.user.id, id, name.trimmed());
            if (!renamed)
                return failWith(renamed);
            return *renamed ? d->audit.append(event) : noSuchFactor();
        });
    });
}

Result<QList<Secret>> UsersService::newRecoveryCodes(const Session &session, const Proof &proof,
                                                     const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::RecoveryCodesMade, owner->user.user.id);
    return d->audited(event, [&]() -> Result<QList<Secret>> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        // codes alone are no second factor
        if (owner->user.user.mfaTypes.isEmpty())
            return noSuchFactor();
        if (const auto proven = checkProof(d->ports, {owner->user, proof, *settings, origin}); !proven)
            return failWith(proven);
        const auto set = FactorAddition(d->ports).makeRecoverySet();
        if (!set)
            return failWith(set);
        return inWrite(d->ports.transactor, [&]() -> Result<QList<Secret>> {
            if (const auto still = d->stillOwner(session, *owner); !still)
                return failWith(still);
            const auto methods = d->ports.mfa.methods(owner->user.user.id);
            if (!methods)
                return failWith(methods);
            if (methods->isEmpty())
                return noSuchFactor();
            return d->ports.mfa.replaceRecoveryCodes(owner->user.user.id, set->hashes, d->ports.clock.now())
                .and_then(
                    [&] { return d->notify(owner->user, QStringLiteral("recovery-codes-made"), *settings); })
                .and_then([&] { return d->audit.append(event); })
                .transform([&] { return set->codes; });
        });
    });
}

Result<void> UsersService::revokeTrustedDevice(const Session &session, qint64 id)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    if (const auto key = d->requireKey(); !key)
        return key;
    return inWrite(d->ports.transactor, [&] {
        return d->ports.devices.endTrust(owner->user.user.id, id).and_then([&] {
            return d->audit.append(eventByOwner(AuditKind::TrustEnded, owner->user.user.id));
        });
    });
}

} // namespace latchkey
