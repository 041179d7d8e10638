// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/pendinglogins.h>

namespace latchkey {

namespace {

AuditEvent checkEvent(const Origin &origin)
{
    return eventBy(origin, AuditKind::FactorCheck,
                   {{QStringLiteral("method"), pathwayName(Pathway::Password)}});
}

} // namespace

Result<SignIn> ServiceContext::attemptFrom(const PendingLogin &pending, const Origin &origin,
                                           AuditEvent &event)
{
    auto settings = settingsWithKey();
    if (!settings)
        return failWith(settings);
    const auto waiting = PendingLogins(ports).find(pending);
    if (!waiting)
        return failWith(waiting);
    const auto pathway = pathwayFromName(waiting->pathway);
    if (pathway && !isOffered(*pathway, *settings))
        return fail(AuthErrorCode::MethodNotEnabled);
    auto user = ports.users.findById(waiting->user);
    if (!user)
        return failWith(user);
    if (!*user || !pathway)
        return fail(AuthErrorCode::AuthenticationFailed, AuthErrorReason::LoginExpired);
    concern(event, waiting->user);
    event.details.insert(QStringLiteral("method"), waiting->pathway);
    SignIn attempt{.ports = ports,
                   .audit = audit,
                   .event = event,
                   .settings = std::move(*settings),
                   .pathway = *pathway,
                   .origin = origin,
                   .emailKey = (*user)->emailKey,
                   .password = {},
                   .user = std::move(*user),
                   .continued = pending,
                   .session = {}};
    return attempt;
}

Result<User> UsersService::continueLogin(Session &session, const PendingLogin &pending, const MfaLogin &mfa,
                                         const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::Login);
    return d->audited(event, [&]() -> Result<User> {
        auto attempt = d->attemptFrom(pending, origin, event);
        if (!attempt)
            return failWith(attempt);
        attempt->second.given = mfa;
        auto passed = passGate(*attempt);
        if (passed)
            d->adopt(session, std::move(attempt->session));
        return passed;
    });
}

Result<MfaSetUp> UsersService::setUpMfa(Session &session, const PendingLogin &pending,
                                        const MfaMethod &method, const Origin &origin)
{
    AuditEvent event = eventBy(origin, AuditKind::Login);
    return d->audited(event, [&]() -> Result<MfaSetUp> {
        auto attempt = d->attemptFrom(pending, origin, event);
        if (!attempt)
            return failWith(attempt);
        FactorAddition addition(d->ports);
        auto factor = addition.open(method, attempt->emailKey, attempt->settings);
        if (!factor)
            return failWith(factor);
        // a set that there is belonged to factors that are gone
        factor->clearExisting = ClearExisting::Yes;
        if (const auto made = addition.addRecoverySet(*factor, attempt->user->user.id); !made)
            return failWith(made);
        attempt->second.added = std::move(*factor);
        const auto passed = passGate(*attempt);
        if (!passed)
            return failWith(passed);
        d->adopt(session, std::move(attempt->session));
        MfaSetUp done{.user = *passed, .recoveryCodes = attempt->second.added->recovery.codes};
        done.user.mfaTypes = QStringList{method.type};
        return done;
    });
}

Result<MfaLogin> UsersService::verifyMfa(const EmailLogin &login, const Origin &origin)
{
    AuditEvent event = checkEvent(origin);
    return d->audited(event, login.email, [&]() -> Result<MfaLogin> {
        auto attempt = d->attemptBy(login, origin, event);
        if (!attempt)
            return failWith(attempt);
        attempt->goal = SignInGoal::Ticket;
        if (const auto passed = passGate(*attempt); !passed)
            return failWith(passed);
        return MfaLogin{.type = QStringLiteral("ticket"),
                        .value = attempt->ticket,
                        .trust = login.mfa ? login.mfa->trust : TrustDevice::No};
    });
}

Result<QStringList> UsersService::getAvailableMfaTypes(const QString &email, const Secret &password,
                                                       const Origin &origin)
{
    AuditEvent event = checkEvent(origin);
    const auto types = d->audited(event, email, [&]() -> Result<QStringList> {
        auto attempt = d->attemptBy({.email = email, .password = password}, origin, event);
        if (!attempt)
            return failWith(attempt);
        if (const auto passed = passFirstFactor(*attempt); !passed)
            return failWith(passed);
        // whoever asks learns that the password is right
        concern(event, attempt->user->user.id);
        const auto told = inWrite(d->ports.transactor, [&] { return d->audit.append(event); });
        if (!told)
            return failWith(told);
        return d->ports.mfa.methods(attempt->user->user.id).transform([](const QList<MfaRecord> &methods) {
            QStringList found;
            for (const MfaRecord &method : methods)
                found << method.type;
            found.removeDuplicates();
            return found;
        });
    });
    if (!types && types.error().code == AuthErrorCode::AuthenticationFailed)
        return QStringList();
    return types;
}

Result<QStringList> UsersService::getEnabledMfaTypes()
{
    return d->ports.settings.load().transform(
        [](const Settings &settings) { return settings.enabledMfaTypes(); });
}

} // namespace latchkey
