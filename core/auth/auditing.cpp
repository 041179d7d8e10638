// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/auditing.h>
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/audit/auditparty.h>
#include <latchkey/core/base/logging.h>

namespace latchkey {

namespace {

constexpr int activityLimit = 100;

Activity activityOf(const AuditEntry &entry)
{
    return {.time = entry.time,
            .kind = entry.kind,
            .refusal = entry.refusal,
            .own = entry.actor.kind == AuditPerson::Kind::Person && entry.actor.id == entry.subject.id,
            .method = entry.details.value(QStringLiteral("method")).toString(),
            .factor = entry.details.value(QStringLiteral("factor")).toString(),
            .reason = entry.reason};
}

// The user with this address, or the address, or nobody if it is none.
Result<AuditParty> whom(const ServiceContext &context, const QString &email)
{
    const auto address = EmailAddress::parse(email);
    if (!address)
        return AuditParty(AuditUnknown{});
    return context.ports.users.findByEmail(address->key())
        .transform([&](const std::optional<UserRecord> &user) {
            return user ? AuditParty(user->user.id) : AuditParty(AuditAddress{address->key()});
        });
}

Result<void> writeRefusal(ServiceContext &context, AuditEvent event, const QString &email)
{
    if (!email.isEmpty()) {
        const auto subject = whom(context, email);
        if (!subject)
            return failWith(subject);
        event.subject = *subject;
    } else if (const auto *id = std::get_if<UserId>(&event.subject)) {
        const auto user = context.ports.users.findById(*id);
        if (!user)
            return failWith(user);
        if (!*user)
            event.subject = AuditUnknown{};
    }
    return context.audit.append(event);
}

} // namespace

AuditEvent eventBy(const Origin &origin, AuditKind kind, const QJsonObject &details)
{
    const bool byServer = origin.caller == Caller::Server;
    return {.kind = kind,
            .actor = byServer ? AuditParty(AuditOperator{}) : AuditParty(AuditUnknown{}),
            .details = details};
}

AuditEvent eventByOperator(AuditKind kind, const AuditParty &subject, const QJsonObject &details)
{
    return {.kind = kind, .actor = AuditOperator{}, .subject = subject, .details = details};
}

AuditEvent eventByOwner(AuditKind kind, UserId owner, const QJsonObject &details)
{
    return {.kind = kind, .actor = owner, .subject = owner, .details = details};
}

void concern(AuditEvent &event, UserId user)
{
    event.subject = user;
    if (std::holds_alternative<AuditUnknown>(event.actor))
        event.actor = user;
}

void ServiceContext::noteRefusal(AuditEvent event, const QString &email, const AuthError &error)
{
    if (!error.isAuthenticationFailure())
        return; // nothing was decided
    (void)requireKey(Unlocking::Avoided);
    event.refusal = error.code;
    event.reason = error.reason;
    // nothing hangs on it, so that no guess costs the disk a flush: only a power cut may lose the last ones
    const auto noted = ports.transactor.write([&] { return writeRefusal(*this, std::move(event), email); },
                                              Durability::Process);
    // it stays refused
    if (!noted)
        qCWarning(logAuth) << "a refusal could not be written into the audit:" << noted.error().detail;
}

Result<AuditPage> UsersService::auditEvents(const AuditQuery &query)
{
    AuditListing listing{.limit = query.limit};
    if (query.email.isEmpty())
        return d->audit.list(listing, query.after);
    const auto address = EmailAddress::parse(query.email);
    if (!address)
        return failWith(address);
    const auto user = d->ports.users.findByEmail(address->key());
    if (!user)
        return failWith(user);
    // without the sealing key, what was tried before there was an account stays out
    listing.parties = {d->audit.find(AuditAddress{address->key()}).value_or(QByteArray())};
    if (*user) {
        const auto person = d->audit.find((*user)->user.id);
        if (!person)
            return failWith(person);
        listing.parties << *person;
    }
    listing.parties.removeAll(QByteArray());
    if (listing.parties.isEmpty())
        return AuditPage{};
    return d->audit.list(listing, query.after);
}

Result<AuditVerdict> UsersService::verifyAudit(const std::optional<AuditMark> &noted)
{
    return d->requireKey().and_then([&] { return d->audit.verify(noted); });
}

Result<qint64> UsersService::pruneAudit()
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    if (settings->auditDays == 0)
        return 0;
    return d->audit.prune(d->ports.clock.now() - std::chrono::days(settings->auditDays));
}

Result<QList<Activity>> UsersService::activity(const Session &session)
{
    const auto user = getUser(session);
    if (!user)
        return failWith(user);
    if (!*user)
        return fail(AuthErrorCode::NotLoggedIn);
    const auto person = d->audit.find((*user)->id);
    if (!person)
        return failWith(person);
    if (person->isEmpty())
        return QList<Activity>();
    const auto page =
        d->audit.list({.parties = {*person}, .part = AuditPart::Subject, .limit = activityLimit}, {});
    if (!page)
        return failWith(page);
    QList<Activity> activity;
    for (const AuditEntry &entry : page->entries)
        activity << activityOf(entry);
    return activity;
}

} // namespace latchkey
