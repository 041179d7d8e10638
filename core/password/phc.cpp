// SPDX-License-Identifier: MIT
#include <latchkey/core/password/phc.h>

#include <latchkey/core/password/hashfields.h>

#include <QList>

namespace latchkey {

namespace {

// The longest string within the limits: 48 and 64 bytes take 64 and 86 characters.
constexpr qsizetype maximumPhcLength = 256;

constexpr auto base64Form = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

std::optional<Argon2Variant> variantNamed(QByteArrayView name)
{
    if (name == "argon2id")
        return Argon2Variant::Id;
    if (name == "argon2i")
        return Argon2Variant::I;
    if (name == "argon2d")
        return Argon2Variant::D;
    return {};
}

QByteArrayView nameOf(Argon2Variant variant)
{
    switch (variant) {
    case Argon2Variant::D:
        return "argon2d";
    case Argon2Variant::I:
        return "argon2i";
    case Argon2Variant::Id:
        break;
    }
    return "argon2id";
}

std::optional<Argon2Params> paramsIn(const QByteArray &field)
{
    const QList<QByteArray> parts = field.split(',');
    if (parts.size() != 3)
        return {};
    const auto lanes = numberIn(parts[2], "p=", 1, argon2Caps.lanes);
    if (!lanes)
        return {};
    // RFC 9106 §3.1: at least 8 KiB a lane
    const auto memory = numberIn(parts[0], "m=", 8 * *lanes, argon2Caps.memoryKiB);
    const auto passes = numberIn(parts[1], "t=", 1, argon2Caps.passes);
    if (!memory || !passes)
        return {};
    return Argon2Params{.memoryKiB = *memory, .passes = *passes, .lanes = *lanes};
}

} // namespace

std::optional<Argon2Phc> parseArgon2Phc(QByteArrayView phc)
{
    if (phc.size() > maximumPhcLength)
        return {};
    const QList<QByteArray> fields = phc.toByteArray().split('$');
    if (fields.size() != 6 || !fields[0].isEmpty())
        return {};
    const auto variant = variantNamed(fields[1]);
    const auto version = numberIn(fields[2], "v=", 16, 19);
    const auto params = paramsIn(fields[3]);
    const auto salt = base64In(fields[4], base64Form, 8, 48);
    const auto tag = base64In(fields[5], base64Form, 12, 64);
    if (!variant || !version || !params || !salt || !tag)
        return {};
    if (*version != 16 && *version != 19)
        return {};
    return Argon2Phc{.variant = *variant, .version = *version, .params = *params, .salt = *salt, .tag = *tag};
}

QByteArray formatArgon2Phc(const Argon2Phc &phc)
{
    return "$" + nameOf(phc.variant).toByteArray() + "$v=" + QByteArray::number(phc.version) +
           "$m=" + QByteArray::number(phc.params.memoryKiB) + ",t=" + QByteArray::number(phc.params.passes) +
           ",p=" + QByteArray::number(phc.params.lanes) + "$" + phc.salt.toBase64(base64Form) + "$" +
           phc.tag.toBase64(base64Form);
}

} // namespace latchkey
