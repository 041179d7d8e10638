// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/codewords.h>

#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/language/isolate.h>

#include <QDir>

namespace latchkey {

ErrorWords CodeWords::sent(const QString &email, const QString &advice, const QString &outboxFolder)
{
    return {tr("A code was sent to %1.").arg(isolated(email)), whereItLies(advice, outboxFolder)};
}

QString CodeWords::whereItLies(const QString &advice, const QString &outboxFolder)
{
    return outboxFolder.isEmpty() ? advice
                                  : tr("No mail server is set up: the message is kept in %1.")
                                        .arg(isolated(QDir::toNativeSeparators(outboxFolder)));
}

QString CodeWords::tenMinutes()
{
    return tr("It works for 10 minutes. Look in spam too.");
}

QString CodeWords::oneDay()
{
    return tr("It works for 24 hours. Look in spam too.");
}

} // namespace latchkey
