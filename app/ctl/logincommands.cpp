// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

Outcome tried(EmbeddedClient &client, const Result<User> &user, const QString &done)
{
    if (!user)
        return refused(user);
    if (const auto ended = client.logout().result(); !ended)
        return refused(ended);
    return Output{.json = QJsonDocument(userJson(*user)), .text = done + u'\n' + userText(*user)};
}

namespace {

Outcome login(const Call &call, EmbeddedClient &client)
{
    const auto user = client.loginWithEmail(call.arguments.first(), call.secret).result();
    return tried(client, user, u"This login works."_s);
}

Outcome signup(const Call &call, EmbeddedClient &client)
{
    const auto user = client.signupWithEmail(call.arguments.first(), call.secret).result();
    return tried(client, user, u"Signed up."_s);
}

} // namespace

QList<Command> loginCommands()
{
    return {{.words = {u"login"_s},
             .arguments = {u"EMAIL"_s},
             .summary = u"Try a login as the login form does, and print the user"_s,
             .options = {passwordOption()},
             .examples = {u"latchkeyctl login ada@example.com --password-stdin < password.txt"_s},
             .run = login},
            {.words = {u"signup"_s},
             .arguments = {u"EMAIL"_s},
             .summary = u"Sign up as the sign-up form does; obeys the setting allow_signup"_s,
             .options = {passwordOption()},
             .examples = {u"latchkeyctl signup ada@example.com --password-stdin < password.txt"_s},
             .run = signup}};
}

} // namespace latchkey::ctl
