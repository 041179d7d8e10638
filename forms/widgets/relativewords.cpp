// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/relativewords.h>

#include <QRegularExpression>

#include <algorithm>

namespace latchkey {

namespace {

int wholeMonths(QDate from, QDate to)
{
    const int months = (to.year() - from.year()) * 12 + to.month() - from.month();
    return from.addMonths(months) > to ? months - 1 : months;
}

QString longDateFormat(const QLocale &locale)
{
    static const QRegularExpression weekday(QStringLiteral("[,،]?\\s*dddd[,،]?\\s*"));
    return locale.dateFormat(QLocale::LongFormat).remove(weekday);
}

QString shortDateFormat(const QLocale &locale)
{
    return longDateFormat(locale).replace(QStringLiteral("MMMM"), QStringLiteral("MMM"));
}

// with what stands between it and the month: a comma, "de", the sign for "year"
QString withoutYear(QString format)
{
    static const QRegularExpression year(
        QStringLiteral("[,،]?\\s*('[^']*'\\s*)?y+(\\s*'[^']*'|年|년)?\\.?\\s*"));
    return format.remove(year);
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

QString RelativeWords::ago(const QDateTime &then, const QDateTime &now)
{
    const qint64 minutes = std::max<qint64>(then.secsTo(now), 0) / 60;
    if (minutes < 1)
        return tr("just now");
    if (minutes < 60)
        return tr("%n minutes ago", nullptr, int(minutes));
    if (minutes < 24 * 60)
        return tr("%n hours ago", nullptr, int(minutes / 60));
    return since(then, now);
}

QString RelativeWords::moment(const QDateTime &time, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == today)
        return tr("Today %1").arg(clock);
    const QString date = shortDateFormat(locale);
    if (local.date().year() != today.year())
        return locale.toString(local.date(), date);
    return QStringLiteral("%1 %2").arg(locale.toString(local.date(), withoutYear(date)), clock);
}

QString RelativeWords::longDate(const QDateTime &time, const QLocale &locale)
{
    return locale.toString(time.toLocalTime().date(), longDateFormat(locale));
}

} // namespace latchkey
