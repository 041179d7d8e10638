// SPDX-License-Identifier: MIT
#include "usercommands.h"
#include "commands.h"
#include "output.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

//! "Enabled ada@example.com." for people, the user for programs.
Outcome changed(const Result<User> &user, const QString &sentence)
{
    if (!user)
        return refused(user);
    return Output{.json = QJsonDocument(userJson(*user)), .text = sentence.arg(user->email) + u'\n'};
}

Outcome addUser(const Call &call, EmbeddedClient &client)
{
    const NewUserOptions options{.role = call.has(u"admin"_s) ? Role::Admin : Role::User,
                                 .enabled = !call.has(u"disabled"_s),
                                 .confirmedEmail = !call.has(u"unconfirmed"_s)};
    return changed(client.service().addUser(call.arguments.first(), call.secret, options), u"Added %1."_s);
}

Outcome showUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    return Output{.json = QJsonDocument(userJson(*user)), .text = userText(*user)};
}

Outcome enableUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    const auto enabled = client.service().setEnabled(user->id, true);
    sendWhatIsDue(client.service());
    return changed(enabled, u"Enabled %1."_s);
}

Outcome disableUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    return changed(client.service().setEnabled(user->id, false),
                   u"Disabled %1 and ended all its sessions."_s);
}

Outcome deleteUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    if (const auto removed = client.service().removeUser(user->id); !removed)
        return refused(removed);
    return Output{.json = QJsonDocument(userJson(*user)), .text = u"Deleted:\n"_s + userText(*user)};
}

Outcome logoutUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    if (const auto ended = client.service().logoutEverywhere(user->id); !ended)
        return refused(ended);
    return changed(*user, u"Logged %1 out everywhere."_s);
}

Outcome resetPassword(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    const auto started = client.service().startPasswordReset(user->id);
    if (!started && started.error().code == AuthErrorCode::MethodNotEnabled)
        return std::unexpected(Failure{.code = started.error().code,
                                       .sentence =
                                           u"Logging in by email and password is turned off. Turn it on with "
                                           "“latchkeyctl settings set use_email true”."_s});
    if (!started)
        return refused(started);
    sendWhatIsDue(client.service());
    return changed(*user, u"A code that sets a new password is on its way to %1."_s);
}

Outcome resetFactors(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    if (const auto started = client.service().startMfaReset(user->id); !started)
        return refused(started);
    sendWhatIsDue(client.service());
    return changed(*user, u"A code that drops the second factors is on its way to %1."_s);
}

Command onUser(const QString &verb, const QString &summary, Outcome (*run)(const Call &, EmbeddedClient &))
{
    return {.words = {u"user"_s, verb},
            .arguments = {u"EMAIL"_s},
            .summary = summary,
            .options = {},
            .examples = {u"latchkeyctl user %1 ada@example.com"_s.arg(verb)},
            .run = run};
}

Command addCommand()
{
    return {.words = {u"user"_s, u"add"_s},
            .arguments = {u"EMAIL"_s},
            .summary = u"Create a user, even while sign-up is off; nothing is mailed"_s,
            .options =
                {{.name = u"admin"_s, .placeholder = {}, .help = u"make an administrator"_s},
                 {.name = u"disabled"_s, .placeholder = {}, .help = u"may not log in before being enabled"_s},
                 {.name = u"unconfirmed"_s, .placeholder = {}, .help = u"has to confirm the address first"_s},
                 passwordOption()},
            .examples = {u"latchkeyctl user add ada@example.com --admin --password-stdin < password.txt"_s},
            .run = addUser};
}

} // namespace

std::expected<User, Failure> namedUser(const Call &call, UsersService &service)
{
    const auto user = service.find(u"email"_s, call.arguments.first());
    if (!user)
        return refused(user);
    if (!*user)
        return std::unexpected(failure(AuthErrorCode::InvalidInput, AuthErrorReason::NoSuchUser));
    return **user;
}

void sendWhatIsDue(UsersService &service)
{
    [[maybe_unused]] const auto sent = service.sendDueMail();
}

QList<Command> userCommands()
{
    return {addCommand(),
            onUser(u"show"_s, u"Print one user"_s, showUser),
            userListCommand(),
            userExplainCommand(),
            onUser(u"enable"_s, u"Let the user log in, also after too many wrong passwords"_s, enableUser),
            onUser(u"disable"_s, u"Keep the user from logging in, and end all sessions"_s, disableUser),
            onUser(u"delete"_s, u"Delete the user for good, without asking back"_s, deleteUser),
            onUser(u"reset-mfa"_s, u"Mail the user a code that drops lost second factors"_s, resetFactors),
            onUser(u"logout"_s, u"End all of the user's sessions"_s, logoutUser),
            onUser(u"reset-password"_s, u"Mail the user a code that sets a new password"_s, resetPassword),
            userSetCommand()};
}

} // namespace latchkey::ctl
