// SPDX-License-Identifier: MIT
// Whatever a mail server says, it is told in one printable line without addresses.
#include "fuzzing.h"

#include <latchkey/core/mail/smtp/smtptrouble.h>

#include <algorithm>

using namespace latchkey;

void tryInput(QByteArrayView input)
{
    const QString spoken = spokenAnswer(input);
    require(spoken.size() <= 300);
    require(!spoken.contains(u'@'));
    require(std::ranges::all_of(spoken, [](QChar c) { return c.isPrint(); }));
}
