// SPDX-License-Identifier: MIT
#include "commands.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

//! \a sentence for people; programs learn nothing more.
Outcome done(const Result<void> &result, const QString &sentence)
{
    if (!result)
        return refused(result);
    return Output{.json = QJsonDocument(QJsonObject()), .text = sentence + u'\n'};
}

Outcome requestConfirmation(const Call &call, EmbeddedClient &client)
{
    return done(client.sendConfirmationEmail(call.arguments.first()).result(),
                u"If that address waits to be confirmed, a code is on its way to it."_s);
}

Outcome requestReset(const Call &call, EmbeddedClient &client)
{
    return done(client.sendPasswordResetEmail(call.arguments.first()).result(),
                u"If that address has an account, a code is on its way to it."_s);
}

Outcome requestLogin(const Call &call, EmbeddedClient &client)
{
    return done(client.sendTokenLoginEmail(call.arguments.first()).result(),
                u"If that address has an account, a code is on its way to it."_s);
}

Outcome redeemConfirmation(const Call &call, EmbeddedClient &client)
{
    return done(client.confirmEmail(call.arguments.at(0), Secret(call.arguments.at(1))).result(),
                u"The address is confirmed."_s);
}

Outcome redeemReset(const Call &call, EmbeddedClient &client)
{
    return done(client.resetPasswordWithCode(call.arguments.at(0), Secret(call.arguments.at(1)), call.secret)
                    .result(),
                u"The new password is set, and all sessions have ended."_s);
}

Outcome redeemLogin(const Call &call, EmbeddedClient &client)
{
    const auto user = client.loginWithToken(call.arguments.at(0), Secret(call.arguments.at(1))).result();
    return tried(client, user, u"This login works."_s);
}

Outcome redeemUndo(const Call &call, EmbeddedClient &client)
{
    return done(client.undoEmailChange(call.arguments.at(0), Secret(call.arguments.at(1))).result(),
                u"The account has its former address back; it needs a new password."_s);
}

//! What the mail is sent for is a login that has got as far as the second factor.
Outcome requestMfaReset(const Call &call, EmbeddedClient &client)
{
    const QString email = call.arguments.first();
    const auto user = client.loginWithEmail(email, call.secret).result();
    if (user) {
        if (const auto ended = client.logout().result(); !ended)
            return refused(ended);
    } else if (user.error().code != AuthErrorCode::MfaRequired) {
        return refused(user);
    }
    return done(client.sendMfaResetEmail(email).result(),
                u"If that account may have its second factor reset by mail, a code is on its way to it."_s);
}

Outcome redeemMfaReset(const Call &call, EmbeddedClient &client)
{
    return done(client.resetMfaWithCode(call.arguments.at(0), Secret(call.arguments.at(1))).result(),
                u"All second factors and recovery codes of the account are gone."_s);
}

using Run = Outcome (*)(const Call &, EmbeddedClient &);

Command request(const QString &purpose, const QString &summary, Run run)
{
    return {.words = {u"code"_s, u"request"_s, purpose},
            .arguments = {u"EMAIL"_s},
            .summary = summary,
            .options = {},
            .examples = {u"latchkeyctl code request %1 ada@example.com"_s.arg(purpose)},
            .run = run};
}

Command redeem(const QString &purpose, const QString &summary, Run run)
{
    return {.words = {u"code"_s, u"redeem"_s, purpose},
            .arguments = {u"EMAIL"_s, u"CODE"_s},
            .summary = summary,
            .options = {},
            .examples = {u"latchkeyctl code redeem %1 ada@example.com K7MQ-2PR9"_s.arg(purpose)},
            .run = run};
}

Command redeemResetCommand()
{
    Command command = redeem(
        u"reset"_s, u"Set a new password, read from standard input, with the mailed code"_s, redeemReset);
    command.options = {passwordOption()};
    command.examples = {
        u"latchkeyctl code redeem reset ada@example.com K7MQ-2PR9 --password-stdin < password.txt"_s};
    return command;
}

Command requestMfaResetCommand()
{
    Command command =
        request(u"mfa-reset"_s, u"Mail a code that drops lost second factors, where the settings allow it"_s,
                requestMfaReset);
    command.options = {passwordOption()};
    command.examples = {
        u"latchkeyctl code request mfa-reset ada@example.com --password-stdin < password.txt"_s};
    return command;
}

} // namespace

QList<Command> codeCommands()
{
    return {request(u"confirm"_s, u"Mail a code that confirms the address"_s, requestConfirmation),
            request(u"reset"_s, u"Mail a code that sets a new password"_s, requestReset),
            request(u"login"_s, u"Mail a code to log in with; needs the setting use_token"_s, requestLogin),
            requestMfaResetCommand(),
            redeem(u"confirm"_s, u"Confirm the address with the mailed code"_s, redeemConfirmation),
            redeemResetCommand(),
            redeem(u"login"_s, u"Try a login with the mailed code, and print the user"_s, redeemLogin),
            redeem(u"mfa-reset"_s, u"Drop all second factors of the account with the mailed code"_s,
                   redeemMfaReset),
            redeem(u"undo"_s, u"Give an account its former address back, with the code mailed there"_s,
                   redeemUndo)};
}

} // namespace latchkey::ctl
