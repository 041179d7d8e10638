// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/auth/pendinglogins.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/logging.h>
#include <latchkey/core/password/passwordpolicy.h>
#include <latchkey/core/password/passwordstrength.h>

namespace latchkey {

namespace {

// Ends a session and writes that down, if it is one. Inside a write transaction.
Result<void> endSession(ServiceContext &context, const QByteArray &tokenHash)
{
    const auto session = context.ports.sessions.find(tokenHash);
    if (!session)
        return failWith(session);
    if (const auto ended = context.ports.sessions.end(tokenHash); !ended || !*session)
        return ended;
    return context.audit.append(eventByOwner(AuditKind::Logout, (*session)->user));
}

} // namespace

UsersService::UsersService(const UsersServicePorts &ports)
    : d(std::make_unique<Private>(ports))
{}

UsersService::~UsersService() = default;

Result<void> ServiceContext::requireKey(Unlocking unlocking) const
{
    const auto key = unlocking == Unlocking::Allowed ? ports.key.unlock() : ports.key.get();
    return key.transform([](const SealingKey *) {});
}

Result<void> UsersService::checkSealingKey()
{
    return d->requireKey();
}

Result<Settings> ServiceContext::settingsWithKey() const
{
    return requireKey().and_then([&] { return ports.settings.load(); });
}

Result<Secret> ServiceContext::acceptable(const Secret &typed, const EmailAddress &address,
                                          const Settings &settings) const
{
    auto password = normalisePassword(typed);
    if (!password)
        return password;
    if (const auto acceptable = checkNewPassword(*password); !acceptable)
        return failWith(acceptable);
    if (settings.requireSecurePasswords) {
        const auto strength =
            passwordStrength(*password, {.email = address.written(), .appName = settings.appName});
        if (strength.reason != AuthErrorReason::None)
            return fail(AuthErrorCode::PasswordNotAcceptable, strength.reason);
    }
    return password;
}

Result<QByteArray> ServiceContext::hashNew(const Secret &typed, const EmailAddress &address,
                                           const Settings &settings) const
{
    return acceptable(typed, address, settings).and_then([&](const Secret &password) {
        return ports.hasher.hash(password);
    });
}

Result<NewUser> ServiceContext::candidate(const QString &email, const Secret &password) const
{
    const auto settings = settingsWithKey();
    if (!settings)
        return failWith(settings);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    auto hash = hashNew(password, *address, *settings);
    if (!hash)
        return failWith(hash);
    return NewUser{.email = *address, .passwordHash = std::move(*hash), .language = {}};
}

Result<QByteArray> UsersService::hashPassword(const Secret &password)
{
    const auto normalised = normalisePassword(password);
    if (!normalised)
        return failWith(normalised);
    if (const auto acceptable = checkNewPassword(*normalised); !acceptable)
        return failWith(acceptable);
    return d->ports.hasher.hash(*normalised);
}

Result<UserRecord> ServiceContext::existing(UserId id) const
{
    auto user = ports.users.findById(id);
    if (!user)
        return failWith(user);
    if (!*user)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::NoSuchUser);
    return std::move(**user);
}

void ServiceContext::adopt(Session &session, Session &&opened) const
{
    if (!session.isEmpty()) {
        if (const auto ended = ports.sessions.end(sha256(session.token().bytes())); !ended)
            qCWarning(logAuth) << "the former session could not be ended:" << ended.error().detail;
    }
    session = std::move(opened);
}

Result<User> UsersService::loginWithEmail(Session &session, const QString &email, const Secret &password,
                                          const Origin &origin)
{
    return loginWithEmail(session, {.email = email, .password = password}, origin);
}

