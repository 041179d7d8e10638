// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"
#include "paging.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr int shownDigits = 8; // of a pseudonym: enough to tell people apart

QString kindName(AuditPerson::Kind kind)
{
    switch (kind) {
    case AuditPerson::Kind::Unknown:
        return u"unknown"_s;
    case AuditPerson::Kind::Operator:
        return u"operator"_s;
    case AuditPerson::Kind::Person:
        return u"person"_s;
    case AuditPerson::Kind::Address:
        return u"address"_s;
    }
    return {};
}

QJsonObject personJson(const AuditPerson &person)
{
    return {
        {u"kind"_s, kindName(person.kind)}, {u"id"_s, orNull(person.id)}, {u"email"_s, orNull(person.email)}};
}

QJsonObject entryJson(const AuditEntry &entry)
{
    const QString code = entry.refusal ? authErrorCodeName(*entry.refusal) : QString();
    return {{u"number"_s, entry.number},
            {u"time"_s, isoTime(entry.time)},
            {u"kind"_s, auditKindName(entry.kind)},
            {u"allowed"_s, !entry.refusal},
            {u"code"_s, orNull(code)},
            {u"reason"_s, int(entry.reason)},
            {u"actor"_s, personJson(entry.actor)},
            {u"subject"_s, personJson(entry.subject)},
            {u"details"_s, entry.details}};
}

QString personText(const AuditPerson &person)
{
    if (!person.email.isEmpty())
        return person.email;
    if (person.kind == AuditPerson::Kind::Unknown)
        return u"-"_s;
    if (person.id.isEmpty())
        return kindName(person.kind);
    return kindName(person.kind) + u' ' + person.id.left(shownDigits);
}

QString detailText(const QJsonObject &details)
{
    QStringList parts;
    for (auto it = details.begin(); it != details.end(); ++it)
        parts << it.key() + u'=' + it.value().toVariant().toString();
    return parts.join(u", "_s);
}

QString entryTable(const QList<AuditEntry> &entries)
{
    QList<QStringList> rows{
        {u"NUMBER"_s, u"TIME"_s, u"EVENT"_s, u"OUTCOME"_s, u"BY"_s, u"ABOUT"_s, u"HOW"_s}};
    for (const AuditEntry &entry : entries)
        rows.append({QString::number(entry.number), isoTime(entry.time), auditKindName(entry.kind),
                     entry.refusal ? authErrorCodeName(*entry.refusal) : u"ok"_s, personText(entry.actor),
                     personText(entry.subject), detailText(entry.details)});
    return aligned(rows);
}

Outcome listAudit(const Call &call, EmbeddedClient &client)
{
    const auto page = client.service().auditEvents({.email = call.options.value(u"user"_s),
                                                    .limit = limitOf(call),
                                                    .after = call.options.value(u"after"_s)});
    if (!page)
        return refused(page);
    QJsonArray events;
    for (const AuditEntry &entry : page->entries)
        events.append(entryJson(entry));
    const QString text = page->entries.isEmpty() ? u"No events.\n"_s : entryTable(page->entries);
    return Output{.json = QJsonDocument(QJsonObject{{u"events"_s, events}, {u"next"_s, orNull(page->next)}}),
                  .text = text + hintOfMore(page->next)};
}

QString events(const AuditFault &fault)
{
    return fault.last > fault.number ? u"Events %1 to %2 are"_s.arg(fault.number).arg(fault.last)
                                     : u"Event %1 is"_s.arg(fault.number);
}

