// SPDX-License-Identifier: MIT
#include "relativewords.h"

#include <QRegularExpression>

namespace latchkey {

namespace {

int wholeMonths(QDate from, QDate to)
{
    const int months = (to.year() - from.year()) * 12 + to.month() - from.month();
    return from.addMonths(months) > to ? months - 1 : months;
}

} // namespace

QString RelativeWords::since(const QDateTime &then, const QDateTime &now)
{
    const QDate from = then.toLocalTime().date();
    const QDate to = now.toLocalTime().date();
    const int days = int(from.daysTo(to));
    if (days <= 0)
        return tr("today");
    if (days == 1)
        return tr("yesterday");
    if (days < 14)
        return tr("%n days ago", nullptr, days);
    const int months = wholeMonths(from, to);
    if (months < 2)
        return tr("%n weeks ago", nullptr, days / 7);
    if (months < 24)
        return tr("%n months ago", nullptr, months);
    return tr("%n years ago", nullptr, months / 12);
}

QString RelativeWords::longDate(const QDateTime &time, const QLocale &locale)
{
    static const QRegularExpression weekday(QStringLiteral("[,،]?\\s*dddd[,،]?\\s*"));
    const QString format = locale.dateFormat(QLocale::LongFormat).remove(weekday);
    return locale.toString(time.toLocalTime().date(), format);
}

} // namespace latchkey
