// SPDX-License-Identifier: MIT
#include "output.h"
#include "paging.h"
#include "usercommands.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

const auto sortColumns = u"email, signed_up, last_login or role"_s;

QString problemOfList(const Call &call)
{
    const QString order = call.options.value(u"sort"_s).section(u':', 1);
    if (!order.isEmpty() && order != u"desc"_s && order != u"asc"_s)
        return u"--sort needs a column, or a column and “:desc”"_s;
    return problemOfLimit(call);
}

UserQuery query(const Call &call)
{
    UserQuery query;
    query.filter = call.options.value(u"filter"_s);
    query.after = call.options.value(u"after"_s);
    query.limit = limitOf(call);
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
    if (!page && page.error().reason == AuthErrorReason::UnknownColumn)
        return std::unexpected(Failure{.code = page.error().code,
                                       .sentence = u"There is no such column. Use %1."_s.arg(sortColumns)});
    if (!page)
        return refused(page);
    QJsonArray users;
    for (const User &user : page->users)
        users.append(userJson(user));
    const QJsonValue next = page->next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page->next);
    QString text = page->users.isEmpty() ? u"No users.\n"_s : userTable(page->users);
    text += hintOfMore(page->next);
    return Output{.json = QJsonDocument(QJsonObject{{u"users"_s, users}, {u"next"_s, next}}), .text = text};
}

} // namespace

Command userListCommand()
{
    return {.words = {u"user"_s, u"list"_s},
            .arguments = {},
            .summary = u"List the users, a page at a time"_s,
            .options = QList<Option>{{.name = u"filter"_s,
                                      .placeholder = u"TEXT"_s,
                                      .help = u"only addresses that contain this, in any case"_s},
                                     {.name = u"sort"_s,
                                      .placeholder = u"COL[:desc]"_s,
                                      .help = u"by %1; signed_up if not given"_s.arg(sortColumns)}} +
                       pagingOptions(),
            .examples = {u"latchkeyctl user list --filter @example.com"_s,
                         u"latchkeyctl user list --sort last_login:desc --limit 20"_s},
            .run = listUsers,
            .problem = problemOfList};
}

} // namespace latchkey::ctl
