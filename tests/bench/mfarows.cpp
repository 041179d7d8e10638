// SPDX-License-Identifier: MIT
#include <bench/measure.h>
#include <bench/rows.h>

#include <latchkey/core/mfa/qrcode.h>
#include <latchkey/core/mfa/totp.h>

#include <liboath/oath.h>
#include <qrencode.h>

namespace latchkey::bench {

namespace {

constexpr QByteArrayView secret("12345678901234567890");
constexpr qint64 now = 1'111'111'109; // seconds; RFC 6238, appendix B
constexpr char code[] = "081804";
constexpr unsigned period = 30;

// One verification as a login makes it: the code of this step, and of one on either side.
void verify()
{
    Totp totp({.secret = Secret::fromBytes(secret)});
    const qint64 step = totp.stepAt(now * 1000);
    if (!totp.find(Secret::fromUtf8(code), {.first = step - 1, .last = step + 1}))
        qFatal("the right code was refused");
}

void verifyByLiboath()
{
    if (oath_totp_validate(secret.data(), std::size_t(secret.size()), now, period, 0, 1, code) < 0)
        qFatal("liboath refuses the right code");
}

const char uri[] = "otpauth://totp/Invoice%20Desk:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                   "&issuer=Invoice%20Desk&algorithm=SHA1&digits=6&period=30";

void encode()
{
    if (!qrCodeOf(Secret::fromUtf8(uri)))
        qFatal("no QR code was made");
}

void encodeByLibqrencode()
{
    QRcode *made =
        QRcode_encodeData(int(sizeof uri - 1), reinterpret_cast<const unsigned char *>(uri), 0, QR_ECLEVEL_M);
    if (!made)
        qFatal("libqrencode makes no QR code");
    QRcode_free(made);
}

} // namespace

QJsonArray mfaRows()
{
    const Population keepsCryptoRunning(1);
    oath_init();
    const QJsonArray rows{measured({.name = QStringLiteral("totp.vs_liboath"),
                                    .unit = QStringLiteral("us"),
                                    .value = microseconds(&verify),
                                    .yardstick = microseconds(&verifyByLiboath),
                                    .rounds = 20'000,
                                    .goal = 4}),
                          measured({.name = QStringLiteral("qr.vs_libqrencode"),
                                    .unit = QStringLiteral("us"),
                                    .value = microseconds(&encode),
                                    .yardstick = microseconds(&encodeByLibqrencode),
                                    .rounds = 500,
                                    .goal = 1.1})};
    oath_done();
    return rows;
}

} // namespace latchkey::bench
