// SPDX-License-Identifier: MIT
#include "paging.h"

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr int usualLimit = 100;
constexpr int largestLimit = 10000;

} // namespace

QList<Option> pagingOptions()
{
    return {{.name = u"limit"_s,
             .placeholder = u"N"_s,
             .help = u"how many at most, 1 to %1; %2 if not given"_s.arg(largestLimit).arg(usualLimit)},
            {.name = u"after"_s, .placeholder = u"CURSOR"_s, .help = u"go on where the page before ended"_s}};
}

QString problemOfLimit(const Call &call)
{
    const int limit = limitOf(call);
    return limit >= 1 && limit <= largestLimit ? QString()
                                               : u"--limit needs a number from 1 to %1"_s.arg(largestLimit);
}

int limitOf(const Call &call)
{
    return call.has(u"limit"_s) ? call.options.value(u"limit"_s).toInt() : usualLimit;
}

QString hintOfMore(const QString &next)
{
    return next.isEmpty() ? QString() : u"\nThere are more: repeat the command with --after %1\n"_s.arg(next);
}

} // namespace latchkey::ctl
