// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace latchkey {

//! Whether this host is the machine itself, by a name or an address that cannot mean another one.
bool isLoopbackHost(const QString &host);

} // namespace latchkey
