// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <QJsonArray>
#include <QJsonDocument>

namespace latchkey {

namespace {

constexpr int eventsAtOnce = 1000;

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString isoTime(Timestamp time)
{
    return isoTime(toDateTime(time));
}

QJsonValue orNull(const std::optional<QDateTime> &time)
{
    return time && time->isValid() ? QJsonValue(isoTime(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonObject exportedUser(const UserRecord &record)
{
    const User &user = record.user;
    return {{QStringLiteral("id"), qint64(user.id)},
            {QStringLiteral("email"), user.email},
            {QStringLiteral("enabled"), user.enabled},
            {QStringLiteral("confirmed_email"), user.confirmedEmail},
            {QStringLiteral("signed_up"), isoTime(user.signedUp)},
            {QStringLiteral("last_login"), orNull(user.lastLogin)},
            {QStringLiteral("password_changed"), orNull(user.passwordChanged)},
            {QStringLiteral("role"), roleName(user.role)},
            {QStringLiteral("language"), record.language},
            {QStringLiteral("mfa_types"), QJsonArray::fromStringList(user.mfaTypes)},
            {QStringLiteral("providers"), QJsonArray::fromStringList(user.providers)},
            {QStringLiteral("custom"), QJsonObject::fromVariantMap(user.custom)}};
}

QJsonArray exportedSessions(const QList<ListedSession> &sessions)
{
    QJsonArray exported;
    for (const ListedSession &session : sessions)
        exported << QJsonObject{{QStringLiteral("device"), session.device},
                                {QStringLiteral("opened"), isoTime(session.opened)},
                                {QStringLiteral("last_used"), isoTime(session.lastUsed)}};
    return exported;
}

QJsonArray exportedDevices(const QList<ListedDevice> &devices)
{
    QJsonArray exported;
    for (const ListedDevice &device : devices)
        exported << QJsonObject{{QStringLiteral("name"), device.name},
                                {QStringLiteral("first_used"), isoTime(device.firstUsed)},
                                {QStringLiteral("last_used"), isoTime(device.lastUsed)}};
    return exported;
}

QJsonArray exportedFactors(const QList<MfaRecord> &factors)
{
    QJsonArray exported;
    for (const MfaRecord &factor : factors)
        exported << QJsonObject{
            {QStringLiteral("type"), factor.type},
            {QStringLiteral("name"), factor.name},
            {QStringLiteral("created"), isoTime(factor.created)},
            {QStringLiteral("last_used"),
             orNull(factor.lastUsed.transform([](Timestamp time) { return toDateTime(time); }))}};
    return exported;
}

QJsonObject exportedEvent(const AuditEntry &entry)
{
    const bool own = entry.actor.kind == AuditPerson::Kind::Person && entry.actor.id == entry.subject.id;
    return {{QStringLiteral("time"), isoTime(entry.time)},
            {QStringLiteral("kind"), auditKindName(entry.kind)},
            {QStringLiteral("own"), own},
            {QStringLiteral("refusal"),
             entry.refusal ? QJsonValue(authErrorCodeName(*entry.refusal)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("details"), entry.details}};
}

// All events that concern the user, newest first.
Result<QJsonArray> exportedActivity(ServiceContext &context, UserId user)
{
    QJsonArray exported;
    const auto person = context.audit.find(user);
    if (!person)
        return failWith(person);
    if (person->isEmpty())
        return exported;
    for (QString cursor;;) {
        const auto page = context.audit.list(
            {.parties = {*person}, .part = AuditPart::Subject, .limit = eventsAtOnce}, cursor);
        if (!page)
            return failWith(page);
        for (const AuditEntry &entry : page->entries)
            exported << exportedEvent(entry);
        cursor = page->next;
        if (cursor.isEmpty())
            return exported;
    }
}

// Deletes a user with all that is theirs. Inside a write transaction.
Result<void> erase(ServiceContext &context, const UserRecord &user, const AuditEvent &event,
                   const Settings &settings)
{
    // whose address it was until lately could have undone the change
    const auto undoable = context.ports.codes.ofUser(user.user.id, CodePurpose::UndoEmail);
    if (!undoable)
        return failWith(undoable);
    if (const auto removed = context.remove(event); !removed)
        return removed;
    // these are the last that is kept of the addresses, until they are sent
    UserRecord told = user;
    if (const auto queued = context.notify(told, QStringLiteral("account-deleted"), settings); !queued)
        return queued;
    for (const EmailCodeRecord &code : *undoable) {
        if (code.expires <= context.ports.clock.now())
            continue;
        told.user.email = code.address.written();
        if (const auto queued = context.notify(told, QStringLiteral("account-deleted"), settings); !queued)
            return queued;
    }
    return {};
}

} // namespace

Result<QByteArray> UsersService::exportAccount(const Session &session)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const UserId id = owner->user.user.id;
    if (const auto key = d->requireKey(); !key)
        return failWith(key);
    return inWrite(d->ports.transactor, [&]() -> Result<QByteArray> {
        const auto sessions = d->ports.sessions.list(id);
        if (!sessions)
            return failWith(sessions);
        const auto devices = d->ports.devices.list(id);
        if (!devices)
            return failWith(devices);
        const auto factors = d->ports.mfa.methods(id);
        if (!factors)
            return failWith(factors);
        const auto activity = exportedActivity(*d, id);
        if (!activity)
            return failWith(activity);
        const QJsonObject document{{QStringLiteral("exported"), isoTime(d->ports.clock.now())},
                                   {QStringLiteral("user"), exportedUser(owner->user)},
                                   {QStringLiteral("sessions"), exportedSessions(*sessions)},
                                   {QStringLiteral("devices"), exportedDevices(*devices)},
                                   {QStringLiteral("second_factors"), exportedFactors(*factors)},
                                   {QStringLiteral("activity"), *activity}};
        return d->audit.append(eventByOwner(AuditKind::AccountExported, id)).transform([&] {
            return QJsonDocument(document).toJson();
        });
    });
}

Result<void> UsersService::deleteAccount(Session &session, const Proof &proof, const Origin &origin)
{
    const auto owner = d->owner(session);
    if (!owner)
        return failWith(owner);
    const AuditEvent event = eventByOwner(AuditKind::AccountDeleted, owner->user.user.id);
    const auto deleted = d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        if (const auto proven = checkProof(d->ports, {owner->user, proof, *settings, origin}); !proven)
            return proven;
        return inWrite(d->ports.transactor, [&] {
            return d->stillOwner(session, *owner).and_then([&] {
                return erase(*d, owner->user, event, *settings);
            });
        });
    });
    if (!deleted)
        return deleted;
    // traces in the database's own log stay only if somebody else is reading it
    d->ports.transactor.scrub();
    session = Session();
    return {};
}

} // namespace latchkey
