// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

//! The sealing key of a database. A key is made with the database and only then: once the database names a
//! key, a missing or different key file is KeychainFailed (as SealingKeyFile::find() says), never a new key.
//! Nothing is written from then on once the database names another.
Result<SealingKey> bindSealingKey(Database &database, const QString &keyFile, RandomSource &random);

} // namespace latchkey
