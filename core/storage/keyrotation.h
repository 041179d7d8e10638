// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>
#include <latchkey/core/storage/operatorevent.h>

namespace latchkey {

//! Gives the database a new sealing key and seals everything anew, all at once or not at all: killed at any
//! moment, the database opens with the key that it names, which lies in its place, beside the former one.
//!
//! What was made with the old key and cannot be made anew goes: codes that wait to be redeemed, and wrong
//! tries at addresses without an account. Other programs that have the database open can write nothing more
//! until they open it again. Errors: StorageFailed with AuditDamaged if the audit does not open with the old
//! key; KeychainFailed with KeyReplaced if another process was quicker, or with KeyNotMade or KeyNotKept.
Result<SealingKey> rotateSealingKey(Database &database, SealingKeyPlace &place, const SealingKey &old,
                                    const AuditSources &sources);

} // namespace latchkey
