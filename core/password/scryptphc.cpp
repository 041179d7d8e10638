// SPDX-License-Identifier: MIT
#include <latchkey/core/password/scryptphc.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/password/hashfields.h>

#include <QList>

namespace latchkey {

namespace {

constexpr qsizetype maximumLength = 256;
constexpr auto base64Form = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

std::optional<ScryptParams> paramsIn(const QByteArray &field)
{
    const QList<QByteArray> parts = field.split(',');
    if (parts.size() != 3)
        return {};
    const auto logCost = numberIn(parts[0], "ln=", 1, 21);
    const auto blockSize = numberIn(parts[1], "r=", 1, 1024);
    const auto lanes = numberIn(parts[2], "p=", 1, 1024);
    if (!logCost || !blockSize || !lanes)
        return {};
    const std::uint64_t memory = (std::uint64_t{128} * *blockSize * *lanes) << *logCost;
    if (memory > scryptMemoryCap)
        return {};
    return ScryptParams{.logCost = *logCost, .blockSize = *blockSize, .lanes = *lanes};
}

} // namespace

std::optional<ScryptPhc> parseScryptPhc(QByteArrayView stored)
{
    if (stored.size() > maximumLength)
        return {};
    const QList<QByteArray> fields = stored.toByteArray().split('$');
    if (fields.size() != 5 || !fields[0].isEmpty() || fields[1] != "scrypt")
        return {};
    const auto params = paramsIn(fields[2]);
    const auto salt = base64In(fields[3], base64Form, 8, 48);
    const auto tag = base64In(fields[4], base64Form, 16, 64);
    if (!params || !salt || !tag)
        return {};
    return ScryptPhc{.params = *params, .salt = *salt, .tag = *tag};
}

bool verifyScrypt(const Secret &password, const ScryptPhc &stored)
{
    return constantTimeEquals(scrypt(password, stored.salt, stored.params, int(stored.tag.size())),
                              stored.tag);
}

} // namespace latchkey
