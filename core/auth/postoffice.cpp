// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/postoffice.h>

#include <latchkey/core/auth/mailsender.h>
#include <latchkey/core/base/logging.h>
#include <latchkey/core/mail/mailbackoff.h>
#include <latchkey/core/users/emailaddress.h>

#include <QJsonDocument>
#include <QUrl>

namespace latchkey {

namespace {

constexpr int listLimit = 1000;

// Most servers take mail only from an address that belongs to whoever logs in.
QString sender(const Settings &settings)
{
    if (!settings.emailFrom.isEmpty())
        return settings.emailFrom;
    const bool usersOwn = !settings.smtpHost.isEmpty() && EmailAddress::parse(settings.smtpUser);
    const QString address = usersOwn ? settings.smtpUser : QStringLiteral("no-reply@localhost");
    return QStringLiteral("%1 <%2>").arg(settings.appName, address);
}

QString domainOf(const QString &from)
{
    QString domain = from.sliced(from.lastIndexOf(u'@') + 1);
    if (domain.endsWith(u'>'))
        domain.chop(1);
    return QString::fromLatin1(QUrl::toAce(domain));
}

// Tells mails to one address from others, also once a deleted account's address is no longer kept.
QString keyOf(const QString &recipient, const SealingKey &sealing)
{
    const auto address = EmailAddress::parse(recipient);
    const QString compared = address ? address->key() : recipient;
    return QString::fromLatin1(sealing.mac("mail recipient", compared.toUtf8()).toHex());
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

QString stateName(OutboxState state)
{
    switch (state) {
    case OutboxState::Queued:
        return QStringLiteral("queued");
    case OutboxState::Sent:
        return QStringLiteral("sent");
    case OutboxState::Expired:
        return QStringLiteral("expired");
    case OutboxState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

Result<void> PostOffice::queue(const Letter &letter, const Settings &settings)
{
    return offer(letter, settings).transform([](bool) {});
}

Result<bool> PostOffice::offer(const Letter &letter, const Settings &settings)
{
    const auto record = compose(letter, settings);
    return record ? enqueue(*record, settings) : failWith(record);
}

Result<void> PostOffice::notify(const UserRecord &user, const QString &kind, const Settings &settings,
                                const QHash<QString, QString> &values)
{
    return queue({.kind = kind,
                  .recipient = user.user.email,
                  .language = user.language,
                  .values = values,
                  .code = {},
                  .lifetime = noticeLifetime,
                  .urgency = MailUrgency::Notice},
                 settings);
}

Result<void> PostOffice::forget(const QString &recipient)
{
    return m_ports.key.get().and_then(
        [&](const SealingKey *key) { return m_ports.outbox.removeTo(keyOf(recipient, *key)); });
}

Result<bool> PostOffice::mayQueue(const OutboxRecord &record, const Settings &settings)
{
    return m_ports.outbox.history(record.recipientKey, record.urgency, record.created)
        .transform([&](const MailHistory &history) {
            return mayMail(record.urgency, history, settings.mailPerHour);
        });
}

Result<bool> PostOffice::enqueue(const OutboxRecord &record, const Settings &settings)
{
    const auto may = mayQueue(record, settings);
    if (!may || !*may) {
        qCInfo(logMail) << "a mail was not queued: there were too many";
        return may;
    }
    return m_ports.outbox.enqueue(record).transform([] { return true; });
}

Result<OutboxRecord> PostOffice::compose(const Letter &letter, const Settings &settings) const
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    const auto mail = written(letter, settings);
    if (!mail)
        return failWith(mail);
    const QString from = sender(settings);
    const Timestamp now = m_ports.clock.now();
    OutboxRecord record;
    record.messageId = newMessageId(from);
    record.kind = letter.kind;
    record.recipient = letter.recipient;
    record.recipientKey = keyOf(letter.recipient, **key);
    record.urgency = letter.urgency;
    record.created = now;
    record.expires = now + letter.lifetime;
    const QByteArray json = QJsonDocument(bodyOf(letter, *mail, from)).toJson(QJsonDocument::Compact);
    record.sealedBody =
        (*key)->seal(outboxSealPurpose(record.messageId), Secret::fromBytes(json), m_ports.random);
    return record;
}

// The time of a code that waits for its mail runs from here on, and the mail is worth no more than the code.
Result<void> PostOffice::startLife(const OutboxRecord &record)
{
    return inWrite(
        m_ports.transactor,
        [&]() -> Result<void> {
            const auto end = m_ports.codes.startLife(record.messageId, m_ports.clock.now());
            if (!end)
                return failWith(end);
            return *end ? m_ports.outbox.expireAt(record.id, **end) : Result<void>();
        },
        Durability::Process);
}

// An embedder's template that cannot be filled stops nobody from signing up.
Result<RenderedMail> PostOffice::written(const Letter &letter, const Settings &settings) const
{
    QHash<QString, QString> values = letter.values;
    values.insert(QStringLiteral("app"), settings.appName);
    values.insert(QStringLiteral("address"), letter.recipient);
    const MailTemplate wanted{
        .name = letter.kind, .language = letter.language, .folder = m_ports.mailTemplates};
    const auto mail = fillTemplate(wanted, values);
    if (mail || wanted.folder.isEmpty())
        return mail;
    qCWarning(logMail) << "a template of the program's own is not used:" << mail.error().detail;
    return fillTemplate({.name = letter.kind, .language = letter.language}, values);
}

QString PostOffice::newMessageId(const QString &from) const
{
    const QByteArray unique = m_ports.random.bytes(16).bytes().toByteArray().toHex();
    return QString::fromLatin1(unique) + u'@' + domainOf(from);
}

Result<void> PostOffice::sendNow(const Letter &letter, const Settings &settings)
{
    const auto mail = written(letter, settings);
    if (!mail)
        return failWith(mail);
    const QString from = sender(settings);
    const auto sent = m_ports.transport.send({.messageId = newMessageId(from),
                                              .from = from,
                                              .to = letter.recipient,
                                              .subject = mail->subject,
                                              .text = mail->text,
                                              .html = mail->html,
                                              .language = mail->language,
                                              .date = toDateTime(m_ports.clock.now())});
    m_ports.transport.rest();
    return sent;
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
    const Timestamp now = m_ports.clock.now();
    // nothing is taken that could not be opened, and a key that nothing needs is not got
    const auto due = m_ports.outbox.isAnyDue(now, now + longestMailBackOff);
    if (!due)
        return failWith(due);
    if (!*due)
        return 0;
    if (const auto key = m_ports.key.get(); !key)
        return failWith(key);
    const MailSender::Deliver deliver = [this](const OutboxRecord &record) {
        return startLife(record).and_then([&] { return this->deliver(record); });
    };
    return MailSender(m_ports, deliver).run();
}

OutboxMessage PostOffice::shown(const OutboxRecord &record) const
{
    OutboxMessage message{.id = record.id,
                          .recipient = record.recipient,
                          .kind = record.kind,
                          .state = stateName(record.state),
                          .created = toDateTime(record.created),
                          .sent = record.sent.transform(&toDateTime),
                          .nextTry = {},
                          .trouble = record.trouble,
                          .answer = record.answer,
                          .subject = {},
                          .text = {}};
    if (record.state == OutboxState::Queued)
        message.nextTry = toDateTime(record.nextTry);
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
