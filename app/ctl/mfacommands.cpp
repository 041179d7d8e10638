// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"
#include "qrfile.h"
#include "usercommands.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.bytes());
}

//! Everything here is shown this once.
Output addedTotp(const Call &call, const TotpSecret &totp, const QList<Secret> &recoveryCodes)
{
    QJsonArray codes;
    QString text = aligned(
        {{u"secret"_s, textOf(totp.secret)}, {u"uri"_s, textOf(totp.uri)}, {u"id"_s, totp.mfaMethod.id}});
    if (!recoveryCodes.isEmpty())
        text += u"\nRecovery codes, each good for one login without the app:\n"_s;
    for (const Secret &code : recoveryCodes) {
        codes.append(textOf(code));
        text += u"  %1\n"_s.arg(textOf(code));
    }
    return {.json = QJsonDocument(QJsonObject{{u"secret"_s, textOf(totp.secret)},
                                              {u"uri"_s, textOf(totp.uri)},
                                              {u"id"_s, totp.mfaMethod.id},
                                              {u"recovery_codes"_s, codes}}),
            .text = u"Set up an authenticator app for %1.\n"_s.arg(call.arguments.first()) + text};
}

Outcome addTotp(const Call &call, EmbeddedClient &client)
{
    UsersService &service = client.service();
    const auto user = namedUser(call, service);
    if (!user)
        return std::unexpected(user.error());
    const auto totp = service.generateTotpSecret(user->email);
    if (!totp)
        return refused(totp);
    const auto codes = service.addMfaMethod(
        user->id, {.method = totp->mfaMethod, .proof = {.kind = ProofKind::Password, .value = call.secret}});
    if (!codes)
        return refused(codes);
    sendWhatIsDue(service);
    Output added = addedTotp(call, *totp, *codes);
    if (call.has(u"qr"_s)) {
        // what was set up stays, and can be read off the output
        if (const auto error = writeQrFile(totp->qrCode, call.options.value(u"qr"_s)))
            added.warning = u"The QR code was not written: %1"_s.arg(*error);
    }
    return added;
}

QString qrProblem(const Call &call)
{
    const QString file = call.options.value(u"qr"_s);
    const bool known = !call.has(u"qr"_s) || file.endsWith(u".png"_s) || file.endsWith(u".svg"_s);
    return known ? QString() : u"--qr takes a file that ends in .png or .svg"_s;
}

QJsonObject methodJson(const MfaMethodInfo &method)
{
    return {{u"id"_s, method.id},
            {u"type"_s, method.type},
            {u"name"_s, method.name},
            {u"created"_s, jsonTime(method.created)},
            {u"last_used"_s, jsonTime(method.lastUsed)}};
}

QString overviewText(const MfaOverview &overview)
{
    QList<QStringList> rows{{u"ID"_s, u"TYPE"_s, u"CREATED"_s, u"LAST USED"_s, u"NAME"_s}};
    for (const MfaMethodInfo &method : overview.methods)
        rows.append({method.id, method.type, isoTime(method.created),
                     method.lastUsed ? isoTime(*method.lastUsed) : u"never"_s, method.name});
    return aligned(rows) +
           u"Recovery codes left: %1 of %2. Trusted devices: %3.\n"_s.arg(overview.recoveryCodesLeft)
               .arg(overview.recoveryCodesMade)
               .arg(overview.trustedDevices.size());
}

Outcome listMethods(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    const auto overview = client.service().mfaMethods(user->id);
    if (!overview)
        return refused(overview);
    QJsonArray json;
    for (const MfaMethodInfo &method : overview->methods)
        json.append(methodJson(method));
    return Output{.json = QJsonDocument(json),
                  .text = overview->methods.isEmpty() ? u"No second factor is set up.\n"_s
                                                      : overviewText(*overview)};
}

Outcome removeMethod(const Call &call, EmbeddedClient &client)
{
    UsersService &service = client.service();
    const auto user = namedUser(call, service);
    if (!user)
        return std::unexpected(user.error());
    if (const auto removed = service.removeMfaMethod(user->id, call.arguments.at(1)); !removed)
        return refused(removed);
    sendWhatIsDue(service);
    return Output{.text = u"Removed a second factor of %1.\n"_s.arg(user->email)};
}

} // namespace

QList<Command> mfaCommands()
{
    return {{.words = {u"mfa"_s, u"totp-add"_s},
             .arguments = {u"EMAIL"_s},
             .summary = u"Set up an authenticator app, at once, and print its secret and recovery codes"_s,
             .options = {{.name = u"qr"_s,
                          .placeholder = u"FILE"_s,
                          .help = u"also write the QR code into a new file, .png or .svg"_s},
                         passwordOption()},
             .examples = {u"latchkeyctl mfa totp-add ada@example.com --qr ada.png --password-stdin "
                          "< password.txt"_s},
             .run = addTotp,
             .problem = qrProblem},
            {.words = {u"mfa"_s, u"list"_s},
             .arguments = {u"EMAIL"_s},
             .summary = u"List the user's second factors"_s,
             .options = {},
             .examples = {u"latchkeyctl mfa list ada@example.com"_s},
             .run = listMethods},
            {.words = {u"mfa"_s, u"remove"_s},
             .arguments = {u"EMAIL"_s, u"ID"_s},
             .summary = u"Remove one of the user's second factors"_s,
             .options = {},
             .examples = {u"latchkeyctl mfa remove ada@example.com 0f3a9c5be2d14876a1b2c3d4e5f60718"_s},
             .run = removeMethod}};
}

} // namespace latchkey::ctl
