// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/settings/sealedsetting.h>

namespace latchkey {

namespace {

QString meaning(const SettingDefinition &definition)
{
    QString meaning = QString::fromLatin1(definition.description);
    if (definition.number)
        meaning += QStringLiteral(" From %1 to %2.").arg(definition.least).arg(definition.most);
    QStringList words;
    for (const QStringView choice : definition.choices)
        words << choice.toString();
    if (!words.isEmpty())
        meaning += QStringLiteral(" One of: %1.").arg(words.join(QStringLiteral(", ")));
    return meaning;
}

SettingInfo infoOf(const Settings &settings, const SettingDefinition &definition)
{
    return {.key = definition.key.toString(),
            .value = settingValue(settings, definition),
            .defaultValue = settingValue(Settings(), definition),
            .description = meaning(definition),
            .isSecret = definition.isSecret};
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
    return d->changeSetting(key, [&](const SettingDefinition &definition, AuditEvent &event) {
        return d->saveSetting(definition, value, event);
    });
}

Result<void> UsersService::setSecretSetting(const QString &key, const Secret &value)
{
    return d->changeSetting(key, [&](const SettingDefinition &definition, AuditEvent &event) {
        return definition.isSecret ? d->saveSecret(definition, value, event) : unknown();
    });
}

Result<void> UsersService::Private::changeSetting(const QString &key, const ChangeSetting &change)
{
    AuditEvent event = eventByOperator(AuditKind::SettingChanged);
    return audited(event, [&]() -> Result<void> {
        if (const auto sealing = requireKey(); !sealing)
            return sealing;
        const SettingDefinition *definition = findSetting(key);
        if (!definition)
            return unknown();
        event.details.insert(QStringLiteral("key"), definition->key.toString());
        return inWrite(ports.transactor, [&] { return change(*definition, event); });
    });
}

Result<void> UsersService::Private::saveSetting(const SettingDefinition &definition, const QString &value,
                                                AuditEvent &event)
{
    const auto before = ports.settings.load();
    if (!before)
        return failWith(before);
    Settings after = *before;
    if (const auto accepted = setSettingValue(after, definition, value); !accepted)
        return accepted;
    if (const auto fits = checkTogether(after); !fits)
        return fits;
    if (const auto saved = ports.settings.save(definition.key, settingValue(after, definition)); !saved)
        return saved;
    if (const auto forgotten = forgetPasswordOfOtherServer(*before, after, event); !forgotten)
        return forgotten;
    event.details.insert(QStringLiteral("from"), settingValue(*before, definition));
    event.details.insert(QStringLiteral("to"), settingValue(after, definition));
    return audit.append(event);
}

// A secret is never shown back, so nobody may have it sent to a server of their own either.
Result<void> UsersService::Private::forgetPasswordOfOtherServer(const Settings &before, const Settings &after,
                                                                AuditEvent &event)
{
    const bool same = before.smtpHost.compare(after.smtpHost, Qt::CaseInsensitive) == 0;
    if (same || before.smtpHost.isEmpty() || before.smtpPassword.isEmpty())
        return {};
    const QString password = QStringLiteral("smtp_password");
    event.details.insert(QStringLiteral("cleared"), password);
    return ports.settings.save(password, QString());
}

Result<void> UsersService::Private::saveSecret(const SettingDefinition &definition, const Secret &value,
                                               const AuditEvent &event)
{
    const auto key = ports.key.get();
    if (!key)
        return failWith(key);
    const auto sealed = sealSetting(**key, definition, value, ports.random);
    if (!sealed)
        return failWith(sealed);
    return ports.settings.save(definition.key, *sealed).and_then([&] { return audit.append(event); });
}

} // namespace latchkey
