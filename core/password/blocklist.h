// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace latchkey {

//! Whether \a password is among the 19,729 common ones, upper and lower case alike. Another one is taken for
//! common once in about 200,000 times: the list keeps four bytes of each one's SHA-256. Thread-safe.
bool isCommonPassword(QStringView password);

} // namespace latchkey
