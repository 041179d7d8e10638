// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/qrcode.h>

#include <qrencode.h>

#include <memory>

namespace latchkey {

namespace {

struct Free
{
    void operator()(QRcode *code) const
    {
        // it shows the secret as plainly as text does
        wipeMemory(code->data, std::size_t(code->width) * std::size_t(code->width));
        QRcode_free(code);
    }
};
using Encoded = std::unique_ptr<QRcode, Free>;

Encoded encoded(const Secret &text, QRecLevel level)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.bytes().data());
    return Encoded(QRcode_encodeData(int(text.bytes().size()), bytes, 0, level));
}

} // namespace

Result<QrCode> qrCodeOf(const Secret &text)
{
    constexpr qsizetype most = 2953; // bytes in the largest code, of version 40-L
    Encoded code;
    if (!text.isEmpty() && text.bytes().size() <= most) {
        code = encoded(text, QR_ECLEVEL_M);
        if (!code)
            code = encoded(text, QR_ECLEVEL_L);
    }
    if (!code)
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::None,
                    QStringLiteral("what does not fit into a QR code"));
    const qsizetype count = qsizetype(code->width) * code->width;
    QrCode made{.size = code->width, .dark = QBitArray(count)};
    for (qsizetype i = 0; i < count; ++i) {
        if (code->data[i] & 1)
            made.dark.setBit(i);
    }
    return made;
}

} // namespace latchkey
