// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/storage/connection.h>

namespace latchkey {

//! Where the numbered migrations lie: our own, as resources.
inline constexpr auto migrationFolder = u":/latchkey/migrations";

//! Brings the schema of \a path up to the newest migration in \a folder, each in a transaction of its own.
//! Before an older schema is changed, a copy is kept beside it as "<path>.v<N>.bak". Safe when several
//! processes open at once. Errors: StorageFailed with StorageNewer, StorageForeign, or as SQLite says.
Result<void> migrate(Connection &connection, const QString &path,
                     const QString &folder = QString(migrationFolder));

} // namespace latchkey
