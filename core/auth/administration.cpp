// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto noticeLifetime = 72h;
constexpr int largestPage = 10'000;

// A cursor names the last row seen: its sort value and id.
QString cursorOf(const QVariant &sortValue, UserId id)
{
    const QJsonArray parts{QJsonValue::fromVariant(sortValue), qint64(id)};
    return QString::fromLatin1(QJsonDocument(parts)
                                   .toJson(QJsonDocument::Compact)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<std::pair<QVariant, UserId>> readCursor(const QString &cursor)
{
    const auto json = QByteArray::fromBase64Encoding(cursor.toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonArray parts = QJsonDocument::fromJson(*json).array();
    if (parts.size() != 2 || !parts.at(1).isDouble() || parts.at(0).isObject() || parts.at(0).isArray())
        return std::nullopt;
    QVariant sortValue = parts.at(0).toVariant();
    if (parts.at(0).isDouble())
        sortValue = parts.at(0).toInteger();
    return std::pair(sortValue, UserId(parts.at(1).toInteger()));
}

} // namespace

Result<void> UsersService::Private::keepAnAdmin(const UserRecord &user) const
{
    if (user.user.role != Role::Admin || !user.user.enabled)
        return {};
    const auto count = ports.users.countEnabledAdmins();
    if (!count)
        return failWith(count);
    if (*count <= 1)
        return fail(AuthErrorCode::PermissionDenied, AuthErrorReason::LastAdmin);
    return {};
}

Result<User> UsersService::addUser(const QString &email, const Secret &password,
                                   const NewUserOptions &options)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    const auto address = EmailAddress::parse(email);
    if (!address)
        return failWith(address);
    auto hash = d->hashNew(password);
    if (!hash)
        return failWith(hash);
    const NewUser user{.email = *address,
                       .passwordHash = std::move(*hash),
                       .enabled = options.enabled,
                       .confirmedEmail = options.confirmedEmail,
                       .role = options.role,
                       .language = {}};
    return inWrite(d->ports.transactor, [&]() -> Result<User> {
        return d->ports.users.insert(user, d->ports.clock.now())
            .and_then([&](UserId id) { return d->existing(id); })
            .transform([](const UserRecord &record) { return record.user; });
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
    if (!query.after.isEmpty()) {
        listing.after = readCursor(query.after);
        if (!listing.after)
            return fail(AuthErrorCode::InvalidInput, AuthErrorReason::None, QStringLiteral("not a cursor"));
    }
    // one row beyond the page tells whether there is a next one
    ++listing.limit;
    auto found = d->ports.users.list(listing);
    if (!found)
        return failWith(found);
    UserPage page;
    if (found->size() > query.limit) {
        found->removeLast();
        page.next = cursorOf(found->constLast().sortValue, found->constLast().user.id);
    }
    for (const ListedUser &row : std::as_const(*found))
        page.users << row.user;
    return page;
}

Result<User> UsersService::setEnabled(UserId id, bool enabled)
{
    return d->change(id, [&](UserRecord &user, const Settings &settings) -> Result<void> {
        // also for one that is enabled: this is how an admin lets somebody try again
        if (enabled) {
            if (const auto lifted = Throttle(d->ports).liftPassword(id); !lifted)
                return lifted;
        }
        if (user.user.enabled == enabled)
            return {};
        if (!enabled) {
            if (const auto kept = d->keepAnAdmin(user); !kept)
                return kept;
            if (const auto ended = d->ports.sessions.endAll(id); !ended)
                return ended;
        }
        // somebody who has never been in has been waiting for this
        if (enabled && !settings.enableAutomatically && !user.user.lastLogin) {
            if (const auto told = d->notify(user, QStringLiteral("approved"), settings); !told)
                return told;
        }
        return d->ports.users.setEnabled(id, enabled);
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
    std::optional<EmailAddress> address;
    if (changes.email) {
        const auto parsed = EmailAddress::parse(*changes.email);
        if (!parsed)
            return failWith(parsed);
        address = *parsed;
    }
    return d->change(id, [&](UserRecord &user, const Settings &settings) -> Result<void> {
        if (changes.role) {
            if (const auto given = d->giveRole(user, *changes.role); !given)
                return given;
        }
        return address ? d->giveEmail(user, *address, settings) : Result<void>();
    });
}

Result<void> UsersService::Private::giveRole(const UserRecord &user, Role role)
{
    if (role != Role::Admin) {
        if (const auto kept = keepAnAdmin(user); !kept)
            return kept;
    }
    return ports.users.setRole(user.user.id, role);
}

Result<void> UsersService::Private::giveEmail(const UserRecord &user, const EmailAddress &address,
                                              const Settings &settings)
{
    const UserId id = user.user.id;
    if (const auto set = ports.users.setEmail(id, address); !set)
        return set;
    if (user.emailKey == address.key())
        return {};
    if (const auto unconfirmed = ports.users.setConfirmed(id, false); !unconfirmed)
        return unconfirmed;
    if (const auto dropped = ports.codes.remove(id, CodePurpose::Confirm); !dropped)
        return dropped;
    if (const auto ended = ports.sessions.endAll(id); !ended)
        return ended;
    return notify(user, QStringLiteral("address-changed"), settings);
}

Result<void> UsersService::removeUser(UserId id)
{
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    return inWrite(d->ports.transactor, [&]() -> Result<void> {
        const auto user = d->existing(id);
        if (!user)
            return failWith(user);
        if (const auto kept = d->keepAnAdmin(*user); !kept)
            return kept;
        return d->ports.users.remove(id);
    });
}

Result<void> UsersService::logoutEverywhere(UserId id)
{
    return d->change(id, [&](UserRecord &, const Settings &) { return d->ports.sessions.endAll(id); })
        .transform([](const User &) {});
}

Result<User>
UsersService::Private::change(UserId id,
                              const std::function<Result<void>(UserRecord &, const Settings &)> &work)
{
    if (const auto key = requireKey(); !key)
        return failWith(key);
    return inWrite(ports.transactor, [&]() -> Result<User> {
        const auto settings = ports.settings.load();
        if (!settings)
            return failWith(settings);
        auto user = existing(id);
        if (!user)
            return failWith(user);
        if (const auto worked = work(*user, *settings); !worked)
            return failWith(worked);
        return existing(id).transform([](const UserRecord &record) { return record.user; });
    });
}

Result<void> UsersService::Private::notify(const UserRecord &user, const QString &kind,
                                           const Settings &settings)
{
    return post.queue({.kind = kind,
                       .recipient = user.user.email,
                       .language = user.language,
                       .values = {},
                       .code = {},
                       .lifetime = noticeLifetime},
                      settings);
}

} // namespace latchkey
