// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int largestPage = 10'000;

QJsonValue orderOf(const UserQuery &query)
{
    return query.descending ? u'-' + query.sort : query.sort;
}

// A cursor names the last row seen, its sort value and id, and the order that it stands in.
QString cursorOf(const ListedUser &last, const UserQuery &query)
{
    const QJsonArray parts{orderOf(query), QJsonValue::fromVariant(last.sortValue), qint64(last.user.id)};
    return QString::fromLatin1(QJsonDocument(parts)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<std::pair<QVariant, UserId>> readCursor(const UserQuery &query)
{
    const auto json = QByteArray::fromBase64Encoding(query.after.toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonArray parts = QJsonDocument::fromJson(*json).array();
    if (parts.size() != 3 || parts.at(0) != orderOf(query) || !parts.at(2).isDouble())
        return std::nullopt;
    const QJsonValue sortValue = parts.at(1);
    const UserId id{parts.at(2).toInteger()};
    if (sortValue.isDouble())
        return std::pair(QVariant(sortValue.toInteger()), id);
    if (sortValue.isString())
        return std::pair(QVariant(sortValue.toString()), id);
    return std::nullopt;
}

// PermissionDenied/LastAdmin if this is an enabled admin and no other one can log in.
Result<void> keepAnAdmin(const ServiceContext &context, const UserRecord &user, const Settings &settings)
{
    const auto admins = context.ports.users.admins();
    if (!admins)
        return failWith(admins);
    const auto helpsOut = [&](const UserRecord &other) {
        return other.user.id != user.user.id && (other.user.confirmedEmail || !settings.confirmEmail);
    };
    // also if this one still has to confirm the address
    if (user.user.role == Role::Admin && user.user.enabled && std::ranges::none_of(*admins, helpsOut))
        return fail(AuthErrorCode::PermissionDenied, AuthErrorReason::LastAdmin);
    return {};
}

// Makes a user and writes the event down. Inside a write transaction.
Result<User> insertUser(ServiceContext &context, const NewUser &user, AuditEvent &event)
{
    const auto id = context.ports.users.insert(user, context.ports.clock.now());
    if (!id)
        return failWith(id);
    event.subject = *id;
    if (const auto written = context.audit.append(event); !written)
        return failWith(written);
    return context.existing(*id).transform([](const UserRecord &record) { return record.user; });
}

// Inside a write transaction.
Result<void> disable(ServiceContext &context, const UserRecord &user, const Settings &settings)
{
    if (!user.user.enabled)
        return {};
    if (const auto kept = keepAnAdmin(context, user, settings); !kept)
        return kept;
    if (const auto ended = context.ports.sessions.endAll(user.user.id); !ended)
        return ended;
    return context.ports.users.setEnabled(user.user.id, false);
}

// Inside a write transaction.
Result<void> enable(ServiceContext &context, const UserRecord &user, const Settings &settings)
{
    // also for one that is enabled: this is how an admin lets somebody try again
    const auto lifted = Throttle(context.ports).liftPassword(user.user.id);
    if (!lifted || user.user.enabled)
        return lifted;
    // somebody who has never been in has been waiting for this
    if (!settings.enableAutomatically && !user.user.lastLogin) {
        if (const auto told = context.notify(user, QStringLiteral("approved"), settings); !told)
            return told;
    }
    // what was begun before is not gone on with
    return context.ports.pending.removeAll(user.user.id).and_then([&] {
        return context.ports.users.setEnabled(user.user.id, true);
    });
}

// Inside a write transaction.
Result<void> giveEmail(ServiceContext &context, const UserRecord &user, const EmailAddress &address,
                       const Settings &settings)
{
    const UserId id = user.user.id;
    if (const auto set = context.ports.users.setEmail(id, address); !set)
        return set;
    // which address it was and is now stands nowhere in the audit
    if (const auto written = context.audit.append(eventByOperator(AuditKind::AddressChanged, id)); !written)
        return written;
    if (user.emailKey == address.key())
        return {};
    if (const auto unconfirmed = context.ports.users.setConfirmed(id, false); !unconfirmed)
        return unconfirmed;
    if (const auto dropped = context.ports.codes.removeAll(id); !dropped)
        return dropped;
    if (const auto ended = context.ports.sessions.endAll(id); !ended)
        return ended;
    return context.notify(user, QStringLiteral("address-changed"), settings);
}

// Inside a write transaction.
Result<void> giveRole(ServiceContext &context, const UserRecord &user, Role role, const Settings &settings)
{
    if (role != Role::Admin) {
        if (const auto kept = keepAnAdmin(context, user, settings); !kept)
            return kept;
    }
    if (const auto set = context.ports.users.setRole(user.user.id, role); !set)
        return set;
    return context.audit.append(eventByOperator(
        AuditKind::RoleChanged, user.user.id,
        {{QStringLiteral("from"), roleName(user.user.role)}, {QStringLiteral("to"), roleName(role)}}));
}

// Forgets what was mailed to the user's address, and to one from before that could still be undone to.
Result<void> forgetMail(ServiceContext &context, const UserRecord &user)
{
    const auto former = context.ports.codes.ofUser(user.user.id, CodePurpose::UndoEmail);
    if (!former)
        return failWith(former);
    for (const EmailCodeRecord &code : *former) {
        const auto holder = context.ports.users.findByEmail(code.address.key());
        if (!holder)
            return failWith(holder);
        if (*holder)
            continue; // what is mailed there is somebody else's by now
        if (const auto forgotten = context.post.forget(code.address.written()); !forgotten)
            return forgotten;
    }
    return context.post.forget(user.user.email);
}

} // namespace

Result<User> UsersService::addUser(const QString &email, const Secret &password,
                                   const NewUserOptions &options)
{
    AuditEvent event = eventByOperator(AuditKind::UserAdded, {},
                                       {{QStringLiteral("role"), roleName(options.role)},
                                        {QStringLiteral("enabled"), options.enabled},
                                        {QStringLiteral("confirmed"), options.confirmedEmail}});
    return d->audited(event, email, [&]() -> Result<User> {
        auto user = d->candidate(email, password);
        if (!user)
            return failWith(user);
        user->enabled = options.enabled;
        user->confirmedEmail = options.confirmedEmail;
        user->role = options.role;
        return inWrite(d->ports.transactor, [&] { return insertUser(*d, *user, event); });
    });
}

Result<UserPage> UsersService::listUsers(const UserQuery &query)
{
    UserListing listing{.filter = query.filter,
                        .sort = query.sort,
                        .descending = query.descending,
                        .limit = query.limit,
                        .after = std::nullopt};
    if (query.limit < 1 || query.limit > largestPage)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::None,
                    QStringLiteral("limit is 1 to 10000"));
    if (query.filter.size() > maximumEmailBytes)
        return UserPage(); // longer than any address; SQLite refuses to look for what is far too long
    if (!query.after.isEmpty()) {
        listing.after = readCursor(query);
        if (!listing.after)
            return fail(AuthErrorCode::InvalidInput, AuthErrorReason::CursorInvalid);
    }
    // one row beyond the page tells whether there is a next one
    ++listing.limit;
    auto found = d->ports.users.list(listing);
    if (!found)
        return failWith(found);
    UserPage page;
    if (found->size() > query.limit) {
        found->removeLast();
        page.next = cursorOf(found->constLast(), query);
    }
    for (const ListedUser &row : std::as_const(*found))
        page.users << row.user;
    return page;
}

Result<User> UsersService::setEnabled(UserId id, bool enabled)
{
    const AuditEvent event = eventByOperator(enabled ? AuditKind::UserEnabled : AuditKind::UserDisabled, id);
    return d->change(event, [&](UserRecord &user, const Settings &settings) -> Result<void> {
        const auto done = enabled ? enable(*d, user, settings) : disable(*d, user, settings);
        return done ? d->audit.append(event) : done;
    });
}

Result<User> UsersService::setRole(UserId id, Role role)
{
    return changeUser(id, {.role = role, .email = {}});
}

Result<User> UsersService::setEmail(UserId id, const QString &email)
{
    return changeUser(id, {.role = {}, .email = email});
}

Result<User> UsersService::changeUser(UserId id, const UserChanges &changes)
{
    const AuditEvent event =
        eventByOperator(changes.role ? AuditKind::RoleChanged : AuditKind::AddressChanged, id);
    return d->change(event, [&](UserRecord &user, const Settings &settings) -> Result<void> {
        if (changes.role) {
            if (const auto given = giveRole(*d, user, *changes.role, settings); !given)
                return given;
        }
        if (!changes.email)
            return {};
        const auto address = EmailAddress::parse(*changes.email);
        return address ? giveEmail(*d, user, *address, settings) : failWith(address);
    });
}

Result<void> UsersService::removeUser(UserId id)
{
    const AuditEvent event = eventByOperator(AuditKind::UserDeleted, id);
    const auto removed = d->audited(event, [&]() -> Result<void> {
        if (const auto key = d->requireKey(); !key)
            return failWith(key);
        return inWrite(d->ports.transactor, [&] { return d->remove(event); });
    });
    // traces in the database's own log stay only if somebody else is reading it
    if (removed)
        d->ports.transactor.scrub();
    return removed;
}

Result<void> ServiceContext::remove(const AuditEvent &event)
{
    const UserId id = std::get<UserId>(event.subject);
    const auto settings = ports.settings.load();
    if (!settings)
        return failWith(settings);
    const auto user = existing(id);
    if (!user)
        return failWith(user);
    if (const auto kept = keepAnAdmin(*this, *user, *settings); !kept)
        return kept;
    // written first: the user's pseudonym goes with the user
    if (const auto written = audit.append(event); !written)
        return written;
    if (const auto forgotten = forgetMail(*this, *user); !forgotten)
        return forgotten;
    return ports.users.remove(id);
}

Result<void> UsersService::logoutEverywhere(UserId id)
{
    const AuditEvent event = eventByOperator(AuditKind::LogoutEverywhere, id);
    return d
        ->change(event,
                 [&](UserRecord &, const Settings &) {
                     return d->ports.sessions.endAll(id)
                         .and_then([&] { return d->ports.pending.removeAll(id); })
                         .and_then([&] { return d->ports.devices.endTrust(id, {}); })
                         .and_then([&] { return d->audit.append(event); });
                 })
        .transform([](const User &) {});
}

Result<User> ServiceContext::change(const AuditEvent &refused,
                                    const std::function<Result<void>(UserRecord &, const Settings &)> &work)
{
    return audited(refused, [&]() -> Result<User> {
        if (const auto key = requireKey(); !key)
            return failWith(key);
        return inWrite(ports.transactor, [&]() -> Result<User> {
            const auto settings = ports.settings.load();
            if (!settings)
                return failWith(settings);
            const UserId id = std::get<UserId>(refused.subject);
            auto user = existing(id);
            if (!user)
                return failWith(user);
            if (const auto worked = work(*user, *settings); !worked)
                return failWith(worked);
            return existing(id).transform([](const UserRecord &record) { return record.user; });
        });
    });
}

Result<void> ServiceContext::notify(const UserRecord &user, const QString &kind, const Settings &settings)
{
    return post.notify(user, kind, settings);
}

} // namespace latchkey
