// SPDX-License-Identifier: MIT
// No bytes from outside open as something sealed, and a key file is read as it would be written.
#include "fuzzing.h"

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/sealingkey.h>

using namespace latchkey;

void tryInput(QByteArrayView input)
{
    if (const auto key = SealingKey::fromFileContent(input)) {
        const auto again = SealingKey::fromFileContent(key->fileContent().bytes());
        require(again && again->id() == key->id());
    }
    static const auto key = SealingKey::fromSecret(Secret::fromUtf8(QByteArray(32, 'k')));
    require(!key->open("a purpose", input));
}
