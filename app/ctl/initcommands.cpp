// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

//! A new database took its name and id from the options; in an older one they have to be what they are.
std::expected<void, Failure> expectSetting(UsersService &service, const QString &key,
                                           const std::optional<QString> &wanted)
{
    if (!wanted)
        return {};
    const auto setting = service.setting(key);
    if (!setting)
        return refused(setting);
    if (setting->value == *wanted)
        return {};
    return std::unexpected(
        Failure{.code = AuthErrorCode::InvalidInput,
                .sentence = u"The database exists already, and its %1 is “%2”. Change it with “latchkeyctl "
                            u"settings set %1 VALUE”, "
                            "or choose another file with --database."_s.arg(key, setting->value)});
}

std::optional<QString> given(const Call &call, const QString &option)
{
    return call.has(option) ? std::optional(call.options.value(option)) : std::nullopt;
}

QString problemOfInit(const Call &call)
{
    for (const QString &option : {u"app-name"_s, u"app-id"_s}) {
        if (call.has(option) && call.options.value(option).trimmed().isEmpty())
            return u"--%1 is empty; leave it out for the default"_s.arg(option);
    }
    return {};
}

//! The database and its key were made by opening it.
Outcome init(const Call &call, EmbeddedClient &client)
{
    UsersService &service = client.service();
    if (const auto held = service.checkSealingKey(); !held)
        return refused(held);
    if (const auto name = expectSetting(service, u"app_name"_s, given(call, u"app-name"_s)); !name)
        return std::unexpected(name.error());
    if (const auto id = expectSetting(service, u"rp_id"_s, given(call, u"app-id"_s)); !id)
        return std::unexpected(id.error());
    const auto key = client.keyLocation();
    if (!key)
        return refused(key);
    QJsonObject json{{u"database"_s, client.database()}};
    addKeyLocation(json, u"key"_s, *key);
    return Output{.json = QJsonDocument(json),
                  .text = u"The database is ready: %1\nIts key is in %2\n"_s.arg(client.database(),
                                                                                 keyPlaceText(*key))};
}

} // namespace

QList<Command> initCommands()
{
    return {{.words = {u"init"_s},
             .arguments = {},
             .summary = u"Create the database and its sealing key"_s,
             .options = {{.name = u"app-name"_s,
                          .placeholder = u"NAME"_s,
                          .help = u"what mails and forms call the program"_s},
                         {.name = u"app-id"_s,
                          .placeholder = u"ID"_s,
                          .help = u"reverse domain name, as in com.example.invoicedesk"_s}},
             .examples = {u"latchkeyctl init --app-name 'Invoice Desk' --app-id com.example.invoicedesk"_s,
                          u"latchkeyctl --database /srv/desk/users.db init"_s},
             .run = init,
             .problem = problemOfInit}};
}

} // namespace latchkey::ctl
