// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

//! Looks at all pages of a database. Error: StorageFailed with StorageCorrupt if they do not fit together.
Result<void> checkPages(Database &database);

//! Puts \a fresh, a database that nobody has open, in the place of one that can no longer be read. That one
//! is kept beside it, with its log, under the time's name, which is returned. Whoever has it open goes on
//! with it under that name. Error: StorageFailed.
Result<QString> replaceDamaged(const QString &path, const QString &fresh, Timestamp now);

} // namespace latchkey
