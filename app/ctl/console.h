// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QString>

#include <optional>

namespace latchkey::ctl {

//! Writes to standard output; false if not all of it could be written.
[[nodiscard]] bool writeOutput(const QByteArray &bytes);
//! Writes a message to standard error, under the program's name.
void writeError(const QString &message);

//! Standard input up to its end (from a terminal: one line, not shown), without one final newline. More than
//! any policy accepts is read, but not without end: 16 MiB. None if standard input cannot be read.
std::optional<Secret> readSecret();

} // namespace latchkey::ctl
