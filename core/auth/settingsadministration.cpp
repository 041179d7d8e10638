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
    if (const auto sealing = d->requireKey(); !sealing)
        return failWith(sealing);
    const SettingDefinition *definition = findSetting(key);
    if (!definition)
        return unknown();
    Settings checked;
    if (const auto accepted = setSettingValue(checked, *definition, value); !accepted)
        return accepted;
    return inWrite(d->ports.transactor, [&] {
        return d->ports.settings.save(definition->key, settingValue(checked, *definition));
    });
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
    if (const auto told = d->tellOwners(); !told)
        return failWith(told);
    return d->post.flush();
}

} // namespace latchkey
