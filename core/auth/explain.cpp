// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

Result<void> addFacts(GateExplanation &explained, const UsersServicePorts &ports, const UserRecord &user,
                      const Settings &settings)
{
    const auto state = Throttle(ports).look({.user = user.user.id}, settings.maxPasswordFailures);
    if (!state)
        return failWith(state);
    const auto devices = ports.devices.count(user.user.id);
    if (!devices)
        return failWith(devices);
    explained.passwordFailures = state->count.failures;
    explained.maxPasswordFailures = settings.maxPasswordFailures;
    if (state->count.failures > 0)
        explained.lastPasswordFailure = toDateTime(state->count.last);
    explained.knownDevices = *devices;
    explained.hasPassword = !user.passwordHash.isEmpty();
    explained.passwordCheckable = !explained.hasPassword || ports.hasher.canVerify(user.passwordHash);
    explained.confirmationAsked = settings.confirmEmail;
    return {};
}

Result<void> addFactorFacts(GateExplanation &explained, const UsersServicePorts &ports,
                            const UserRecord &user, const Settings &settings)
{
    const auto state = Throttle(ports).look({.user = user.user.id, .factor = ThrottledFactor::SecondFactor},
                                            settings.maxPasswordFailures);
    if (!state)
        return failWith(state);
    const auto trusted = trustedDevices(ports, user.user.id, settings);
    if (!trusted)
        return failWith(trusted);
    explained.factorAsked = settings.mfaPolicy() != MfaPolicy::Off;
    explained.factorTypes = user.user.mfaTypes;
    explained.factorFailures = state->count.failures;
    explained.trustedDevices = int(trusted->size());
    return {};
}

Result<ExplainedStep> lookAt(const GateStep &step, SignIn &attempt)
{
    const auto passes = step.look(attempt);
    if (passes)
        return ExplainedStep{.step = step.name, .verdict = GateVerdict::Passes};
    if (!passes.error().isAuthenticationFailure())
        return failWith(passes);
    return ExplainedStep{.step = step.name, .verdict = GateVerdict::Stops, .refusal = passes.error()};
}

Result<QList<ExplainedStep>> walk(SignIn &attempt, const GateExplanation &explained)
{
    QList<ExplainedStep> steps;
    bool reached = !explained.before;
    for (const GateStep &step : gateSteps()) {
        if (!reached) {
            steps << ExplainedStep{.step = step.name};
            continue;
        }
        const auto looked = lookAt(step, attempt);
        if (!looked)
            return failWith(looked);
        reached = looked->verdict == GateVerdict::Passes;
        steps << *looked;
    }
    return steps;
}

// Whether the session is an admin's who may still log in. Errors: NotLoggedIn, PermissionDenied.
Result<void> requireAdmin(UsersService &service, const Session &session)
{
    const auto user = service.getUser(session);
    if (!user)
        return failWith(user);
    if (!*user)
        return fail(AuthErrorCode::NotLoggedIn);
    if ((*user)->role != Role::Admin)
        return fail(AuthErrorCode::PermissionDenied);
    return {};
}

} // namespace

Result<GateExplanation> UsersService::explain(UserId id)
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    const auto user = d->existing(id);
    if (!user)
        return failWith(user);
    GateExplanation explained;
    if (const auto added = addFacts(explained, d->ports, *user, *settings); !added)
        return failWith(added);
    if (const auto added = addFactorFacts(explained, d->ports, *user, *settings); !added)
        return failWith(added);
    if (const auto key = d->requireKey(Unlocking::Avoided); !key)
        explained.before = key.error();
    else if (!settings->useEmail)
        explained.before = AuthError{.code = AuthErrorCode::MethodNotEnabled};
    AuditEvent unwritten{}; // nothing is tried
    SignIn attempt{.ports = d->ports,
                   .audit = d->audit,
                   .event = unwritten,
                   .settings = *settings,
                   .pathway = Pathway::Password,
                   .origin = {},
                   .emailKey = user->emailKey,
                   .password = {},
                   .user = *user,
                   .session = {}};
    auto steps = walk(attempt, explained);
    if (!steps)
        return failWith(steps);
    explained.steps = std::move(*steps);
    return explained;
}

Result<GateExplanation> UsersService::explain(const Session &admin, UserId id)
{
    if (const auto allowed = requireAdmin(*this, admin); !allowed)
        return failWith(allowed);
    return explain(id);
}

} // namespace latchkey
