// SPDX-License-Identifier: MIT
#include <latchkey/core/password/pbkdf2.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/passwordkdf.h>
#include <latchkey/core/password/hashfields.h>

#include <QList>

namespace latchkey {

namespace {

constexpr qsizetype maximumLength = 160;
constexpr qsizetype maximumSalt = 64;
constexpr qsizetype tagSize = 32;

} // namespace

std::optional<Pbkdf2Hash> parsePbkdf2(QByteArrayView stored)
{
    if (stored.size() > maximumLength)
        return {};
    const QList<QByteArray> fields = stored.toByteArray().split('$');
    if (fields.size() != 4 || fields[0] != "pbkdf2_sha256")
        return {};
    const auto iterations = decimalIn(fields[1], 1, pbkdf2IterationsCap);
    const auto tag = base64In(fields[3], QByteArray::Base64Encoding, tagSize, tagSize);
    if (!iterations || !tag || fields[2].isEmpty() || fields[2].size() > maximumSalt)
        return {};
    return Pbkdf2Hash{.iterations = int(*iterations), .salt = fields[2], .tag = *tag};
}

bool verifyPbkdf2(const Secret &password, const Pbkdf2Hash &stored)
{
    return constantTimeEquals(pbkdf2Sha256(password, stored.salt, stored.iterations, int(stored.tag.size())),
                              stored.tag);
}

} // namespace latchkey
