// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/storage/connection.h>

namespace latchkey {

//! Brings the schema of \a path up to the newest migration, each in a transaction of its own. Before an older
//! schema is changed, a copy is kept beside it as "<path>.v<N>.bak". Safe when several processes open at
//! once. Errors: StorageFailed with StorageNewer, StorageForeign, or as SQLite says.
Result<void> migrate(Connection &connection, const QString &path);

} // namespace latchkey
