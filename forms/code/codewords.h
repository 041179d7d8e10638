// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

namespace latchkey {

struct ErrorWords;

//! What is said about a code that was mailed.
class CodeWords
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::CodeWords)
public:
    //! That it was sent to \a email, and \a advice: or, where no mail server is set up, the folder it lies
    //! in.
    static ErrorWords sent(const QString &email, const QString &advice, const QString &outboxFolder);
    //! \a advice, or where the message lies if \a outboxFolder is not empty.
    static QString whereItLies(const QString &advice, const QString &outboxFolder);

    static QString tenMinutes();
    static QString oneDay();
};

} // namespace latchkey
