// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>

#include <QString>

namespace latchkey {

//! Appends what tells later whether a file is whole: a name, and the SHA-256 of all before the name. Guards
//! against accidents, not against people. Error: StorageFailed with BackupNotWritten.
Result<void> appendChecksum(const QString &path);

//! Copies all but the checksum into a new file of mode 0600. Errors: StorageFailed with BackupNotFound if the
//! source cannot be read, with BackupDamaged if it is not what the checksum was made for, or plain.
Result<void> copyChecked(const QString &source, const QString &target);

} // namespace latchkey
