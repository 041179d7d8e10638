// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/gate.h>

#include <latchkey/core/auth/accountclaim.h>
#include <latchkey/core/auth/auditing.h>
#include <latchkey/core/auth/deviceuse.h>
#include <latchkey/core/auth/dummykind.h>
#include <latchkey/core/auth/emailcodes.h>
#include <latchkey/core/auth/pendinglogins.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/logging.h>
#include <latchkey/core/password/passwordpolicy.h>

namespace latchkey {

namespace {

bool isCancelled(const SignIn &attempt)
{
    return attempt.origin.isCancelled && attempt.origin.isCancelled();
}

constexpr std::size_t sessionTokenSize = 32;

Result<void> throttle(SignIn &attempt)
{
    auto reserved = Throttle(attempt.ports)
                        .reserve({.emailKey = attempt.emailKey,
                                  .factor = ThrottledFactor::Password,
                                  .deviceToken = attempt.origin.deviceToken},
                                 attempt.settings.maxPasswordFailures);
    if (!reserved)
        return failWith(reserved);
    attempt.reserved = std::move(*reserved);
    return {};
}

Result<void> lookAtThrottle(SignIn &attempt)
{
    const auto state =
        Throttle(attempt.ports).look({.user = attempt.user->user.id}, attempt.settings.maxPasswordFailures);
    return state ? state->verdict : failWith(state);
}

Result<void> passwordFactor(SignIn &attempt)
{
    const auto normalised = normalisePassword(attempt.password);
    // what cannot be anybody's password is refused alike for everybody, without hashing
    if (!normalised)
        return fail(AuthErrorCode::AuthenticationFailed);
    const PasswordTry password{.typed = attempt.password, .normalised = *normalised};
    auto user = attempt.ports.users.findByEmail(attempt.emailKey);
    if (!user)
        return failWith(user);
    // nor may a hash that cannot be checked, as one that was imported, answer sooner than none
    if (!*user || !attempt.ports.hasher.canVerify((*user)->passwordHash)) {
        const auto kind = dummyKind(attempt.ports, attempt.emailKey);
        if (!kind)
            return failWith(kind);
        attempt.ports.hasher.verifyDummy(password, *kind);
        return fail(AuthErrorCode::AuthenticationFailed);
    }
    const auto matches = attempt.ports.hasher.verify(password, (*user)->passwordHash);
    if (!matches)
        return failWith(matches);
    if (!*matches)
        return fail(AuthErrorCode::AuthenticationFailed);
    attempt.user = std::move(*user);
    return {};
}

// The code is used up here, whatever stops the login after this. Inside a write transaction.
Result<std::optional<UserRecord>> redeemLogin(const SignIn &attempt)
{
    const UsersServicePorts &ports = attempt.ports;
    const auto code = EmailCodes(ports).redeem(CodePurpose::Login, attempt.emailKey, attempt.code);
    if (!code)
        return failWith(code);
    const auto owner = ports.users.findByEmail(attempt.emailKey);
    if (!owner)
        return failWith(owner);
    if (!*code || !*owner || (*owner)->user.id != (*code)->user)
        return std::nullopt;
    if ((*owner)->user.confirmedEmail)
        return owner;
    return winClean(ports, (*code)->user).and_then([&] { return ports.users.findById((*code)->user); });
}

Result<void> codeFactor(SignIn &attempt)
{
    // a login that was given up leaves its code
    if (isCancelled(attempt))
        return fail(AuthErrorCode::Cancelled);
    // as much waiting for the disk for a wrong code as for none
    auto owner = inWrite(attempt.ports.transactor, [&] { return redeemLogin(attempt); }, Durability::Process);
    if (!owner)
        return failWith(owner);
    if (!*owner)
        return fail(AuthErrorCode::CodeInvalid, AuthErrorReason::CodeWrong);
    attempt.user = std::move(*owner);
    return {};
}

Result<void> firstFactor(SignIn &attempt)
{
    switch (attempt.pathway) {
    case Pathway::Password:
        return passwordFactor(attempt);
    case Pathway::EmailCode:
        return codeFactor(attempt);
    }
    return fail(AuthErrorCode::AuthenticationFailed);
}

// Without a password that can be checked, none is right.
Result<void> lookAtFirstFactor(SignIn &attempt)
{
    if (!attempt.ports.hasher.canVerify(attempt.user->passwordHash))
        return fail(AuthErrorCode::AuthenticationFailed);
    return {};
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

// Whether the password decides now, as opposed to before.
bool byPassword(const SignIn &attempt)
{
    return attempt.pathway == Pathway::Password && !attempt.continued;
}

// Used up by success only. Whatever makes it worthless has removed it.
Result<void> takePending(const SignIn &attempt)
{
    const auto taken = attempt.ports.pending.take(sha256(attempt.continued->token().bytes()),
                                                  PendingKind::Login, attempt.ports.clock.now());
    if (!taken)
        return failWith(taken);
    if (!*taken)
        return fail(AuthErrorCode::AuthenticationFailed, AuthErrorReason::LoginExpired);
    return {};
}

// The first factor took a while: whoever was disabled, changed or deleted meanwhile does not get in.
Result<void> recheck(SignIn &attempt)
{
    auto fresh = attempt.ports.users.findById(attempt.user->user.id);
    if (!fresh)
        return failWith(fresh);
    attempt.hashReplaced =
        byPassword(attempt) && *fresh && (*fresh)->passwordHash != attempt.user->passwordHash;
    if (!*fresh || attempt.hashReplaced || (*fresh)->emailKey != attempt.emailKey)
        return fail(AuthErrorCode::AuthenticationFailed);
    if (attempt.continued) {
        if (const auto taken = takePending(attempt); !taken)
            return taken;
    }
    auto settings = attempt.ports.settings.load();
    if (!settings)
        return failWith(settings);
    attempt.settings = std::move(*settings);
    attempt.user = std::move(*fresh);
    for (const auto check : {&enabled, &confirmed, &redeemSecondFactor}) {
        if (const auto passed = check(attempt); !passed)
            return passed;
    }
    return {};
}

// What to put in the place of a hash of an old kind, now that its password is at hand; empty: nothing.
QByteArray renewedHash(const SignIn &attempt)
{
    PasswordHasher &hasher = attempt.ports.hasher;
    if (!byPassword(attempt) || !hasher.needsRehash(attempt.user->passwordHash))
        return {};
    return normalisePassword(attempt.password)
        .and_then([&](const Secret &password) { return hasher.hash(password); })
        .value_or(QByteArray()); // the old one still does
}

// What the attempt was for.
Result<void> reachGoal(SignIn &attempt)
{
    // a ticket stands for a factor that was given, so that trust in one device does not go to another
    if (attempt.goal == SignInGoal::Ticket && !attempt.second.proven)
        return fail(AuthErrorCode::MfaRequired, AuthErrorReason::FactorMissing);
    if (attempt.goal == SignInGoal::Ticket)
        return PendingLogins(attempt.ports).issueTicket(attempt).transform([&](Secret &&ticket) {
            attempt.ticket = std::move(ticket);
        });
    auto opened = openSession(attempt.ports, *attempt.user, attempt.origin);
    if (!opened)
        return failWith(opened);
    attempt.session = std::move(*opened);
    return trustDevice(attempt);
}

Result<void> finish(SignIn &attempt)
{
    const QByteArray renewed = renewedHash(attempt);
    return inWrite(attempt.ports.transactor, [&]() -> Result<void> {
        // before anything is used up
        if (isCancelled(attempt))
            return fail(AuthErrorCode::Cancelled);
        if (const auto still = recheck(attempt); !still)
            return still;
        if (!renewed.isEmpty()) {
            const auto set = attempt.ports.users.setPasswordHash(attempt.user->user.id, renewed);
            if (!set)
                return set;
        }
        if (const auto reached = reachGoal(attempt); !reached)
            return reached;
        if (attempt.reserved) {
            if (const auto settled = Throttle(attempt.ports).succeeded(*attempt.reserved); !settled)
                return settled;
        }
        concern(attempt.event, attempt.user->user.id);
        return attempt.audit.append(attempt.event);
    });
}

Result<void> session(SignIn &attempt)
{
    auto finished = finish(attempt);
    // another login of the same moment may have renewed the hash: then the password decides once more
    if (!finished && attempt.hashReplaced) {
        attempt.user.reset();
        if (const auto passed = firstFactor(attempt); !passed)
            return passed;
        finished = finish(attempt);
    }
    return finished;
}

Result<void> lookAtSession(SignIn &)
{
    return {};
}

// Inside a write transaction. An old hash is renewed here, too: whoever goes on brings no password.
Result<PendingLogin> keepIfUnchanged(const SignIn &attempt, const QByteArray &renewed)
{
    const auto fresh = attempt.ports.users.findById(attempt.user->user.id);
    if (!fresh)
        return failWith(fresh);
    // the first factor took a while, and what it has proven may be worth nothing any more
    if (!*fresh || (*fresh)->emailKey != attempt.emailKey ||
        (*fresh)->user.passwordChanged != attempt.user->user.passwordChanged)
        return fail(AuthErrorCode::AuthenticationFailed);
    if (!renewed.isEmpty() && (*fresh)->passwordHash == attempt.user->passwordHash) {
        const auto set = attempt.ports.users.setPasswordHash(attempt.user->user.id, renewed);
        if (!set)
            return failWith(set);
    }
    return PendingLogins(attempt.ports).keep(attempt);
}

Result<PendingLogin> keepPending(const SignIn &attempt)
{
    if (attempt.continued)
        return *attempt.continued;
    const QByteArray renewed = renewedHash(attempt);
    // a power cut costs somebody a login
    return inWrite(
        attempt.ports.transactor,
        [&]() -> Result<PendingLogin> {
            if (isCancelled(attempt))
                return fail(AuthErrorCode::Cancelled);
            return keepIfUnchanged(attempt, renewed);
        },
        renewed.isEmpty() ? Durability::Process : Durability::PowerCut);
}

bool canBeContinued(const AuthError &stopped)
{
    return stopped.code == AuthErrorCode::MfaRequired || stopped.code == AuthErrorCode::MfaSetupRequired;
}

// What the throttle learns of an attempt that was stopped. A right first factor is no failure, whatever
// stopped it after that; and trouble has decided nothing.
Result<void> settle(const SignIn &attempt, const AuthError &stopped)
{
    Throttle throttle(attempt.ports);
    // here, too, is known what a login could later go on from without its first factor
    if (attempt.user)
        return inWrite(
            attempt.ports.transactor, [&] { return throttle.succeeded(*attempt.reserved); },
            Durability::Process);
    if (!stopped.isAuthenticationFailure())
        return throttle.takeBack(*attempt.reserved);
    return throttle.failed(*attempt.reserved, attempt.settings.maxPasswordFailures);
}

void settleAll(const SignIn &attempt, const AuthError &stopped)
{
    Result<void> settled;
    if (attempt.reserved)
        settled = settle(attempt, stopped);
    if (settled)
        settled = settleSecondFactor(attempt, stopped);
    if (!settled)
        qCWarning(logAuth) << "a try could not be settled:" << settled.error().detail;
}

} // namespace

bool isOffered(Pathway pathway, const Settings &settings)
{
    switch (pathway) {
    case Pathway::Password:
        return settings.useEmail;
    case Pathway::EmailCode:
        return settings.useToken;
    }
    return false;
}

const std::array<GateStep, 6> &gateSteps()
{
    static constexpr std::array<GateStep, 6> steps{{
        {GateStepName::Throttle, &throttle, &lookAtThrottle},
        {GateStepName::FirstFactor, &firstFactor, &lookAtFirstFactor},
        {GateStepName::Enabled, &enabled, &enabled},
        {GateStepName::Confirmed, &confirmed, &confirmed},
        {GateStepName::SecondFactor, &checkSecondFactor, &lookAtSecondFactor},
        {GateStepName::Session, &session, &lookAtSession},
    }};
    return steps;
}

Result<User> passGate(SignIn &attempt)
{
    for (const GateStep &step : gateSteps()) {
        if (attempt.continued && step.name <= GateStepName::FirstFactor)
            continue;
        const auto passed = step.check(attempt);
        if (passed)
            continue;
        settleAll(attempt, passed.error());
        attempt.event.details.insert(QStringLiteral("step"), gateStepName(step.name));
        if (!canBeContinued(passed.error()))
            return failWith(passed);
        return keepPending(attempt).and_then([&](const PendingLogin &pending) -> Result<User> {
            AuthError stopped = passed.error();
            stopped.pending = pending;
            return std::unexpected(stopped);
        });
    }
    return attempt.user->user;
}

Result<void> passFirstFactor(SignIn &attempt)
{
    for (const auto step : {&throttle, &firstFactor}) {
        if (const auto passed = step(attempt); !passed) {
            settleAll(attempt, passed.error());
            return passed;
        }
    }
    return inWrite(
        attempt.ports.transactor, [&] { return Throttle(attempt.ports).succeeded(*attempt.reserved); },
        Durability::Process);
}

Result<Session> openSession(const UsersServicePorts &ports, UserRecord &user, const Origin &origin)
{
    const Timestamp now = ports.clock.now();
    const bool isDevice = origin.caller == Caller::Client && origin.keepsDeviceToken;
    auto device = isDevice ? noteDevice(ports, user, origin, now) : Result<Secret>(Secret());
    if (!device)
        return failWith(device);
    Session opened(ports.random.bytes(sessionTokenSize), std::move(*device));
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
