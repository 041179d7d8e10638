// SPDX-License-Identifier: MIT
// A code that can be read is read alike when it is shown again.
#include "fuzzing.h"

#include <latchkey/core/mail/emailcode.h>

using namespace latchkey;

void tryInput(QByteArrayView input)
{
    const auto code = parseEmailCode(Secret::fromUtf8(input));
    if (!code)
        return;
    require(code->bytes().size() == emailCodeLength);
    const auto again = parseEmailCode(Secret::fromUtf8(displayEmailCode(*code).toUtf8()));
    require(again && again->bytes() == code->bytes());
}
