// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/operatorevent.h>

#include <latchkey/core/audit/auditlog.h>
#include <latchkey/core/storage/sqlauditstore.h>

namespace latchkey {

Result<void> appendOperatorEvent(Database &database, const SealingKey &key, const AuditSources &sources,
                                 const AuditEvent &event)
{
    SqlAuditStore store(database);
    GivenSealingKey given(key);
    AuditLog log({.store = store,
                  .transactor = database,
                  .clock = sources.clock,
                  .random = sources.random,
                  .key = given});
    return inWrite(database, [&] { return log.append(event); });
}

} // namespace latchkey
