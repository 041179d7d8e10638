// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/secondfactor.h>

#include <latchkey/core/auth/auditing.h>
#include <latchkey/core/auth/gate.h>
#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/base/crypto.h>

namespace latchkey {

namespace {

enum class Demand { Nothing, SetUp, Factor };

//! What policy demands of an attempt, and what its user has.
struct Stand
{
    Demand demand = Demand::Nothing;
    QList<MfaRecord> methods{};
};

// A clock that was set back ends trust rather than make it longer.
bool holds(Timestamp since, const Settings &settings, Timestamp now)
{
    return since <= now && now < since + std::chrono::days(settings.mfaTimeoutDays);
}

Result<bool> isTrusted(const SignIn &attempt)
{
    if (!isDeviceToken(attempt.origin.deviceToken))
        return false;
    const QByteArray hash = sha256(attempt.origin.deviceToken.bytes());
    return attempt.ports.devices.trustedSince(hash, attempt.user->user.id)
        .transform([&](std::optional<Timestamp> since) {
            return since && holds(*since, attempt.settings, attempt.ports.clock.now());
        });
}

Result<Stand> standOf(const SignIn &attempt)
{
    const MfaPolicy policy = attempt.settings.mfaPolicy();
    if (policy == MfaPolicy::Off)
        return Stand{};
    if (attempt.user->user.mfaTypes.isEmpty())
        return Stand{.demand = policy == MfaPolicy::Required ? Demand::SetUp : Demand::Nothing};
    auto methods = attempt.ports.mfa.methods(attempt.user->user.id);
    if (!methods)
        return failWith(methods);
    const auto trusted = attempt.goal == SignInGoal::Ticket ? Result<bool>(false) : isTrusted(attempt);
    if (!trusted)
        return failWith(trusted);
    return Stand{.demand = *trusted ? Demand::Nothing : Demand::Factor, .methods = std::move(*methods)};
}

std::unexpected<AuthError> factorWanted(AuthErrorReason reason)
{
    return fail(AuthErrorCode::MfaRequired, reason);
}

bool isTicket(const MfaLogin &given)
{
    return given.type == QStringLiteral("ticket");
}

// A ticket is too long to be guessed, and what made it went through the throttle.
Result<void> reserve(SignIn &attempt)
{
    if (isTicket(*attempt.second.given))
        return {};
    auto reserved = Throttle(attempt.ports)
                        .reserve({.emailKey = attempt.emailKey,
                                  .factor = ThrottledFactor::SecondFactor,
                                  .deviceToken = attempt.origin.deviceToken},
                                 attempt.settings.maxPasswordFailures);
    return reserved.transform([&](ReservedTry &by) { attempt.second.reserved = std::move(by); });
}

Result<void> checkGiven(SignIn &attempt, const QList<MfaRecord> &methods)
{
    if (!attempt.second.given)
        return factorWanted(AuthErrorReason::FactorMissing);
    // one ticket does not make another, or it would never run out
    if (attempt.goal == SignInGoal::Ticket && isTicket(*attempt.second.given))
        return factorWanted(AuthErrorReason::FactorWrong);
    if (const auto reserved = reserve(attempt); !reserved)
        return reserved;
    auto proven = FactorCheck(attempt.ports, *attempt.user).prove(*attempt.second.given, methods);
    if (!proven)
        return failWith(proven);
    if (!*proven)
        return factorWanted(AuthErrorReason::FactorWrong);
    attempt.second.proven = std::move(*proven);
    return {};
}

// Only what takes the place of nothing: whoever has a factor has to give it.
Result<void> checkAdded(const Stand &stand)
{
    return stand.methods.isEmpty() ? Result<void>() : factorWanted(AuthErrorReason::FactorMissing);
}

Result<void> redeemGiven(SignIn &attempt)
{
    // trust or policy may have changed since the step
    if (!attempt.second.proven)
        return factorWanted(AuthErrorReason::FactorMissing);
    const auto used = FactorCheck(attempt.ports, *attempt.user).useUp(*attempt.second.proven);
    if (!used)
        return failWith(used);
    if (!*used)
        return factorWanted(AuthErrorReason::FactorWrong);
    attempt.event.details.insert(QStringLiteral("factor"), attempt.second.given->type);
    return attempt.second.reserved ? Throttle(attempt.ports).succeeded(*attempt.second.reserved)
                                   : Result<void>();
}

Result<void> redeemAdded(SignIn &attempt, const Stand &stand)
{
    if (const auto free = checkAdded(stand); !free)
        return free;
    attempt.event.details.insert(QStringLiteral("factor"), QStringLiteral("set-up"));
    const UserRecord &user = *attempt.user;
    return FactorAddition(attempt.ports)
        .add(*attempt.second.added, user)
        .and_then([&] {
            return PostOffice(attempt.ports).notify(user, QStringLiteral("factor-added"), attempt.settings);
        })
        .and_then([&] {
            return attempt.audit.append(
                eventByOwner(AuditKind::FactorAdded, user.user.id,
                             {{QStringLiteral("type"), attempt.second.added->method.type}}));
        });
}

} // namespace

Result<void> checkSecondFactor(SignIn &attempt)
{
    const auto stand = standOf(attempt);
    if (!stand)
        return failWith(stand);
    if (attempt.second.added)
        return checkAdded(*stand);
    switch (stand->demand) {
    case Demand::Nothing:
        return {};
    case Demand::SetUp:
        return fail(AuthErrorCode::MfaSetupRequired);
    case Demand::Factor:
        return checkGiven(attempt, stand->methods);
    }
    return factorWanted(AuthErrorReason::FactorMissing);
}

Result<void> lookAtSecondFactor(SignIn &attempt)
{
    const auto stand = standOf(attempt);
    if (!stand)
        return failWith(stand);
    if (stand->demand == Demand::SetUp)
        return fail(AuthErrorCode::MfaSetupRequired);
    if (stand->demand == Demand::Nothing)
        return {};
    const auto state = Throttle(attempt.ports)
                           .look({.user = attempt.user->user.id, .factor = ThrottledFactor::SecondFactor},
                                 attempt.settings.maxPasswordFailures);
    return state ? state->verdict : failWith(state);
}

Result<void> redeemSecondFactor(SignIn &attempt)
{
    const auto stand = standOf(attempt);
    if (!stand)
        return failWith(stand);
    if (attempt.second.added)
        return redeemAdded(attempt, *stand);
    switch (stand->demand) {
    case Demand::Nothing:
        if (!stand->methods.isEmpty())
            attempt.event.details.insert(QStringLiteral("factor"), QStringLiteral("trusted-device"));
        return {};
    case Demand::SetUp:
        return fail(AuthErrorCode::MfaSetupRequired);
    case Demand::Factor:
        return redeemGiven(attempt);
    }
    return factorWanted(AuthErrorReason::FactorMissing);
}

Result<void> trustDevice(const SignIn &attempt)
{
    const bool wished = attempt.second.proven && attempt.second.given->trust == TrustDevice::Yes;
    const Secret &fresh = attempt.session.deviceToken();
    const Secret &token = fresh.isEmpty() ? attempt.origin.deviceToken : fresh;
    if (!wished || attempt.settings.mfaTimeoutDays == 0 || !isDeviceToken(token))
        return {};
    return attempt.ports.devices.trust(sha256(token.bytes()), attempt.user->user.id,
                                       attempt.ports.clock.now());
}

Result<void> settleSecondFactor(const SignIn &attempt, const AuthError &stopped)
{
    if (!attempt.second.reserved)
        return {};
    Throttle throttle(attempt.ports);
    const bool wrong = stopped.code == AuthErrorCode::MfaRequired;
    return wrong ? throttle.failed(*attempt.second.reserved, attempt.settings.maxPasswordFailures)
                 : throttle.takeBack(*attempt.second.reserved);
}

Result<QList<DeviceTrust>> trustedDevices(const UsersServicePorts &ports, UserId user,
                                          const Settings &settings)
{
    return ports.devices.trusted(user).transform([&](QList<DeviceTrust> devices) {
        devices.removeIf(
            [&](const DeviceTrust &device) { return !holds(device.since, settings, ports.clock.now()); });
        return devices;
    });
}

} // namespace latchkey