Result<User> UsersService::loginWithEmail(Session &session, const EmailLogin &login, const Origin &origin)
{
    AuditEvent event =
        eventBy(origin, AuditKind::Login, {{QStringLiteral("method"), pathwayName(Pathway::Password)}});
    return d->audited(event, login.email, [&]() -> Result<User> {
        auto attempt = d->attemptBy(login, origin, event);
        if (!attempt)
            return failWith(attempt);
        auto passed = passGate(*attempt);
        if (passed)
            d->adopt(session, std::move(attempt->session));
        return passed;
    });
}

Result<SignIn> ServiceContext::attemptBy(const EmailLogin &login, const Origin &origin, AuditEvent &event)
{
    auto settings = settingsWithKey();
    if (!settings)
        return failWith(settings);
    if (!isOffered(Pathway::Password, *settings))
        return fail(AuthErrorCode::MethodNotEnabled);
    const auto address = EmailAddress::parse(login.email);
    if (!address)
        return failWith(address);
    return SignIn{.ports = ports,
                  .audit = audit,
                  .event = event,
                  .settings = std::move(*settings),
                  .pathway = Pathway::Password,
                  .origin = origin,
                  .emailKey = address->key(),
                  .password = login.password,
                  .user = {},
                  .second = {.given = login.mfa},
                  .session = {}};
}

Result<void> UsersService::logout(Session &session)
{
    if (session.isEmpty())
        return {};
    (void)d->requireKey(Unlocking::Avoided);
    const QByteArray hash = sha256(session.token().bytes());
    auto ended = inWrite(d->ports.transactor, [&] { return endSession(*d, hash); });
    // an audit that cannot be written keeps nobody logged in
    if (!ended)
        ended = d->ports.sessions.end(hash);
    if (ended)
        session = Session();
    return ended;
}

Result<std::optional<User>> UsersService::forceLogin(Session &session, std::optional<UserId> user,
                                                     const Origin &origin)
{
    if (!user)
        return logout(session).transform([] { return std::optional<User>(); });
    const AuditEvent event = eventByOperator(AuditKind::ForcedLogin, *user);
    return d->audited(event, [&]() -> Result<std::optional<User>> {
        if (const auto key = d->requireKey(); !key)
            return failWith(key);
        Session opened;
        auto forced = inWrite(d->ports.transactor, [&]() -> Result<std::optional<User>> {
            auto record = d->existing(*user);
            if (!record)
                return failWith(record);
            if (!record->user.enabled)
                return fail(AuthErrorCode::AccountIsNotEnabled);
            auto made = openSession(d->ports, *record, origin);
            if (!made)
                return failWith(made);
            opened = std::move(*made);
            return d->audit.append(event).transform([&] { return std::optional(record->user); });
        });
        if (forced)
            d->adopt(session, std::move(opened));
        return forced;
    });
}

Result<std::optional<User>> UsersService::find(const QString &column, const QVariant &value)
{
    const auto shown = [](const std::optional<UserRecord> &record) {
        return record.transform([](const UserRecord &found) { return found.user; });
    };
    if (column == QStringLiteral("id"))
        return d->ports.users.findById(UserId(value.toLongLong())).transform(shown);
    if (column != QStringLiteral("email"))
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::UnknownColumn);
    const auto address = EmailAddress::parse(value.toString());
    if (!address)
        return std::nullopt; // nobody has what is no address
    return d->ports.users.findByEmail(address->key()).transform(shown);
}

Result<bool> UsersService::verifyPassword(UserId user, const Secret &password)
{
    const auto record = d->existing(user);
    if (!record)
        return failWith(record);
    const auto normalised = normalisePassword(password);
    const bool comparable = normalised && !record->passwordHash.isEmpty();
    const auto right = comparable ? d->ports.hasher.verify({.typed = password, .normalised = *normalised},
                                                           record->passwordHash)
                                  : false;
    // what comes of a right one is for the program to decide, and told then
    if (right && !*right)
        d->noteRefusal(eventByOperator(AuditKind::PasswordCheck, user), {},
                       {.code = AuthErrorCode::AuthenticationFailed});
    return right;
}

} // namespace latchkey
