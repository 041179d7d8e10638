// SPDX-License-Identifier: MIT
#include "output.h"
#include "usercommands.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

QString key(const QString &assignment)
{
    return assignment.section(u'=', 0, 0);
}

QString value(const QString &assignment)
{
    return assignment.section(u'=', 1);
}

QString problemOfSet(const Call &call)
{
    QStringList keys;
    for (const QString &assignment : call.arguments.mid(1)) {
        if (!assignment.contains(u'='))
            // not repeated: it may be a password that somebody meant to set
            return u"an argument is not of the form KEY=VALUE"_s;
        keys.append(key(assignment));
    }
    return keys.removeDuplicates() > 0 ? u"a key is given twice"_s : QString();
}

std::unexpected<Failure> invalid(const QString &sentence)
{
    return std::unexpected(Failure{.code = AuthErrorCode::InvalidInput, .sentence = sentence});
}

std::expected<UserChanges, Failure> changes(const QStringList &assignments)
{
    UserChanges changes;
    for (const QString &assignment : assignments) {
        if (key(assignment) == u"role"_s) {
            changes.role = roleFromName(value(assignment));
            if (!changes.role)
                return invalid(u"The role is either “user” or “admin”."_s);
        } else if (key(assignment) == u"email"_s) {
            changes.email = value(assignment);
        } else {
            return invalid(u"There is no column “%1” to set: “role” and “email” are."_s.arg(key(assignment)));
        }
    }
    return changes;
}

Outcome setUser(const Call &call, EmbeddedClient &client)
{
    const auto wanted = changes(call.arguments.mid(1));
    if (!wanted)
        return std::unexpected(wanted.error());
    const auto before = namedUser(call, client.service());
    if (!before)
        return std::unexpected(before.error());
    const auto user = client.service().changeUser(before->id, *wanted);
    if (!user)
        return refused(user);
    sendWhatIsDue(client.service());
    return Output{.json = QJsonDocument(userJson(*user)), .text = userText(*user)};
}

} // namespace

Command userSetCommand()
{
    return {.words = {u"user"_s, u"set"_s},
            .arguments = {u"EMAIL"_s, u"KEY=VALUE…"_s},
            .summary = u"Change a user's role or email; a changed email has to be confirmed again"_s,
            .options = {},
            .examples = {u"latchkeyctl user set ada@example.com role=admin"_s,
                         u"latchkeyctl user set ada@example.com email=ada@example.org"_s},
            .run = setUser,
            .problem = problemOfSet};
}

} // namespace latchkey::ctl
