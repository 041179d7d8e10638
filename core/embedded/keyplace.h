// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>
#include <latchkey/core/embedded/embeddedpaths.h>
#include <latchkey/core/storage/sealingkeybinding.h>

#include <memory>

namespace latchkey {

//! Where a database's sealing key is: in the file that was named; else where the database says. If it has no
//! key yet: in a file that lies beside it already, in the keychain of a user who has one, or in a file beside
//! it. Asks the session bus in this case only.
std::unique_ptr<SealingKeyPlace> sealingKeyPlace(const EmbeddedPaths &paths, const NamedSealingKey &named);

//! Where the key of a backup goes: the same, but a file beside the database stands in for a keychain that is
//! not there, as on another machine.
std::unique_ptr<SealingKeyPlace> placeForRestoredKey(const EmbeddedPaths &paths,
                                                     const NamedSealingKey &named);

} // namespace latchkey
