// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

// Inside a write transaction.
Result<void> setNewPassword(ServiceContext &context, const SessionHolder &owner, const QByteArray &hash,
                            const Settings &settings)
{
    const UserId id = owner.user.user.id;
    return context.ports.users.changePassword(id, hash, context.ports.clock.now())
        .and_then([&] { return context.ports.sessions.endOthers(id, owner.session.tokenHash); })
        .and_then([&] { return context.codes.dropPending(id); })
        .and_then([&] { return context.notify(owner.user, QStringLiteral("password-changed"), settings); });
}

} // namespace

Result<ProofKind> UsersService::neededProof(const Session &session)
{
    return d->owner(session).transform([](const SessionHolder &owner) { return neededProofOf(owner.user); });
}

Result<void> UsersService::sendProofEmail(const Session &session)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::ProofRequest, owner->user.user.id);
    return d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        if (neededProofOf(owner->user) != ProofKind::EmailCode)
            return proofWanted(owner->user);
        return inWrite(d->ports.transactor, [&] {
            return d->mailCode({.purpose = CodePurpose::Proof}, owner->user, *settings).and_then([&](bool) {
                return d->audit.append(event);
            });
        });
    });
}

Result<void> UsersService::resetPassword(const Session &session, const Secret &oldPassword,
                                         const Secret &newPassword, const Origin &origin)
{
    return setPassword(session, {.kind = ProofKind::Password, .value = oldPassword}, newPassword, origin);
}

Result<void> UsersService::setPassword(const Session &session, const Proof &proof, const Secret &newPassword,
                                       const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::PasswordChanged, owner->user.user.id);
    return d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        // first, so that a password which is refused does not use up a code
        const auto password =
            EmailAddress::parse(owner->user.user.email).and_then([&](const EmailAddress &address) {
                return d->acceptable(newPassword, address, *settings);
            });
        if (!password)
            return failWith(password);
        if (const auto proven = checkProof(d->ports, {owner->user, proof, *settings, origin}); !proven)
            return proven;
        const auto hash = d->ports.hasher.hash(*password);
        if (!hash)
            return failWith(hash);
        return inWrite(d->ports.transactor, [&] {
            return d->stillOwner(session, *owner)
                .and_then([&] { return setNewPassword(*d, *owner, *hash, *settings); })
                .and_then([&] { return d->audit.append(event); });
        });
    });
}

} // namespace latchkey
