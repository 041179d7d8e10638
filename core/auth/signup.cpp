// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto noticeLifetime = 72h;

} // namespace

Result<User> UsersService::signupWithEmail(Session &session, const QString &email, const Secret &password,
                                           const Origin &origin)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    if (origin.caller == Caller::Client && !settings->allowSignup)
        return fail(AuthErrorCode::SignupNotEnabled);
    if (!settings->useEmail)
        return fail(AuthErrorCode::MethodNotEnabled);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    const auto known = d->ports.users.findByEmail(address->key());
    if (!known)
        return failWith(known);
    if (*known)
        return fail(AuthErrorCode::UserExists);
    auto hash = d->hashNew(password);
    if (!hash)
        return failWith(hash);
    const NewUser user{.email = *address,
                       .passwordHash = std::move(*hash),
                       .enabled = settings->enableAutomatically,
                       .confirmedEmail = false,
                       .role = Role::User,
                       .language = origin.language};
    Session opened;
    auto enrolled = inWrite(d->ports.transactor, [&] { return d->enroll(user, *settings, origin, opened); });
    if (enrolled && !opened.isEmpty())
        d->adopt(session, std::move(opened));
    return enrolled;
}

Result<User> UsersService::Private::enroll(const NewUser &user, const Settings &settings,
                                           const Origin &origin, Session &opened)
{
    const auto id = ports.users.insert(user, ports.clock.now());
    if (!id)
        return failWith(id);
    auto record = existing(*id);
    if (!record)
        return failWith(record);
    Result<void> done;
    if (settings.confirmEmail)
        done = mailConfirmation(*record, settings);
    if (done && !user.enabled)
        done = askAdmins(*record, settings);
    if (done && user.enabled && !settings.confirmEmail) {
        auto made = openSession(ports, *record, origin);
        done = made.transform([&](Session &session) { opened = std::move(session); });
    }
    if (!done)
        return failWith(done);
    return record->user;
}

Result<void> UsersService::Private::mailConfirmation(const UserRecord &user, const Settings &settings)
{
    const Secret code = makeEmailCode(ports.random);
    const auto lifetime = codeLifetime(CodePurpose::Confirm);
    const auto kept =
        ports.codes.replace(user.user.id, CodePurpose::Confirm,
                            {.hash = hashEmailCode(*ports.key, CodePurpose::Confirm, user.emailKey, code),
                             .expires = ports.clock.now() + lifetime,
                             .triesLeft = emailCodeTries});
    if (!kept)
        return kept;
    const QString shown = displayEmailCode(code);
    return post.queue({.kind = QStringLiteral("confirm"),
                       .recipient = user.user.email,
                       .language = user.language,
                       .values = {{QStringLiteral("code"), shown}},
                       .code = shown,
                       .lifetime = lifetime},
                      settings);
}

Result<void> UsersService::Private::askAdmins(const UserRecord &user, const Settings &settings)
{
    const auto admins = ports.users.admins();
    if (!admins)
        return failWith(admins);
    for (const UserRecord &admin : *admins) {
        const auto queued = post.queue({.kind = QStringLiteral("approval-needed"),
                                        .recipient = admin.user.email,
                                        .language = admin.language,
                                        .values = {{QStringLiteral("user"), user.user.email}},
                                        .code = {},
                                        .lifetime = noticeLifetime},
                                       settings);
        if (!queued)
            return queued;
    }
    return {};
}

Result<bool> UsersService::hasUsers()
{
    return d->ports.users.any();
}

Result<User> UsersService::createFirstAdmin(Session &session, const QString &email, const Secret &password,
                                            const Origin &origin)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    auto hash = d->hashNew(password);
    if (!hash)
        return failWith(hash);
    const NewUser admin{.email = *address,
                        .passwordHash = std::move(*hash),
                        .enabled = true,
                        .confirmedEmail = true,
                        .role = Role::Admin,
                        .language = origin.language};
    Session opened;
    auto created = inWrite(d->ports.transactor, [&]() -> Result<User> {
        const auto any = d->ports.users.any();
        if (!any)
            return failWith(any);
        if (*any)
            return fail(AuthErrorCode::PermissionDenied, AuthErrorReason::UsersExist);
        auto record = d->ports.users.insert(admin, d->ports.clock.now()).and_then([&](UserId id) {
            return d->existing(id);
        });
        if (!record)
            return failWith(record);
        auto made = openSession(d->ports, *record, origin);
        if (!made)
            return failWith(made);
        opened = std::move(*made);
        return record->user;
    });
    if (created)
        d->adopt(session, std::move(opened));
    return created;
}

} // namespace latchkey
