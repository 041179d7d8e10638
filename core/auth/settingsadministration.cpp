// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/usersservice_p.h>

#include <latchkey/core/settings/sealedsetting.h>

namespace latchkey {

namespace {

using ChangeSetting = std::function<Result<void>(const SettingDefinition &, AuditEvent &)>;

QString meaning(const SettingDefinition &definition)
{
    QString meaning = QString::fromLatin1(definition.description);
    if (definition.number)
        meaning += QStringLiteral(" From %1 to %2.").arg(definition.least).arg(definition.most);
    QStringList words;
    for (const QStringView choice : definition.words())
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

Result<void> changeSetting(ServiceContext &context, const QString &key, const ChangeSetting &change)
{
    AuditEvent event = eventByOperator(AuditKind::SettingChanged);
    return context.audited(event, [&]() -> Result<void> {
        if (const auto sealing = context.requireKey(); !sealing)
            return sealing;
        const SettingDefinition *definition = findSetting(key);
        if (!definition)
            return unknown();
        event.details.insert(QStringLiteral("key"), definition->key.toString());
        return inWrite(context.ports.transactor, [&] { return change(*definition, event); });
    });
}

// Drops the mail server's password where another server takes the place of the one it is for. Inside a
// write transaction.
// A secret is never shown back, so nobody may have it sent to a server of their own either.
Result<void> forgetPasswordOfOtherServer(ServiceContext &context, const Settings &before,
                                         const Settings &after, AuditEvent &event)
{
    const bool same = before.smtpHost.compare(after.smtpHost, Qt::CaseInsensitive) == 0;
    if (same || before.smtpHost.isEmpty() || before.smtpPassword.isEmpty())
        return {};
    const QString password = QStringLiteral("smtp_password");
    event.details.insert(QStringLiteral("cleared"), password);
    return context.ports.settings.save(password, QString());
}

// As saveSetting() for a secret; the event tells no values.
Result<void> saveSecret(ServiceContext &context, const SettingDefinition &definition, const Secret &value,
                        const AuditEvent &event)
{
    const auto key = context.ports.key.get();
    if (!key)
        return failWith(key);
    const auto sealed = sealSetting(**key, definition, value, context.ports.random);
    if (!sealed)
        return failWith(sealed);
    return context.ports.settings.save(definition.key, *sealed).and_then([&] {
        return context.audit.append(event);
    });
}

// Inside a write transaction; the event tells the values from before and after.
Result<void> saveSetting(ServiceContext &context, const SettingDefinition &definition, const QString &value,
                         AuditEvent &event)
{
    const auto before = context.ports.settings.load();
    if (!before)
        return failWith(before);
    Settings after = *before;
    if (const auto accepted = setSettingValue(after, definition, value); !accepted)
        return accepted;
    if (const auto fits = checkTogether(after); !fits)
        return fits;
    if (const auto saved = context.ports.settings.save(definition.key, settingValue(after, definition));
        !saved)
        return saved;
    if (const auto forgotten = forgetPasswordOfOtherServer(context, *before, after, event); !forgotten)
        return forgotten;
    event.details.insert(QStringLiteral("from"), settingValue(*before, definition));
    event.details.insert(QStringLiteral("to"), settingValue(after, definition));
    return context.audit.append(event);
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
    return changeSetting(*d, key, [&](const SettingDefinition &definition, AuditEvent &event) {
        return saveSetting(*d, definition, value, event);
    });
}

Result<void> UsersService::setSecretSetting(const QString &key, const Secret &value)
{
    return changeSetting(*d, key, [&](const SettingDefinition &definition, AuditEvent &event) {
        return definition.isSecret ? saveSecret(*d, definition, value, event) : unknown();
    });
}

} // namespace latchkey
