// SPDX-License-Identifier: MIT
#include "output.h"
#include "usercommands.h"

#include <latchkey/forms/errortext/errortext.h>

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QJsonValue refusalJson(const AuthError &error)
{
    return QJsonObject{{u"code"_s, authErrorCodeName(error.code)},
                       {u"sentence"_s, errorText(error)},
                       {u"retry_after"_s, qint64(error.retryAfter.count())}};
}

QJsonDocument explanationJson(const User &user, const GateExplanation &explained)
{
    QJsonArray steps;
    for (const ExplainedStep &step : explained.steps) {
        const bool stops = step.verdict == GateVerdict::Stops;
        steps.append(QJsonObject{{u"step"_s, gateStepName(step.step)},
                                 {u"verdict"_s, gateVerdictName(step.verdict)},
                                 {u"refusal"_s, stops ? refusalJson(step.refusal) : QJsonValue()}});
    }
    return QJsonDocument(
        QJsonObject{{u"email"_s, user.email},
                    {u"before"_s, explained.before ? refusalJson(*explained.before) : QJsonValue()},
                    {u"steps"_s, steps},
                    {u"password_failures"_s, explained.passwordFailures},
                    {u"max_password_failures"_s, explained.maxPasswordFailures},
                    {u"last_password_failure"_s, jsonTime(explained.lastPasswordFailure)},
                    {u"known_devices"_s, explained.knownDevices},
                    {u"has_password"_s, explained.hasPassword},
                    {u"password_checkable"_s, explained.passwordCheckable},
                    {u"confirmation_asked"_s, explained.confirmationAsked},
                    {u"factor_asked"_s, explained.factorAsked},
                    {u"factor_types"_s, QJsonArray::fromStringList(explained.factorTypes)},
                    {u"factor_failures"_s, explained.factorFailures},
                    {u"trusted_devices"_s, explained.trustedDevices}});
}

QString factorFact(const GateExplanation &explained)
{
    if (!explained.factorAsked)
        return u"The settings do not ask for one."_s;
    if (explained.factorTypes.isEmpty())
        return u"None is set up, and none is required."_s;
    return u"Asks for one of: %1. %2 wrong codes in a row. Devices that are trusted and not asked: %3."_s
        .arg(explained.factorTypes.join(u", "_s))
        .arg(explained.factorFailures)
        .arg(explained.trustedDevices);
}

//! Why a step stops the user.
QString stopWords(const GateExplanation &explained, const ExplainedStep &step)
{
    if (step.step == GateStepName::FirstFactor && !explained.hasPassword)
        return u"There is no password. One is set with a code that is mailed."_s;
    if (step.step == GateStepName::FirstFactor && !explained.passwordCheckable)
        return u"The stored password cannot be checked: its form is unknown, or it costs more than is "
               "allowed. “latchkeyctl user reset-password” mails a code that sets another one."_s;
    return errorText(step.refusal);
}

//! What is so about a step that lets the user pass.
QString fact(const GateExplanation &explained, GateStepName step)
{
    switch (step) {
    case GateStepName::Throttle:
        return u"%1 wrong passwords in a row; from %2 on, each makes the next one wait. Known devices: %3."_s
            .arg(explained.passwordFailures)
            .arg(explained.maxPasswordFailures)
            .arg(explained.knownDevices);
    case GateStepName::FirstFactor:
        return u"Asks for the password."_s;
    case GateStepName::Enabled:
        return u"The account is turned on."_s;
    case GateStepName::Confirmed:
        return explained.confirmationAsked ? u"The address is confirmed."_s
                                           : u"The settings do not ask for it."_s;
    case GateStepName::SecondFactor:
        return factorFact(explained);
    case GateStepName::Session:
        return u"Would be opened."_s;
    }
    return {};
}

QString wordsOf(GateVerdict verdict)
{
    return gateVerdictName(verdict).replace(u'_', u' ');
}

QString explanationText(const User &user, const GateExplanation &explained)
{
    QString text =
        u"With the right password, on a device not used before, %1 would get in.\n"_s.arg(user.email);
    QList<QStringList> rows;
    for (const ExplainedStep &step : explained.steps) {
        const QString number = QString::number(rows.size() + 1);
        QString words;
        if (step.verdict == GateVerdict::Stops) {
            text = u"Logging in as %1 would stop at step %2.\n"_s.arg(user.email, number);
            words = stopWords(explained, step);
        } else if (step.verdict == GateVerdict::Passes) {
            words = fact(explained, step.step);
        }
        rows.append({number, gateStepName(step.step).replace(u'_', u' '), wordsOf(step.verdict), words});
    }
    if (explained.before)
        text = u"Nobody can log in: %1\n"_s.arg(errorText(*explained.before));
    return text + aligned(rows);
}

Outcome explainUser(const Call &call, EmbeddedClient &client)
{
    const auto user = namedUser(call, client.service());
    if (!user)
        return std::unexpected(user.error());
    const auto explained = client.service().explain(user->id);
    if (!explained)
        return refused(explained);
    return Output{.json = explanationJson(*user, *explained), .text = explanationText(*user, *explained)};
}

} // namespace

Command userExplainCommand()
{
    return {.words = {u"user"_s, u"explain"_s},
            .arguments = {u"EMAIL"_s},
            .summary = u"Say step by step what a login would be answered, and why"_s,
            .options = {},
            .examples = {u"latchkeyctl user explain ada@example.com"_s},
            .run = explainUser};
}

} // namespace latchkey::ctl
