// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/coreexport.h>

#include <QByteArrayView>
#include <QString>

namespace latchkey {

//! The first \a largest bytes of a file that holds a secret. Errors: KeychainFailed with KeyMissing if there
//! is none, KeyUnreadable if it is no plain file or may not be read, KeyExposed if others may open it, too.
Result<QByteArray> readOwnerFile(const QString &path, qint64 largest);

//! What becomes of a file that stands where another is to be made.
enum class Existing { Keep, Replace };

//! Makes a file of mode 0600, which is there whole or not at all, also after a power cut: it is written under
//! another name beside its place (which an interrupted process may leave behind), synced and then linked or
//! moved there. Returns 0, or errno: EEXIST if \a existing is to be kept and there is one.
[[nodiscard]] LATCHKEY_CORE_EXPORT int writeOwnerFile(const QString &path, QByteArrayView content,
                                                      Existing existing);

//! The end of the same for a file that was written already: syncs \a temporary, which lies on the same file
//! system, and has it stand at \a path. It may still be there under its old name afterwards.
[[nodiscard]] int placeOwnerFile(const QString &temporary, const QString &path, Existing existing);

//! Waits until the folder that holds \a path is on the disk as it is now. Returns 0, or errno.
[[nodiscard]] int syncFolderOf(const QString &path);

//! Words for an errno, for logs.
QString errnoText(int error);

} // namespace latchkey
