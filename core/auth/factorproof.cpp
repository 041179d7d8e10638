// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/factorproof.h>

#include <latchkey/core/auth/factorcheck.h>
#include <latchkey/core/auth/throttle.h>

namespace latchkey {

namespace {

// The code counts and its failures are forgotten, or neither.
Result<bool> accept(const UsersServicePorts &ports, FactorCheck &check, const ProvenFactor &factor,
                    const ReservedTry &reserved)
{
    return inWrite(ports.transactor, [&]() -> Result<bool> {
        const auto used = check.useUp(factor);
        if (!used || !*used)
            return used;
        return Throttle(ports).succeeded(reserved).transform([] { return true; });
    });
}

} // namespace

Result<void> checkFactorProof(const UsersServicePorts &ports, const FactorProofTry &attempt)
{
    const int limit = attempt.settings.maxPasswordFailures;
    Throttle throttle(ports);
    const auto methods = ports.mfa.methods(attempt.user.user.id);
    if (!methods)
        return failWith(methods);
    const auto reserved = throttle.reserve({.emailKey = attempt.user.emailKey,
                                            .factor = ThrottledFactor::SecondFactor,
                                            .deviceToken = attempt.origin.deviceToken},
                                           limit);
    if (!reserved)
        return failWith(reserved);
    FactorCheck check(ports, attempt.user);
    const auto proven = check.prove({.type = QStringLiteral("totp"), .value = attempt.code}, *methods);
    const auto used = proven && *proven ? accept(ports, check, **proven, *reserved)
                                        : proven.transform([](const auto &) { return false; });
    if (used && *used)
        return {};
    if (!used && !used.error().isAuthenticationFailure()) {
        const auto undone = throttle.takeBack(*reserved);
        return undone ? failWith(used) : undone;
    }
    if (const auto counted = throttle.failed(*reserved, limit); !counted)
        return counted;
    return fail(AuthErrorCode::AuthenticationFailed, AuthErrorReason::FactorWrong);
}

} // namespace latchkey
