// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditevent.h>
#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/sealingkey.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

//! What writing an event into the audit takes besides the database.
struct AuditSources
{
    Clock &clock;
    RandomSource &random;
};

//! Writes down what the operator does to the database as a whole, which no service is open for. Errors as
//! AuditLog::append().
Result<void> appendOperatorEvent(Database &database, const SealingKey &key, const AuditSources &sources,
                                 const AuditEvent &event);

} // namespace latchkey
