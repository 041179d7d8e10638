// SPDX-License-Identifier: MIT
#include "totpfixture.h"

namespace latchkey {

using namespace Qt::StringLiterals;

TotpSecret madeTotpSecret()
{
    const QString secret = u"JBSWY3DPK5XXE3DEJBSWY3DPK5XXE3DE"_s;
    const Secret uri =
        u"otpauth://totp/Invoice%20Desk:ada.lovelace%40example.com?secret=%1&issuer=Invoice%20Desk"_s.arg(
            secret);
    return {
        .secret = secret,
        .uri = uri,
        .qrCode = qrCodeOf(uri).value(),
        .mfaMethod = {.type = u"totp"_s, .id = u"m1"_s, .serial = {}, .name = {}, .sealedData = "sealed"}};
}

QList<Secret> madeRecoveryCodes()
{
    QList<Secret> codes;
    for (const auto &code :
         {u"K7MQX2PRT5BNC9HJ"_s, u"H4WZC8NVW3GYX7QK"_s, u"9XQJTM3KB6RTM2DH"_s, u"P2VHG6YCN9PKV5WZ"_s,
          u"R8DKZ4TXX4CFQ8MT"_s, u"T5BNC9HJK7MQX2PR"_s, u"W3GYX7QKH4WZC8NV"_s, u"B6RTM2DH9XQJTM3K"_s,
          u"N9PKV5WZP2VHG6YC"_s, u"X4CFQ8MTR8DKZ4TX"_s})
        codes << Secret(code);
    return codes;
}

} // namespace latchkey
