// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/postoffice.h>

#include <latchkey/core/base/logging.h>
#include <latchkey/core/mail/mailtemplates.h>

#include <QJsonDocument>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto leaseTime = 1min; // how long one sender may take over one message
constexpr auto longestBackOff = 1h;
constexpr int listLimit = 1000;

QString sender(const Settings &settings)
{
    if (!settings.emailFrom.isEmpty())
        return settings.emailFrom;
    return settings.appName + QStringLiteral(" <no-reply@localhost>");
}

QString domainOf(const QString &from)
{
    const QString domain = from.sliced(from.lastIndexOf(u'@') + 1);
    return domain.endsWith(u'>') ? domain.chopped(1) : domain;
}

QJsonObject bodyOf(const Letter &letter, const RenderedMail &mail, const QString &from)
{
    return {{QStringLiteral("from"), from},
            {QStringLiteral("subject"), mail.subject},
            {QStringLiteral("text"), mail.text},
            {QStringLiteral("html"), mail.html},
            {QStringLiteral("language"), mail.language},
            {QStringLiteral("code"), letter.code}};
}

// 1, 2, 4 … minutes
std::chrono::milliseconds backOff(int tries)
{
    return std::min<std::chrono::milliseconds>(1min * (1 << std::min(tries - 1, 10)), longestBackOff);
}

QString stateName(OutboxState state)
{
    switch (state) {
    case OutboxState::Queued:
        return QStringLiteral("queued");
    case OutboxState::Sent:
        return QStringLiteral("sent");
    case OutboxState::Expired:
        return QStringLiteral("expired");
    }
    return {};
}

} // namespace

Result<void> PostOffice::queue(const Letter &letter, const Settings &settings)
{
    return compose(letter, settings).and_then([&](const OutboxRecord &record) {
        return m_ports.outbox.enqueue(record);
    });
}

Result<OutboxRecord> PostOffice::compose(const Letter &letter, const Settings &settings)
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    QHash<QString, QString> values = letter.values;
    values.insert(QStringLiteral("app"), settings.appName);
    values.insert(QStringLiteral("address"), letter.recipient);
    const auto mail = renderMail(letter.kind, letter.language, values);
    if (!mail)
        return failWith(mail);
    const QString from = sender(settings);
    const Timestamp now = m_ports.clock.now();
    OutboxRecord record;
    record.messageId =
        QString::fromLatin1(m_ports.random.bytes(16).bytes().toByteArray().toHex()) + u'@' + domainOf(from);
    record.kind = letter.kind;
    record.recipient = letter.recipient;
    record.created = now;
    record.expires = now + letter.lifetime;
    const QByteArray json = QJsonDocument(bodyOf(letter, *mail, from)).toJson(QJsonDocument::Compact);
    record.sealedBody =
        (*key)->seal(outboxSealPurpose(record.messageId), Secret::fromBytes(json), m_ports.random);
    return record;
}

// The time of a code that waits for its mail runs from here on, and the mail is worth no more than the code.
Result<void> PostOffice::startLife(const OutboxRecord &record, Timestamp now)
{
    return inWrite(m_ports.transactor, [&]() -> Result<void> {
        const auto end = m_ports.codes.startLife(record.messageId, now);
        if (!end)
            return failWith(end);
        return *end ? m_ports.outbox.expireAt(record.id, **end) : Result<void>();
    });
}

Result<QJsonObject> PostOffice::body(const OutboxRecord &record) const
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    const auto opened = (*key)->open(outboxSealPurpose(record.messageId), record.sealedBody);
    if (!opened)
        return failWith(opened);
    return QJsonDocument::fromJson(opened->bytes().toByteArray()).object();
}

Result<void> PostOffice::deliver(const OutboxRecord &record)
{
    const auto content = body(record);
    if (!content)
        return failWith(content);
    const auto text = [&](const QString &key) { return content->value(key).toString(); };
    return m_ports.transport.send({.messageId = record.messageId,
                                   .from = text(QStringLiteral("from")),
                                   .to = record.recipient,
                                   .subject = text(QStringLiteral("subject")),
                                   .text = text(QStringLiteral("text")),
                                   .html = text(QStringLiteral("html")),
                                   .language = text(QStringLiteral("language")),
                                   .date = toDateTime(record.created)});
}

Result<int> PostOffice::flush()
{
    for (int sent = 0;;) {
        const Timestamp now = m_ports.clock.now();
        // nothing is taken that could not be opened, and a key that nothing needs is not got
        const auto due = m_ports.outbox.isAnyDue(now, now + longestBackOff);
        if (!due)
            return failWith(due);
        if (!*due)
            return sent;
        if (const auto key = m_ports.key.get(); !key)
            return failWith(key);
        const auto record = m_ports.outbox.claim(now, now + leaseTime, now + longestBackOff);
        if (!record)
            return failWith(record);
        if (!*record)
            return sent;
        const bool expired = (*record)->expires <= now;
        const auto delivered =
            expired ? Result<void>() : startLife(**record, now).and_then([&] { return deliver(**record); });
        if (!delivered)
            qCWarning(logMail) << "a message was not sent and will be tried again:"
                               << delivered.error().detail;
        else
            sent += expired ? 0 : 1;
        const auto noted =
            delivered ? m_ports.outbox.finish((*record)->id,
                                              expired ? OutboxState::Expired : OutboxState::Sent, now)
                      : m_ports.outbox.retryAt((*record)->id, now + backOff((*record)->tries));
        if (!noted)
            return failWith(noted);
    }
}

OutboxMessage PostOffice::shown(const OutboxRecord &record) const
{
    OutboxMessage message{.id = record.id,
                          .recipient = record.recipient,
                          .kind = record.kind,
                          .state = stateName(record.state),
                          .created = toDateTime(record.created),
                          .sent = record.sent.transform(&toDateTime),
                          .subject = {},
                          .text = {}};
    const auto content = record.sealedBody.isEmpty() ? Result<QJsonObject>() : body(record);
    if (!content || content->isEmpty())
        return message;
    const QString code = content->value(QStringLiteral("code")).toString();
    const auto masked = [&](const QString &key) {
        QString text = content->value(key).toString();
        return code.isEmpty() ? text : text.replace(code, QStringLiteral("••••-••••"));
    };
    message.subject = masked(QStringLiteral("subject"));
    message.text = masked(QStringLiteral("text"));
    return message;
}

Result<QList<OutboxMessage>> PostOffice::list()
{
    const auto records = m_ports.outbox.list(listLimit);
    if (!records)
        return failWith(records);
    QList<OutboxMessage> messages;
    for (const OutboxRecord &record : *records)
        messages << shown(record);
    return messages;
}

Result<OutboxMessage> PostOffice::show(qint64 id)
{
    const auto record = m_ports.outbox.find(id);
    if (!record)
        return failWith(record);
    if (!*record)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::NoSuchMessage);
    return shown(**record);
}

} // namespace latchkey
