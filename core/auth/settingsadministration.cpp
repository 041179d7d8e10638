// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

namespace latchkey {

namespace {

QString meaning(const SettingDefinition &definition)
{
    QString meaning = QString::fromLatin1(definition.description);
    if (!definition.number)
        return meaning;
    return meaning + QStringLiteral(" From %1 to %2.").arg(definition.least).arg(definition.most);
}

SettingInfo infoOf(const Settings &settings, const SettingDefinition &definition)
{
    return {.key = definition.key.toString(),
            .value = settingValue(settings, definition),
            .defaultValue = settingValue(Settings(), definition),
            .description = meaning(definition)};
}

std::unexpected<AuthError> unknown()
{
    return fail(AuthErrorCode::InvalidInput, AuthErrorReason::UnknownSetting);
}

} // namespace

Result<QList<SettingInfo>> UsersService::settings()
{
    return d->ports.settings.load().transform([](const Settings &settings) {
        QList<SettingInfo> infos;
        for (const SettingDefinition &definition : settingsCatalogue())
            infos << infoOf(settings, definition);
        return infos;
    });
}

Result<SettingInfo> UsersService::setting(const QString &key)
{
    const SettingDefinition *definition = findSetting(key);
    if (!definition)
        return unknown();
    return d->ports.settings.load().transform(
        [&](const Settings &settings) { return infoOf(settings, *definition); });
}

Result<void> UsersService::setSetting(const QString &key, const QString &value)
{
    AuditEvent event = eventByOperator(AuditKind::SettingChanged);
    return d->audited(event, [&]() -> Result<void> {
        if (const auto sealing = d->requireKey(); !sealing)
            return failWith(sealing);
        const SettingDefinition *definition = findSetting(key);
        if (!definition)
            return unknown();
        event.details.insert(QStringLiteral("key"), definition->key.toString());
        Settings checked;
        if (const auto accepted = setSettingValue(checked, *definition, value); !accepted)
            return accepted;
        return inWrite(d->ports.transactor, [&] { return d->saveSetting(*definition, checked, event); });
    });
}

Result<void> UsersService::Private::saveSetting(const SettingDefinition &definition, const Settings &checked,
                                                AuditEvent &event)
{
    const auto before = ports.settings.load();
    if (!before)
        return failWith(before);
    const QString value = settingValue(checked, definition);
    if (const auto saved = ports.settings.save(definition.key, value); !saved)
        return saved;
    event.details.insert(QStringLiteral("from"), settingValue(*before, definition));
    event.details.insert(QStringLiteral("to"), value);
    return audit.append(event);
}

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

} // namespace latchkey
