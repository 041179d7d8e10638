// SPDX-License-Identifier: MIT
#include "commands.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

Outcome requestConfirmation(const Call &call, EmbeddedClient &client)
{
    if (const auto sent = client.sendConfirmationEmail(call.arguments.first()).result(); !sent)
        return refused(sent);
    return Output{.json = QJsonDocument(QJsonObject()),
                  .text = u"If that address waits to be confirmed, a code is on its way to it.\n"_s};
}

Outcome redeemConfirmation(const Call &call, EmbeddedClient &client)
{
    const auto confirmed = client.confirmEmail(call.arguments.at(0), Secret(call.arguments.at(1))).result();
    if (!confirmed)
        return refused(confirmed);
    return Output{.json = QJsonDocument(QJsonObject()), .text = u"The address is confirmed.\n"_s};
}

} // namespace

QList<Command> codeCommands()
{
    return {{.words = {u"code"_s, u"request"_s, u"confirm"_s},
             .arguments = {u"EMAIL"_s},
             .summary = u"Mail a code that confirms the address"_s,
             .options = {},
             .examples = {u"latchkeyctl code request confirm ada@example.com"_s},
             .run = requestConfirmation},
            {.words = {u"code"_s, u"redeem"_s, u"confirm"_s},
             .arguments = {u"EMAIL"_s, u"CODE"_s},
             .summary = u"Confirm the address with the mailed code"_s,
             .options = {},
             .examples = {u"latchkeyctl code redeem confirm ada@example.com K7MQ-2PR9"_s},
             .run = redeemConfirmation}};
}

} // namespace latchkey::ctl
