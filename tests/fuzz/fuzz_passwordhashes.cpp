// SPDX-License-Identifier: MIT
// What is read as a hash lies within its caps; what Argon2 writes is what was read.
#include "fuzzing.h"

#include <latchkey/core/password/bcrypt.h>
#include <latchkey/core/password/pbkdf2.h>
#include <latchkey/core/password/phc.h>
#include <latchkey/core/password/scryptphc.h>

using namespace latchkey;

void tryInput(QByteArrayView input)
{
    if (const auto hash = parseArgon2Phc(input)) {
        require(hash->params.memoryKiB <= argon2Caps.memoryKiB && hash->params.passes <= argon2Caps.passes &&
                hash->params.lanes <= argon2Caps.lanes);
        require(formatArgon2Phc(*hash) == input);
    }
    if (const auto hash = parsePbkdf2(input))
        require(hash->iterations > 0 && hash->iterations <= pbkdf2IterationsCap && hash->tag.size() == 32);
    if (const auto hash = parseScryptPhc(input))
        require(hash->tag.size() >= 16 && hash->tag.size() <= 64);
    require(!isBcrypt(input) || input.size() == 60);
}
