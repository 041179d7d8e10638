// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

// Mails a code to the new address. Inside a write transaction.
Result<void> askNewAddress(ServiceContext &context, const SessionHolder &owner, const EmailAddress &address,
                           const Settings &settings)
{
    const UserId id = owner.user.user.id;
    const auto taken = context.ports.users.findByEmail(address.key());
    if (!taken)
        return failWith(taken);
    if (!*taken)
        return context.codes
            .mail({.purpose = CodePurpose::NewEmail,
                   .user = id,
                   .address = address,
                   .language = owner.user.language},
                  settings)
            .transform([](bool) {});
    // requested, so that no stranger uses up what the owner may be told
    const auto told = context.post.offer({.kind = QStringLiteral("address-taken"),
                                          .recipient = (*taken)->user.email,
                                          .language = (*taken)->language,
                                          .lifetime = noticeLifetime,
                                          .urgency = MailUrgency::Requested},
                                         settings);
    if (!told)
        return failWith(told);
    // whoever asks learns nothing: an earlier code ends where another would have been mailed
    return *told ? context.ports.codes.removeAll(id, CodePurpose::NewEmail) : Result<void>();
}

// None for a wrong code. Inside a write transaction.
Result<std::optional<User>> moveTo(ServiceContext &context, const SessionHolder &owner, const Secret &code,
                                   const Settings &settings)
{
    const UserId id = owner.user.user.id;
    const auto redeemed = context.codes.redeemOf(id, CodePurpose::NewEmail, code);
    if (!redeemed)
        return failWith(redeemed);
    if (!*redeemed)
        return std::nullopt;
    const auto moved =
        context.ports.users.setEmail(id, (*redeemed)->address)
            .and_then([&] { return context.ports.users.setConfirmed(id, true); })
            .and_then([&] { return context.ports.sessions.endOthers(id, owner.session.tokenHash); })
            .and_then([&] { return context.codes.dropPending(id); })
            .and_then([&]() -> Result<void> {
                // an address that was never proven to be this person's gets no power over the account
                if (!owner.user.user.confirmedEmail)
                    return context.notify(owner.user, QStringLiteral("address-changed"), settings);
                // nor may a thief who has had many mails sent before keep this one back
                return context
                    .mailCode({.purpose = CodePurpose::UndoEmail, .urgency = MailUrgency::Ordered},
                              owner.user, settings)
                    .transform([](bool) {});
            })
            .and_then([&] { return context.audit.append(eventByOwner(AuditKind::OwnAddressChanged, id)); });
    if (!moved)
        return failWith(moved);
    return context.existing(id).transform([](const UserRecord &user) { return std::optional(user.user); });
}

// Removes an unconfirmed account in whose place a former owner comes back.
// Whoever has signed up with it meanwhile has never shown that it is theirs.
Result<void> clearTheWay(ServiceContext &context, const EmailAddress &former, UserId owner)
{
    const auto holder = context.ports.users.findByEmail(former.key());
    if (!holder)
        return failWith(holder);
    if (!*holder || (*holder)->user.id == owner || (*holder)->user.confirmedEmail)
        return {};
    return context.remove({.kind = AuditKind::UserDeleted, .actor = owner, .subject = (*holder)->user.id});
}

// False for a wrong code. Inside a write transaction.
Result<bool> moveBack(ServiceContext &context, const TypedCode &given, AuditEvent &event)
{
    const auto right = context.codes.redeem(CodePurpose::UndoEmail, given.address.key(), given.code);
    if (!right || !*right)
        return right.transform([](const auto &) { return false; });
    const UserId id = (*right)->user;
    const auto user = context.existing(id);
    if (!user)
        return failWith(user);
    concern(event, id);
    if (const auto free = clearTheWay(context, given.address, id); !free)
        return failWith(free);
    // a thief may have prepared for this for as long as the owner has to notice it
    const auto time = codeLifetime(CodePurpose::UndoEmail);
    if (const auto dropped = context.dropFactorsSince(id, (*right)->expires - time - time); !dropped)
        return failWith(dropped);
    // whoever changed the address had the password, or has set one since
    return context.ports.users.setEmail(id, (*right)->address)
        .and_then([&] { return context.ports.users.setConfirmed(id, true); })
        .and_then([&] { return context.ports.users.changePassword(id, {}, context.ports.clock.now()); })
        .and_then([&] { return context.ports.sessions.endAll(id); })
        .and_then([&] { return context.ports.devices.forgetAll(id); })
        .and_then([&] { return context.codes.dropPending(id); })
        .and_then([&] { return context.codes.dropUndoFrom(**right); })
        .and_then([&] { return context.notify(*user, QStringLiteral("address-undone"), given.settings); })
        .and_then([&] { return context.audit.append(event); })
        .transform([] { return true; });
}

} // namespace

Result<void> UsersService::changeEmail(const Session &session, const Proof &proof, const QString &newEmail,
                                       const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::AddressChangeRequest, owner->user.user.id);
    return d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        const auto address = EmailAddress::parse(newEmail);
        if (!address)
            return failWith(address);
        if (address->key() == owner->user.emailKey)
            return fail(AuthErrorCode::InvalidInput, AuthErrorReason::EmailUnchanged);
        if (const auto proven = checkProof(d->ports, {owner->user, proof, *settings, origin}); !proven)
            return proven;
        return inWrite(d->ports.transactor, [&] {
            return d->stillOwner(session, *owner)
                .and_then([&] { return askNewAddress(*d, *owner, *address, *settings); })
                .and_then([&] { return d->audit.append(event); });
        });
    });
}

Result<User> UsersService::confirmNewEmail(const Session &session, const Secret &typed)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::OwnAddressChanged, owner->user.user.id);
    return d->audited(event, [&]() -> Result<User> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        const auto code = parseEmailCode(typed);
        if (!code)
            return failWith(code);
        const auto moved = inWrite(d->ports.transactor, [&]() -> Result<std::optional<User>> {
            if (const auto still = d->stillOwner(session, *owner); !still)
                return failWith(still);
            return moveTo(*d, *owner, *code, *settings);
        });
        if (!moved)
            return failWith(moved);
        if (!*moved)
            return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
        return **moved;
    });
}

Result<void> UsersService::undoEmailChange(const QString &formerEmail, const Secret &typed,
                                           const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::AddressChangeUndone);
    return d->audited(event, formerEmail, [&]() -> Result<void> {
        const auto given = d->typedCode(CodePurpose::UndoEmail, formerEmail, typed);
        if (!given)
            return failWith(given);
        return d->expectCode(CodePurpose::UndoEmail, given->address, given->code).and_then([&] {
            return d->redeemed([&] { return moveBack(*d, *given, event); });
        });
    });
}

} // namespace latchkey
