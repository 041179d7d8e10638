// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/freshproof.h>

#include <latchkey/core/auth/emailcodes.h>
#include <latchkey/core/auth/factorproof.h>
#include <latchkey/core/auth/throttle.h>
#include <latchkey/core/password/passwordpolicy.h>

namespace latchkey {

namespace {

AuthErrorReason reasonFor(ProofKind kind)
{
    switch (kind) {
    case ProofKind::Password:
        return AuthErrorReason::PasswordWanted;
    case ProofKind::SecondFactor:
        return AuthErrorReason::SecondFactorWanted;
    case ProofKind::EmailCode:
        return AuthErrorReason::EmailCodeWanted;
    }
    return AuthErrorReason::None;
}

Result<bool> isPassword(const UsersServicePorts &ports, const ProofTry &attempt)
{
    const auto normalised = normalisePassword(attempt.proof.value);
    // what cannot be anybody's password is not this one's
    if (!normalised)
        return false;
    return ports.hasher.verify({.typed = attempt.proof.value, .normalised = *normalised},
                               attempt.user.passwordHash);
}

Result<void> checkPassword(const UsersServicePorts &ports, const ProofTry &attempt)
{
    Throttle throttle(ports);
    const int limit = attempt.settings.maxPasswordFailures;
    const auto reserved = throttle.reserve({.emailKey = attempt.user.emailKey,
                                            .factor = ThrottledFactor::Password,
                                            .deviceToken = attempt.origin.deviceToken},
                                           limit);
    if (!reserved)
        return failWith(reserved);
    const auto right = isPassword(ports, attempt);
    if (!right) {
        const auto undone = throttle.takeBack(*reserved);
        return undone ? failWith(right) : undone;
    }
    if (*right)
        return inWrite(ports.transactor, [&] { return throttle.succeeded(*reserved); }, Durability::Process);
    if (const auto counted = throttle.failed(*reserved, limit); !counted)
        return counted;
    return fail(AuthErrorCode::AuthenticationFailed);
}

Result<void> checkCode(const UsersServicePorts &ports, const ProofTry &attempt)
{
    const auto code = parseEmailCode(attempt.proof.value);
    if (!code)
        return failWith(code);
    const auto redeemed = inWrite(ports.transactor, [&] {
        return EmailCodes(ports).redeemOf(attempt.user.user.id, CodePurpose::Proof, *code);
    });
    if (!redeemed)
        return failWith(redeemed);
    // one that was mailed to an address which is no longer the account's proves nothing
    if (!*redeemed || (*redeemed)->address.key() != attempt.user.emailKey)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    return {};
}

} // namespace

ProofKind neededProofOf(const UserRecord &user)
{
    if (!user.passwordHash.isEmpty())
        return ProofKind::Password;
    return user.user.mfaTypes.contains(QStringLiteral("totp")) ? ProofKind::SecondFactor
                                                               : ProofKind::EmailCode;
}

std::unexpected<AuthError> proofWanted(const UserRecord &user)
{
    return fail(AuthErrorCode::FreshProofRequired, reasonFor(neededProofOf(user)));
}

Result<void> checkProof(const UsersServicePorts &ports, const ProofTry &attempt)
{
    const ProofKind needed = neededProofOf(attempt.user);
    if (attempt.proof.kind != needed || attempt.proof.value.isEmpty())
        return proofWanted(attempt.user);
    switch (needed) {
    case ProofKind::Password:
        return checkPassword(ports, attempt);
    case ProofKind::EmailCode:
        return checkCode(ports, attempt);
    case ProofKind::SecondFactor:
        return checkFactorProof(ports, {.user = attempt.user,
                                        .code = attempt.proof.value,
                                        .settings = attempt.settings,
                                        .origin = attempt.origin});
    }
    return proofWanted(attempt.user);
}

} // namespace latchkey
