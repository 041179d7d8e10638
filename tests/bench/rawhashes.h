// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace latchkey::bench {

// Each makes one Argon2id hash of 46 MiB and one pass.

//! By libargon2 alone, in memory that the thread keeps between calls.
void hashInRawArena(QByteArrayView password);
//! By libargon2's plain call, which allocates its memory.
void hashByLibargon2(QByteArrayView password);
//! By libsodium.
void hashByLibsodium(QByteArrayView password);

//! How long this thread has spent in libargon2 since the last time it asked, in milliseconds.
double takeHashingTime();

} // namespace latchkey::bench
