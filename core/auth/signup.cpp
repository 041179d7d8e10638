// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

// Somebody new on the way in.
struct Enrolment
{
    AuditEvent event{};
    std::optional<NewUser> user{};
    std::optional<NewFactor> factor{};
    Session opened{}; //!< set if nothing stands between sign-up and login
};

// Queues a notice to every admin that a new account waits. Inside a write transaction.
Result<void> askAdmins(ServiceContext &context, const UserRecord &user, const Settings &settings)
{
    const auto admins = context.ports.users.admins();
    if (!admins)
        return failWith(admins);
    for (const UserRecord &admin : *admins) {
        const auto queued = context.post.queue({.kind = QStringLiteral("approval-needed"),
                                                .recipient = admin.user.email,
                                                .language = admin.language,
                                                .values = {{QStringLiteral("user"), user.user.email}},
                                                .code = {},
                                                .lifetime = noticeLifetime,
                                                .urgency = MailUrgency::Requested},
                                               settings);
        if (!queued)
            return queued;
    }
    return {};
}

// The part of signing up that happens at once or not at all; the session stays empty if more has to
// come.
Result<User> enroll(ServiceContext &context, Enrolment &enrolment, const Settings &settings,
                    const Origin &origin)
{
    if (origin.isCancelled && origin.isCancelled())
        return fail(AuthErrorCode::Cancelled);
    const bool enabled = enrolment.user->enabled;
    const auto id = context.ports.users.insert(*enrolment.user, context.ports.clock.now());
    if (!id)
        return failWith(id);
    auto record = context.existing(*id);
    if (!record)
        return failWith(record);
    Result<void> done;
    if (enrolment.factor)
        done = FactorAddition(context.ports).add(*enrolment.factor, *record);
    if (done && settings.confirmEmail)
        done = context.codes
                   .mail({.purpose = CodePurpose::Confirm,
                          .user = *id,
                          .address = enrolment.user->email,
                          .language = record->language},
                         settings)
                   .transform([](bool) {});
    if (done && !enabled)
        done = askAdmins(context, *record, settings);
    const bool lacksFactor = settings.mfaPolicy() == MfaPolicy::Required && !enrolment.factor;
    if (done && enabled && !settings.confirmEmail && !lacksFactor) {
        auto made = openSession(context.ports, *record, origin);
        done = made.transform([&](Session &session) { enrolment.opened = std::move(session); });
    }
    if (!done)
        return failWith(done);
    concern(enrolment.event, *id);
    enrolment.event.details.insert(QStringLiteral("session"), !enrolment.opened.isEmpty());
    if (enrolment.factor)
        record->user.mfaTypes = QStringList{enrolment.factor->method.type};
    return context.audit.append(enrolment.event).transform([&] { return record->user; });
}

// The settings, if they let somebody sign up from there.
Result<Settings> signupSettings(const ServiceContext &context, const Origin &origin)
{
    if (const auto key = context.requireKey(); !key)
        return failWith(key);
    auto settings = context.ports.settings.load();
    if (settings && origin.caller == Caller::Client && !settings->allowSignup)
        return fail(AuthErrorCode::SignupNotEnabled);
    if (settings && !settings->useEmail)
        return fail(AuthErrorCode::MethodNotEnabled);
    return settings;
}

// As enroll(), for the first admin, who logs in at once.
Result<User> enrollFirst(ServiceContext &context, Enrolment &enrolment, const Origin &origin)
{
    const auto any = context.ports.users.any();
    if (!any)
        return failWith(any);
    if (*any)
        return fail(AuthErrorCode::PermissionDenied, AuthErrorReason::UsersExist);
    if (origin.isCancelled && origin.isCancelled())
        return fail(AuthErrorCode::Cancelled);
    auto record =
        context.ports.users.insert(*enrolment.user, context.ports.clock.now()).and_then([&](UserId id) {
            return context.existing(id);
        });
    if (!record)
        return failWith(record);
    auto made = openSession(context.ports, *record, origin);
    if (!made)
        return failWith(made);
    enrolment.opened = std::move(*made);
    concern(enrolment.event, record->user.id);
    return context.audit.append(enrolment.event).transform([&] { return record->user; });
}

} // namespace

Result<User> UsersService::signupWithEmail(Session &session, const QString &email, const Secret &password,
                                           const Origin &origin)
{
    return signupWithEmail(session, {.email = email, .password = password}, origin);
}

Result<User> UsersService::signupWithEmail(Session &session, const EmailSignup &signup, const Origin &origin)
{
    Enrolment enrolment{.event = eventBy(origin, AuditKind::SignUp,
                                         {{QStringLiteral("method"), QStringLiteral("password")}})};
    return d->audited(enrolment.event, signup.email, [&]() -> Result<User> {
        const auto settings = signupSettings(*d, origin);
        if (!settings)
            return failWith(settings);
        const auto address = EmailAddress::parse(signup.email);
        if (!address)
            return failWith(address);
        const auto known = d->ports.users.findByEmail(address->key());
        if (!known)
            return failWith(known);
        if (*known)
            return fail(AuthErrorCode::UserExists);
        if (signup.mfaMethod) {
            auto factor = FactorAddition(d->ports).open(*signup.mfaMethod, address->key(), *settings);
            if (!factor)
                return failWith(factor);
            enrolment.factor = std::move(*factor);
        }
        auto hash = d->hashNew(signup.password, *address, *settings);
        if (!hash)
            return failWith(hash);
        enrolment.user = NewUser{.email = *address,
                                 .passwordHash = std::move(*hash),
                                 .enabled = settings->enableAutomatically,
                                 .confirmedEmail = false,
                                 .role = Role::User,
                                 .language = origin.language};
        auto enrolled =
            inWrite(d->ports.transactor, [&] { return enroll(*d, enrolment, *settings, origin); });
        if (enrolled && !enrolment.opened.isEmpty())
            d->adopt(session, std::move(enrolment.opened));
        return enrolled;
    });
}

Result<bool> UsersService::hasUsers()
{
    return d->ports.users.any();
}

Result<User> UsersService::createFirstAdmin(Session &session, const QString &email, const Secret &password,
                                            const Origin &origin)
{
    Enrolment enrolment{.event = eventBy(origin, AuditKind::FirstAdmin)};
    return d->audited(enrolment.event, email, [&]() -> Result<User> {
        auto admin = d->candidate(email, password);
        if (!admin)
            return failWith(admin);
        admin->confirmedEmail = true;
        admin->role = Role::Admin;
        admin->language = origin.language;
        enrolment.user = std::move(*admin);
        auto created = inWrite(d->ports.transactor, [&] { return enrollFirst(*d, enrolment, origin); });
        if (created)
            d->adopt(session, std::move(enrolment.opened));
        return created;
    });
}

} // namespace latchkey
