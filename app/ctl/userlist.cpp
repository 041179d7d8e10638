// SPDX-License-Identifier: MIT
#include "output.h"
#include "usercommands.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr int mostUsers = 10000;

QString problemOfList(const Call &call)
{
    const QString order = call.options.value(u"sort"_s).section(u':', 1);
    if (!order.isEmpty() && order != u"desc"_s && order != u"asc"_s)
        return u"--sort needs a column, or a column and “:desc”"_s;
    if (!call.has(u"limit"_s))
        return {};
    const int limit = call.options.value(u"limit"_s).toInt();
    return limit >= 1 && limit <= mostUsers ? QString()
                                            : u"--limit needs a number from 1 to %1"_s.arg(mostUsers);
}

UserQuery query(const Call &call)
{
    UserQuery query;
    query.filter = call.options.value(u"filter"_s);
    query.after = call.options.value(u"after"_s);
    if (call.has(u"limit"_s))
        query.limit = call.options.value(u"limit"_s).toInt();
    if (call.has(u"sort"_s)) {
        const QString sort = call.options.value(u"sort"_s);
        query.sort = sort.section(u':', 0, 0);
        query.descending = sort.section(u':', 1) == u"desc"_s;
    }
    return query;
}

Outcome listUsers(const Call &call, EmbeddedClient &client)
{
    const auto page = client.service().listUsers(query(call));
    if (!page)
        return refused(page);
    QJsonArray users;
    for (const User &user : page->users)
        users.append(userJson(user));
    const QJsonValue next = page->next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page->next);
    QString text = page->users.isEmpty() ? u"No users.\n"_s : userTable(page->users);
    if (!page->next.isEmpty())
        text += u"\nThere are more: repeat the command with --after %1\n"_s.arg(page->next);
    return Output{.json = QJsonDocument(QJsonObject{{u"users"_s, users}, {u"next"_s, next}}), .text = text};
}

} // namespace

Command userListCommand()
{
    return {.words = {u"user"_s, u"list"_s},
            .arguments = {},
            .summary = u"List the users, a page at a time"_s,
            .options = {{.name = u"filter"_s,
                         .placeholder = u"TEXT"_s,
                         .help = u"only addresses that contain this, in any case"_s},
                        {.name = u"sort"_s,
                         .placeholder = u"COL[:desc]"_s,
                         .help = u"by email, signed_up (the default), last_login or role"_s},
                        {.name = u"limit"_s,
                         .placeholder = u"N"_s,
                         .help = u"how many at most, 1 to 10000; 100 if not given"_s},
                        {.name = u"after"_s,
                         .placeholder = u"CURSOR"_s,
                         .help = u"go on where the page before ended"_s}},
            .examples = {u"latchkeyctl user list --filter @example.com"_s,
                         u"latchkeyctl user list --sort last_login:desc --limit 20"_s},
            .run = listUsers,
            .problem = problemOfList};
}

} // namespace latchkey::ctl
