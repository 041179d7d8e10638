// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/embedded/embeddedclient.h>

namespace latchkey {

//! Where everything of one database lies, as absolute paths.
struct EmbeddedPaths
{
    QString database;
    QString keyFile;
    bool keyFileNamed = false; //!< by an option or the environment, so that the keychain is not used
    QString outboxFolder;
    QString secretsFolder; //!< of the user, for secrets of all databases where there is no keychain
    QString mailTemplates; //!< empty: none
};

//! An option wins over its environment variable, and that over the default.
LATCHKEY_CORE_EXPORT EmbeddedPaths embeddedPaths(const EmbeddedOptions &options);

} // namespace latchkey
