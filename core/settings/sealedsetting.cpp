// SPDX-License-Identifier: MIT
#include <latchkey/core/settings/sealedsetting.h>

#include <algorithm>

namespace latchkey {

namespace {

constexpr qsizetype longestSecret = 1000;

QByteArray purposeOf(const SettingDefinition &definition)
{
    return "setting " + definition.key.toUtf8();
}

bool isAcceptable(const Secret &value)
{
    const QByteArrayView bytes = value.bytes();
    return value.isText() && bytes.size() <= longestSecret &&
           std::ranges::none_of(bytes, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
}

} // namespace

Result<QString> sealSetting(const SealingKey &key, const SettingDefinition &definition, const Secret &value,
                            RandomSource &random)
{
    if (!isAcceptable(value))
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::SettingValueInvalid);
    if (value.isEmpty())
        return QString();
    return QString::fromLatin1(key.seal(purposeOf(definition), value, random).toBase64());
}

Result<Secret> openSetting(const SealingKey &key, const SettingDefinition &definition, const QString &stored)
{
    if (stored.isEmpty())
        return Secret();
    return key.open(purposeOf(definition), QByteArray::fromBase64(stored.toLatin1()));
}

} // namespace latchkey
