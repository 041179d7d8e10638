// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

//! Why a message was not sent, and what to do; empty: there was no trouble.
QString troubleText(const OutboxMessage &message)
{
    if (message.trouble == AuthErrorReason::None && message.answer.isEmpty())
        return {};
    return failure({.code = AuthErrorCode::MailFailed, .reason = message.trouble, .detail = message.answer})
        .sentence;
}

QJsonObject messageJson(const OutboxMessage &message)
{
    return {{u"id"_s, message.id},
            {u"recipient"_s, message.recipient},
            {u"kind"_s, message.kind},
            {u"state"_s, message.state},
            {u"created"_s, jsonTime(message.created)},
            {u"sent"_s, jsonTime(message.sent)},
            {u"subject"_s, message.subject},
            {u"next_try"_s, jsonTime(message.nextTry)},
            {u"trouble"_s, orNull(troubleText(message))}};
}

//! Each trouble of messages that wait or have failed, once.
QString troublesText(const QList<OutboxMessage> &messages)
{
    QStringList troubles;
    for (const OutboxMessage &message : messages) {
        const bool unsent = message.state == u"queued"_s || message.state == u"failed"_s;
        const QString trouble = unsent ? troubleText(message) : QString();
        if (!trouble.isEmpty() && !troubles.contains(trouble))
            troubles << trouble;
    }
    return troubles.isEmpty() ? QString() : u'\n' + troubles.join(u'\n') + u'\n';
}

Outcome listOutbox(const Call &, EmbeddedClient &client)
{
    const auto messages = client.service().outbox();
    if (!messages)
        return refused(messages);
    QJsonArray json;
    QList<QStringList> rows{{u"ID"_s, u"STATE"_s, u"KIND"_s, u"CREATED"_s, u"RECIPIENT"_s}};
    for (const OutboxMessage &message : *messages) {
        json.append(messageJson(message));
        rows.append({QString::number(message.id), message.state, message.kind, isoTime(message.created),
                     message.recipient});
    }
    return Output{.json = QJsonDocument(json),
                  .text = messages->isEmpty() ? u"The outbox is empty.\n"_s
                                              : aligned(rows) + troublesText(*messages)};
}

QString bodyText(const OutboxMessage &message)
{
    if (!message.text.isEmpty())
        return message.text.trimmed();
    if (message.state == u"queued"_s)
        return u"The text cannot be shown without the sealing key."_s;
    if (message.state == u"failed"_s)
        return u"The text was wiped when it was refused."_s;
    return message.state == u"sent"_s ? u"The text was wiped when it was sent."_s
                                      : u"The text was wiped when it expired."_s;
}

QString messageText(const OutboxMessage &message)
{
    QList<QStringList> rows{{u"id"_s, QString::number(message.id)},
                            {u"to"_s, message.recipient},
                            {u"kind"_s, message.kind},
                            {u"state"_s, message.state},
                            {u"created"_s, isoTime(message.created)}};
    if (message.sent)
        rows.append({u"sent"_s, isoTime(*message.sent)});
    if (message.nextTry)
        rows.append({u"next try"_s, isoTime(*message.nextTry)});
    if (const QString trouble = troubleText(message); !trouble.isEmpty())
        rows.append({u"trouble"_s, trouble});
    if (!message.subject.isEmpty())
        rows.append({u"subject"_s, message.subject});
    return aligned(rows) + u'\n' + bodyText(message) + u'\n';
}

qint64 messageId(const Call &call)
{
    return call.arguments.first().toLongLong();
}

QString problemOfShow(const Call &call)
{
    return messageId(call) > 0 ? QString() : u"ID is a number, as “latchkeyctl outbox list” prints it"_s;
}

Outcome showMessage(const Call &call, EmbeddedClient &client)
{
    const auto message = client.service().outboxMessage(messageId(call));
    if (!message)
        return refused(message);
    QJsonObject json = messageJson(*message);
    json.insert(u"text"_s, message->text);
    return Output{.json = QJsonDocument(json), .text = messageText(*message)};
}

Outcome flushOutbox(const Call &, EmbeddedClient &client)
{
    const auto sent = client.service().flushOutbox();
    if (!sent)
        return refused(sent);
    const auto messages = client.service().outbox();
    if (!messages)
        return refused(messages);
    const auto waiting = std::ranges::count(*messages, u"queued"_s, &OutboxMessage::state);
    return Output{.json = QJsonDocument(QJsonObject{{u"sent"_s, *sent}, {u"waiting"_s, qint64(waiting)}}),
                  .text = u"Messages sent: %1; waiting for their next try: %2\n"_s.arg(*sent).arg(waiting) +
                          troublesText(*messages)};
}

Outcome pruneOutbox(const Call &, EmbeddedClient &client)
{
    const auto dropped = client.service().pruneOutbox();
    if (!dropped)
        return refused(dropped);
    return Output{.json = QJsonDocument(QJsonObject{{u"dropped"_s, *dropped}}),
                  .text = u"Messages dropped: %1\n"_s.arg(*dropped)};
}

} // namespace

QList<Command> outboxCommands()
{
    return {{.words = {u"outbox"_s, u"list"_s},
             .arguments = {},
             .summary = u"List the mail that waits, was sent, was refused or expired"_s,
             .options = {},
             .examples = {u"latchkeyctl outbox list"_s},
             .run = listOutbox},
            {.words = {u"outbox"_s, u"show"_s},
             .arguments = {u"ID"_s},
             .summary = u"Print one message, its code masked"_s,
             .options = {},
             .examples = {u"latchkeyctl outbox show 7"_s},
             .run = showMessage,
             .problem = problemOfShow},
            {.words = {u"outbox"_s, u"flush"_s},
             .arguments = {},
             .summary = u"Send what is due now"_s,
             .options = {},
             .examples = {u"latchkeyctl outbox flush"_s},
             .run = flushOutbox},
            {.words = {u"outbox"_s, u"prune"_s},
             .arguments = {},
             .summary = u"Drop old mail that waits no longer, by the setting outbox_days, as programs do"_s,
             .options = {},
             .examples = {u"latchkeyctl outbox prune"_s},
             .run = pruneOutbox}};
}

} // namespace latchkey::ctl
