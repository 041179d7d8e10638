// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace latchkey::bench {

//! One Argon2id hash of 46 MiB and one pass by libargon2 alone, in memory that is kept between calls.
void hashInRawArena(QByteArrayView password);

} // namespace latchkey::bench
