// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QString problemOfPreview(const Call &call)
{
    const QStringList names = UsersService::mailNames();
    if (!names.contains(call.arguments.first()))
        return u"there is no mail “%1”; there are: %2"_s.arg(call.arguments.first(), names.join(u", "_s));
    const QString folder = call.options.value(u"templates"_s);
    if (call.has(u"templates"_s) && !QFileInfo(folder).isDir())
        return u"--templates needs a folder"_s;
    return {};
}

Outcome previewMail(const Call &call, EmbeddedClient &client)
{
    const QString language = call.options.value(u"language"_s, u"en"_s);
    const auto mail = client.service().previewMail(call.arguments.first(), language);
    if (!mail)
        return refused(mail);
    return Output{.json = QJsonDocument(QJsonObject{{u"language"_s, mail->language},
                                                    {u"subject"_s, mail->subject},
                                                    {u"text"_s, mail->text},
                                                    {u"html"_s, mail->html}}),
                  .text = call.has(u"html"_s) ? mail->html
                                              : u"Subject: %1\n\n%2"_s.arg(mail->subject, mail->text)};
}

//! Where a message went, by the settings.
QString wayText(UsersService &service)
{
    const auto host = service.setting(u"smtp_host"_s);
    return host && !host->value.isEmpty() ? u"The mail server %1 took the message."_s.arg(host->value)
                                          : u"The message was written into the outbox folder."_s;
}

Outcome testMail(const Call &call, EmbeddedClient &client)
{
    if (const auto sent = client.service().testMail(call.arguments.first()); !sent)
        return refused(sent);
    return Output{.json = QJsonDocument(QJsonObject{{u"sent"_s, true}}),
                  .text = wayText(client.service()) + u'\n'};
}

} // namespace

QList<Command> mailCommands()
{
    return {
        {.words = {u"mail"_s, u"test"_s},
         .arguments = {u"EMAIL"_s},
         .summary = u"Send a test message at once, and say what came of it"_s,
         .options = {},
         .examples = {u"latchkeyctl mail test ada@example.com"_s},
         .run = testMail},
        {.words = {u"mail"_s, u"preview"_s},
         .arguments = {u"NAME"_s},
         .summary = u"Print a mail as it would be sent, filled with examples"_s,
         .options = {{.name = u"language"_s,
                      .placeholder = u"LANGUAGE"_s,
                      .help = u"as in de or pt-BR; English without it"_s},
                     {.name = u"html"_s, .placeholder = {}, .help = u"the HTML part instead of the text"_s},
                     {.name = u"templates"_s,
                      .placeholder = u"FOLDER"_s,
                      .help = u"a program's own templates, as its option mailTemplates names them"_s}},
         .examples = {u"latchkeyctl mail preview confirm"_s,
                      u"latchkeyctl mail preview confirm --language de --html > confirm.html"_s},
         .run = previewMail,
         .problem = problemOfPreview}};
}

} // namespace latchkey::ctl
