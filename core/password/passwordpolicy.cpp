// SPDX-License-Identifier: MIT
#include <latchkey/core/password/passwordpolicy.h>

#include <QStringDecoder>

#include <algorithm>

namespace latchkey {

namespace {

bool isAscii(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return static_cast<signed char>(byte) >= 0; });
}

void wipe(QString &text)
{
    wipeMemory(text.data(), std::size_t(text.size()) * sizeof(QChar));
}

// QString::fromUtf8() would drop a leading U+FEFF, which is a part of the password like any other.
QString decoded(QByteArrayView utf8)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(utf8);
}

qsizetype codePoints(QByteArrayView utf8)
{
    return std::ranges::count_if(utf8,
                                 [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

} // namespace

Result<Secret> normalisePassword(const Secret &typed)
{
    if (typed.bytes().size() > maximumPasswordBytes)
        return fail(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::TooLong);
    if (!typed.isText())
        return fail(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::NotText);
    if (isAscii(typed.bytes()))
        return typed;
    QString text = decoded(typed.bytes());
    QString normal = text.normalized(QString::NormalizationForm_KC);
    Secret result(normal);
    wipe(normal);
    wipe(text);
    return result;
}

Result<void> checkNewPassword(const Secret &normalised)
{
    if (codePoints(normalised.bytes()) < minimumPasswordLength)
        return fail(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::TooShort);
    return {};
}

} // namespace latchkey
