// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace latchkey {

//! Points in time as people say them.
class LATCHKEY_FORMS_EXPORT RelativeWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::RelativeWords)
public:
    //! "today", "3 days ago", "3 months ago": counted in days of \a now's local calendar. What lies ahead (a
    //! clock was set back) reads as "today".
    static QString since(const QDateTime &then, const QDateTime &now);

    //! The same, but within a day counted in minutes and hours: "2 hours ago".
    static QString ago(const QDateTime &then, const QDateTime &now);

    //! When something happened: "Today 09:41", "9 May 14:02" this year, "12 Mar 2024" in another.
    static QString moment(const QDateTime &time, const QDateTime &now, const QLocale &locale = {});

    //! The local date in the locale's long form without the weekday, as in "12 March 2024".
    static QString longDate(const QDateTime &time, const QLocale &locale = {});
};

} // namespace latchkey
