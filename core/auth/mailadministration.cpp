// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/mail/mailtemplates.h>

namespace latchkey {

Result<QList<OutboxMessage>> UsersService::outbox()
{
    return d->post.list();
}

Result<OutboxMessage> UsersService::outboxMessage(qint64 id)
{
    return d->post.show(id);
}

Result<int> UsersService::flushOutbox()
{
    AuditEvent event = eventByOperator(AuditKind::OutboxFlushed);
    return d->audited(event, [&]() -> Result<int> {
        if (const auto key = d->requireKey(); !key)
            return failWith(key);
        const auto sent = sendDueMail();
        if (!sent)
            return sent;
        event.details.insert(QStringLiteral("sent"), *sent);
        // what was sent is sent, and told afterwards
        return inWrite(d->ports.transactor, [&] { return d->audit.append(event); }).transform([&] {
            return *sent;
        });
    });
}

Result<int> UsersService::sendDueMail()
{
    if (const auto told = d->tellOwners(); !told)
        return failWith(told);
    return d->post.flush();
}

Result<qint64> UsersService::pruneOutbox()
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    if (settings->outboxDays == 0)
        return 0;
    const Timestamp before = d->ports.clock.now() - std::chrono::days(settings->outboxDays);
    return d->ports.outbox.prune(before);
}

Result<void> UsersService::testMail(const QString &typed)
{
    const AuditEvent event = eventByOperator(AuditKind::MailTested);
    return d->audited(event, [&]() -> Result<void> {
        const auto settings = d->settingsWithKey();
        if (!settings)
            return failWith(settings);
        const auto address = EmailAddress::parse(typed);
        if (!address)
            return failWith(address);
        const Letter letter{.kind = QStringLiteral("test"), .recipient = address->written()};
        if (const auto sent = d->post.sendNow(letter, *settings); !sent)
            return sent;
        return inWrite(d->ports.transactor, [&] { return d->audit.append(event); });
    });
}

QStringList UsersService::mailNames()
{
    return mailTemplateNames();
}

Result<MailPreview> UsersService::previewMail(const QString &name, const QString &language)
{
    const auto settings = d->ports.settings.load();
    if (!settings)
        return failWith(settings);
    const MailTemplate wanted{.name = name, .language = language, .folder = d->ports.mailTemplates};
    return fillTemplate(wanted, {{QStringLiteral("app"), settings->appName},
                                 {QStringLiteral("address"), QStringLiteral("ada@example.com")},
                                 {QStringLiteral("user"), QStringLiteral("grace@example.com")},
                                 {QStringLiteral("device"), QStringLiteral("laptop")},
                                 {QStringLiteral("time"), QStringLiteral("2026-03-12 09:00 UTC")},
                                 {QStringLiteral("left"), QStringLiteral("9")},
                                 {QStringLiteral("code"), QStringLiteral("K7MQ-2PR9")}})
        .transform([](const RenderedMail &mail) {
            return MailPreview{
                .subject = mail.subject, .text = mail.text, .html = mail.html, .language = mail.language};
        });
}

} // namespace latchkey
