// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/gate.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/password/passwordpolicy.h>

namespace latchkey {

namespace {

constexpr std::size_t sessionTokenSize = 32;

// Nothing is counted yet, so nothing is held back.
Result<void> throttle(SignIn &)
{
    return {};
}

Result<void> passwordFactor(SignIn &attempt)
{
    const auto password = normalisePassword(attempt.password);
    // what cannot be anybody's password is refused alike for everybody, without hashing
    if (!password)
        return fail(AuthErrorCode::AuthenticationFailed);
    auto user = attempt.ports.users.findByEmail(attempt.emailKey);
    if (!user)
        return failWith(user);
    if (!*user || (*user)->passwordHash.isEmpty()) {
        attempt.ports.hasher.verifyDummy(*password);
        return fail(AuthErrorCode::AuthenticationFailed);
    }
    const auto matches = attempt.ports.hasher.verify(*password, (*user)->passwordHash);
    if (!matches)
        return failWith(matches);
    if (!*matches)
        return fail(AuthErrorCode::AuthenticationFailed);
    attempt.user = std::move(*user);
    return {};
}

Result<void> firstFactor(SignIn &attempt)
{
    switch (attempt.pathway) {
    case Pathway::Password:
        return passwordFactor(attempt);
    }
    return fail(AuthErrorCode::AuthenticationFailed);
}

Result<void> enabled(SignIn &attempt)
{
    if (!attempt.user->user.enabled)
        return fail(AuthErrorCode::AccountIsNotEnabled);
    return {};
}

Result<void> confirmed(SignIn &attempt)
{
    const bool asked = attempt.pathway == Pathway::Password && attempt.settings.confirmEmail;
    if (asked && !attempt.user->user.confirmedEmail)
        return fail(AuthErrorCode::EmailNotConfirmed);
    return {};
}

// Nobody can have set one up, so none is asked for.
Result<void> secondFactor(SignIn &)
{
    return {};
}

// Hashing took a while: whoever was disabled, changed or deleted meanwhile does not get in.
Result<void> recheck(SignIn &attempt)
{
    auto fresh = attempt.ports.users.findById(attempt.user->user.id);
    if (!fresh)
        return failWith(fresh);
    if (!*fresh || (*fresh)->passwordHash != attempt.user->passwordHash)
        return fail(AuthErrorCode::AuthenticationFailed);
    attempt.user = std::move(*fresh);
    for (const auto check : {&enabled, &confirmed, &secondFactor}) {
        if (const auto passed = check(attempt); !passed)
            return passed;
    }
    return {};
}

Result<void> session(SignIn &attempt)
{
    return inWrite(attempt.ports.transactor, [&]() -> Result<void> {
        if (const auto still = recheck(attempt); !still)
            return still;
        auto opened = openSession(attempt.ports, *attempt.user, attempt.origin);
        if (!opened)
            return failWith(opened);
        attempt.session = std::move(*opened);
        return {};
    });
}

} // namespace

const std::array<GateStep, 6> &gateSteps()
{
    static constexpr std::array<GateStep, 6> steps{{
        {GateStepName::Throttle, &throttle},
        {GateStepName::FirstFactor, &firstFactor},
        {GateStepName::Enabled, &enabled},
        {GateStepName::Confirmed, &confirmed},
        {GateStepName::SecondFactor, &secondFactor},
        {GateStepName::Session, &session},
    }};
    return steps;
}

Result<User> passGate(SignIn &attempt)
{
    for (const GateStep &step : gateSteps()) {
        if (const auto passed = step.check(attempt); !passed)
            return failWith(passed);
    }
    return attempt.user->user;
}

Result<Session> openSession(const UsersServicePorts &ports, UserRecord &user, const Origin &origin)
{
    const Timestamp now = ports.clock.now();
    Session opened(ports.random.bytes(sessionTokenSize));
    const auto inserted =
        ports.sessions.insert(sha256(opened.token().bytes()), user.user.id, origin.device, now);
    if (!inserted)
        return failWith(inserted);
    if (const auto noted = ports.users.setLastLogin(user.user.id, now); !noted)
        return failWith(noted);
    user.user.lastLogin = toDateTime(now);
    return opened;
}

} // namespace latchkey
