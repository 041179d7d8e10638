// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

AuditKind kindOfRequest(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::Reset:
        return AuditKind::PasswordResetRequest;
    case CodePurpose::Login:
        return AuditKind::LoginCodeRequest;
    case CodePurpose::NewEmail:
        return AuditKind::AddressChangeRequest;
    case CodePurpose::MfaReset:
        return AuditKind::FactorResetRequest;
    case CodePurpose::Proof:
        return AuditKind::ProofRequest;
    case CodePurpose::Confirm:
    case CodePurpose::UndoEmail:
        break;
    }
    return AuditKind::ConfirmationRequest;
}

bool isOffered(CodePurpose purpose, const Settings &settings)
{
    if (purpose == CodePurpose::Reset)
        return isOffered(Pathway::Password, settings);
    return purpose != CodePurpose::Login || isOffered(Pathway::EmailCode, settings);
}

// Inside a write transaction.
Result<void> mailRequested(ServiceContext &context, CodePurpose purpose, const EmailAddress &address,
                           const Settings &settings, AuditEvent &event)
{
    const auto user = context.ports.users.findByEmail(address.key());
    if (!user)
        return failWith(user);
    // the same answer for everybody, but a confirmed address needs no confirmation
    const bool serves = *user && (purpose != CodePurpose::Confirm || !(*user)->user.confirmedEmail);
    const auto mailed =
        serves ? context.mailCode({.purpose = purpose}, **user, settings)
               : context.codes.rehearse(purpose, address, settings).transform([] { return false; });
    if (!mailed)
        return failWith(mailed);
    event.subject = *user ? AuditParty((*user)->user.id) : AuditParty(AuditAddress{address.key()});
    event.details.insert(QStringLiteral("mailed"), *mailed);
    return context.audit.append(event);
}

// Mails a code for an address to its owner, if there is one whom it serves, and answers alike if not.
Result<void> requestCode(ServiceContext &context, CodePurpose purpose, const QString &email,
                         const Origin &origin)
{
    AuditEvent event = eventBy(origin, kindOfRequest(purpose));
    return context.audited(event, email, [&]() -> Result<void> {
        const auto settings = context.settingsWithKey();
        if (!settings)
            return failWith(settings);
        if (!isOffered(purpose, *settings))
            return fail(AuthErrorCode::MethodNotEnabled);
        const auto address = EmailAddress::parse(email);
        if (!address)
            return failWith(address);
        return inWrite(context.ports.transactor,
                       [&] { return mailRequested(context, purpose, *address, *settings, event); });
    });
}

} // namespace

Result<bool> ServiceContext::mailCode(const OwnCode &code, const UserRecord &user, const Settings &settings)
{
    return EmailAddress::parse(user.user.email).and_then([&](const EmailAddress &address) {
        return codes.mail({.purpose = code.purpose,
                           .user = user.user.id,
                           .address = address,
                           .language = user.language,
                           .urgency = code.urgency},
                          settings);
    });
}

Result<TypedCode> ServiceContext::typedCode(CodePurpose purpose, const QString &email,
                                            const Secret &typed) const
{
    auto settings = settingsWithKey();
    if (!settings)
        return failWith(settings);
    if (!isOffered(purpose, *settings))
        return fail(AuthErrorCode::MethodNotEnabled);
    auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    return parseEmailCode(typed).transform([&](const Secret &code) {
        return TypedCode{.settings = std::move(*settings), .address = std::move(*address), .code = code};
    });
}

Result<void> ServiceContext::redeemed(const std::function<Result<bool>()> &work)
{
    const auto right = inWrite(ports.transactor, work);
    if (!right)
        return failWith(right);
    if (!*right)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    return {};
}

Result<void> ServiceContext::expectCode(CodePurpose purpose, const EmailAddress &address, const Secret &code)
{
    const auto right = inWrite(
        ports.transactor, [&] { return codes.redeem(purpose, address.key(), code, RightCode::Keep); },
        Durability::Process);
    if (!right)
        return failWith(right);
    if (!*right)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    return {};
}

Result<UserRecord> ServiceContext::ownerOf(const EmailCodeRecord &code) const
{
    auto user = existing(code.user);
    if (user && user->emailKey != code.address.key())
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    return user;
}

Result<void> UsersService::sendConfirmationEmail(const QString &email, const Origin &origin)
{
    return requestCode(*d, CodePurpose::Confirm, email, origin);
}

Result<void> UsersService::sendPasswordResetEmail(const QString &email, const Origin &origin)
{
    return requestCode(*d, CodePurpose::Reset, email, origin);
}

Result<void> UsersService::sendTokenLoginEmail(const QString &email, const Origin &origin)
{
    return requestCode(*d, CodePurpose::Login, email, origin);
}

Result<void> UsersService::startPasswordReset(UserId id)
{
    const AuditEvent event =
        eventByOperator(AuditKind::PasswordResetRequest, id, {{QStringLiteral("mailed"), true}});
    return d
        ->change(event,
                 [&](UserRecord &user, const Settings &settings) -> Result<void> {
                     if (!settings.useEmail)
                         return fail(AuthErrorCode::MethodNotEnabled);
                     return d
                         ->mailCode({.purpose = CodePurpose::Reset, .urgency = MailUrgency::Ordered}, user,
                                    settings)
                         .and_then([&](bool) { return d->audit.append(event); });
                 })
        .transform([](const User &) {});
}

} // namespace latchkey