QString faultText(const AuditFault &fault)
{
    switch (fault.kind) {
    case AuditFault::Kind::Altered:
        return u"Event %1 is not what was written there: it was changed, moved or put in."_s.arg(
            fault.number);
    case AuditFault::Kind::Missing:
        return u"%1 missing."_s.arg(events(fault));
    case AuditFault::Kind::CutOff:
        return u"%1 missing at the end."_s.arg(events(fault));
    case AuditFault::Kind::BeyondHead:
        return u"Event %1 lies behind the sealed end: an older end was put back, or the event was put in."_s
            .arg(fault.number);
    case AuditFault::Kind::HeadDamaged:
        return u"The sealed end is gone or was changed; events up to number %1 are in order."_s.arg(
            fault.number);
    case AuditFault::Kind::CheckpointDamaged:
        return u"The sealed start, before event %1, was changed."_s.arg(fault.number);
    case AuditFault::Kind::KeyDamaged:
        return u"The audit key is gone or was changed: nothing from event %1 on can be verified."_s.arg(
            fault.number);
    case AuditFault::Kind::OtherHistory:
        return u"Event %1 is not the one whose head was noted down: the audit was put back and written anew."_s
            .arg(fault.number);
    }
    return {};
}

QString problemOfVerify(const Call &call)
{
    const bool wrong = call.has(u"head"_s) && !AuditMark::fromString(call.options.value(u"head"_s));
    return wrong ? u"--head needs a head as “latchkeyctl audit verify” prints it"_s : QString();
}

Outcome verifyAudit(const Call &call, EmbeddedClient &client)
{
    const auto verdict = client.service().verifyAudit(AuditMark::fromString(call.options.value(u"head"_s)));
    if (!verdict)
        return refused(verdict);
    if (verdict->fault)
        return std::unexpected(
            Failure{.code = AuthErrorCode::StorageFailed,
                    .sentence = faultText(*verdict->fault) +
                                u" Find out who changed it; a backup from before has it as it was."_s});
    const QString head = verdict->count > 0 ? verdict->head.toString() : QString();
    const qint64 dropped = verdict->start ? verdict->start->number : 0;
    QString text = u"The audit is whole. Events: %1\n"_s.arg(verdict->count);
    if (dropped > 0)
        text += u"Dropped by retention before them: %1\n"_s.arg(dropped);
    if (!head.isEmpty())
        text += u"Head: %1\n"_s.arg(head);
    return Output{.json = QJsonDocument(QJsonObject{
                      {u"count"_s, verdict->count}, {u"dropped"_s, dropped}, {u"head"_s, orNull(head)}}),
                  .text = text};
}

Outcome pruneAudit(const Call &, EmbeddedClient &client)
{
    const auto dropped = client.service().pruneAudit();
    if (!dropped)
        return refused(dropped);
    return Output{.json = QJsonDocument(QJsonObject{{u"dropped"_s, *dropped}}),
                  .text = u"Events dropped: %1\n"_s.arg(*dropped)};
}

} // namespace

QList<Command> auditCommands()
{
    return {{.words = {u"audit"_s, u"list"_s},
             .arguments = {},
             .summary = u"List who did what, when and how, newest first"_s,
             .options = QList<Option>{{.name = u"user"_s,
                                       .placeholder = u"EMAIL"_s,
                                       .help = u"only what concerns this address, or was done by it"_s}} +
                        pagingOptions(),
             .examples = {u"latchkeyctl audit list --limit 20"_s,
                          u"latchkeyctl --json audit list --user ada@example.com"_s},
             .run = listAudit,
             .problem = problemOfLimit},
            {.words = {u"audit"_s, u"verify"_s},
             .arguments = {},
             .summary = u"Verify that no event was changed, moved, put in or taken out"_s,
             .options = {{.name = u"head"_s,
                          .placeholder = u"HEAD"_s,
                          .help = u"a head printed earlier and kept elsewhere: shows also an audit put back "
                                  "whole to an older state"_s}},
             .examples = {u"latchkeyctl audit verify"_s},
             .run = verifyAudit,
             .problem = problemOfVerify},
            {.words = {u"audit"_s, u"prune"_s},
             .arguments = {},
             .summary = u"Drop what is older than the setting audit_days, as programs do while they run"_s,
             .options = {},
             .examples = {u"latchkeyctl audit prune"_s},
             .run = pruneAudit}};
}

} // namespace latchkey::ctl
