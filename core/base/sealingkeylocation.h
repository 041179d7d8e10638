// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace latchkey {

//! The kinds of place where a sealing key may be kept.
enum class SealingKeyHome { File, Keychain };

//! Where exactly a sealing key is.
struct SealingKeyLocation
{
    SealingKeyHome home = SealingKeyHome::File;
    QString name{}; //!< the path of the file, or the name of the keychain's entry
};

} // namespace latchkey
