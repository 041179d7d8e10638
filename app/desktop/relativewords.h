// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace latchkey {

//! Points in time as people say them.
class RelativeWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::RelativeWords)
public:
    //! "today", "3 days ago", "3 months ago": counted in days of \a now's local calendar. What lies ahead (a
    //! clock was set back) reads as "today".
    static QString since(const QDateTime &then, const QDateTime &now);

    //! The local date in the locale's long form without the weekday, as in "12 March 2024".
    static QString longDate(const QDateTime &time, const QLocale &locale = {});
};

} // namespace latchkey
