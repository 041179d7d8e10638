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

//! The second factor on the command line, if there is one. A code is good once and may stand there.
std::optional<MfaLogin> givenFactor(const Call &call)
{
    for (const QString &type : {u"totp"_s, u"recovery"_s}) {
        if (call.has(type))
            return MfaLogin{.type = type, .value = Secret(call.options.value(type))};
    }
    return {};
}

QString factorProblem(const Call &call)
{
    const bool both = call.has(u"totp"_s) && call.has(u"recovery"_s);
    return both ? u"--totp and --recovery exclude one another"_s : QString();
}

Outcome login(const Call &call, EmbeddedClient &client)
{
    const LoginOptions options{.mfa = givenFactor(call)};
    const auto user = client.loginWithEmail(call.arguments.first(), call.secret, options).result();
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
    return {
        {.words = {u"login"_s},
         .arguments = {u"EMAIL"_s},
         .summary = u"Try a login as the login form does, and print the user"_s,
         .options = {{.name = u"totp"_s,
                      .placeholder = u"CODE"_s,
                      .help = u"the second factor: a code of an authenticator app"_s},
                     {.name = u"recovery"_s,
                      .placeholder = u"CODE"_s,
                      .help = u"the second factor: a recovery code, which is used up"_s},
                     passwordOption()},
         .examples = {u"latchkeyctl login ada@example.com --password-stdin < password.txt"_s,
                      u"latchkeyctl login ada@example.com --totp 012345 --password-stdin < password.txt"_s},
         .run = login,
         .problem = factorProblem},
        {.words = {u"signup"_s},
         .arguments = {u"EMAIL"_s},
         .summary = u"Sign up as the sign-up form does; obeys the setting allow_signup"_s,
         .options = {passwordOption()},
         .examples = {u"latchkeyctl signup ada@example.com --password-stdin < password.txt"_s},
         .run = signup}};
}

} // namespace latchkey::ctl
