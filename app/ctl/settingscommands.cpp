// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QJsonObject settingJson(const SettingInfo &setting)
{
    return {{u"key"_s, setting.key},
            {u"value"_s, setting.value},
            {u"default"_s, setting.defaultValue},
            {u"description"_s, setting.description}};
}

Outcome listSettings(UsersService &service)
{
    const auto settings = service.settings();
    if (!settings)
        return refused(settings);
    QJsonArray json;
    QList<QStringList> rows{{u"KEY"_s, u"VALUE"_s, u"MEANING"_s}};
    for (const SettingInfo &setting : *settings) {
        json.append(settingJson(setting));
        rows.append({setting.key, setting.value, setting.description});
    }
    return Output{.json = QJsonDocument(json), .text = aligned(rows)};
}

Outcome getSettings(const Call &call, EmbeddedClient &client)
{
    if (call.arguments.isEmpty())
        return listSettings(client.service());
    const auto setting = client.service().setting(call.arguments.first());
    if (!setting)
        return refused(setting);
    return Output{.json = QJsonDocument(settingJson(*setting)), .text = setting->value + u'\n'};
}

QString problemOfSet(const Call &call)
{
    const bool fromInput = call.has(u"value-stdin"_s);
    if (fromInput && call.arguments.size() > 1)
        return u"give either VALUE or --value-stdin"_s;
    return !fromInput && call.arguments.size() < 2 ? u"VALUE is missing, or --value-stdin"_s : QString();
}

Outcome told(UsersService &service, const QString &key, const Result<void> &done)
{
    const auto setting = service.setting(key);
    if (!setting)
        return refused(setting);
    if (!done) {
        Failure said = failure(done.error());
        if (done.error().code == AuthErrorCode::InvalidInput)
            said.sentence += u" It means: %1"_s.arg(setting->description);
        return std::unexpected(said);
    }
    return Output{.json = QJsonDocument(settingJson(*setting)),
                  .text = u"%1 is now %2\n"_s.arg(key, setting->value)};
}

Outcome setSetting(const Call &call, EmbeddedClient &client)
{
    UsersService &service = client.service();
    const QString key = call.arguments.first();
    if (!call.has(u"value-stdin"_s))
        return told(service, key, service.setSetting(key, call.arguments.at(1)));
    if (!call.secret.isText())
        return std::unexpected(failure(AuthErrorCode::InvalidInput, AuthErrorReason::SettingValueInvalid));
    const auto setting = service.setting(key);
    if (setting && setting->isSecret)
        return told(service, key, service.setSecretSetting(key, call.secret));
    return told(service, key, service.setSetting(key, QString::fromUtf8(call.secret.bytes())));
}

} // namespace

QList<Command> settingsCommands()
{
    return {{.words = {u"settings"_s, u"get"_s},
             .arguments = {u"[KEY]"_s},
             .summary = u"Print one setting, or all of them with their meaning"_s,
             .options = {},
             .examples = {u"latchkeyctl settings get"_s, u"latchkeyctl settings get allow_signup"_s},
             .run = getSettings},
            {.words = {u"settings"_s, u"set"_s},
             .arguments = {u"KEY"_s, u"[VALUE]"_s},
             .summary = u"Change a setting"_s,
             .options = {{.name = u"value-stdin"_s,
                          .placeholder = {},
                          .help = u"read the value from standard input, up to one final newline"_s}},
             .examples = {u"latchkeyctl settings set allow_signup false"_s,
                          u"latchkeyctl settings set smtp_host mail.example.com"_s,
                          u"latchkeyctl settings set smtp_password --value-stdin < password.txt"_s},
             .run = setSetting,
             .problem = problemOfSet}};
}

} // namespace latchkey::ctl
