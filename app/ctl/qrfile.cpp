// SPDX-License-Identifier: MIT
#include "qrfile.h"

#include <QFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr int quietZone = 4;       // ISO/IEC 18004 §6.3.8
constexpr int pixelsPerModule = 8; // of a PNG

bool isDark(const QrCode &code, int column, int row)
{
    const auto inside = [&](int at) { return at >= 0 && at < code.size; };
    return inside(column) && inside(row) && code.isDark(column, row);
}

QByteArray svg(const QrCode &code)
{
    QByteArray path;
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            if (code.isDark(column, row))
                path += 'M' + QByteArray::number(column + quietZone) + ',' +
                        QByteArray::number(row + quietZone) + "h1v1h-1z";
        }
    }
    const QByteArray side = QByteArray::number(code.size + 2 * quietZone);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side +
           "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + side + 'v' + side + "h-" +
           side + "z\"/><path d=\"" + path + "\"/></svg>\n";
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

quint32 crc32(QByteArrayView data)
{
    quint32 crc = 0xffffffff;
    for (const char byte : data) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crc32(type + data));
}

// one bit a pixel, rows filled up to whole bytes, each behind the number of its filter
QByteArray pixelRow(const QrCode &code, int row)
{
    const int side = (code.size + 2 * quietZone) * pixelsPerModule;
    QByteArray bits(1 + (side + 7) / 8, '\0');
    for (int x = 0; x < side; ++x) {
        if (!isDark(code, x / pixelsPerModule - quietZone, row))
            bits[1 + x / 8] = char(bits.at(1 + x / 8) | 0x80 >> x % 8);
    }
    return bits;
}

// PNG (ISO/IEC 15948) in black and white: core has no screen, so no image library either
QByteArray png(const QrCode &code)
{
    const auto side = quint32((code.size + 2 * quietZone) * pixelsPerModule);
    QByteArray pixels;
    for (int row = -quietZone; row < code.size + quietZone; ++row)
        pixels += pixelRow(code, row).repeated(pixelsPerModule);
    // what Qt puts before the zlib stream is its size
    const QByteArray compressed = qCompress(pixels).sliced(sizeof(quint32));
    const auto header = bigEndian(side) + bigEndian(side) + QByteArray("\1\0\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header) + chunk("IDAT", compressed) +
           chunk("IEND", {});
}

} // namespace

std::optional<QString> writeQrFile(const QrCode &code, const QString &path)
{
    QFile file(path);
    // whoever can read it can log in as the user, but for the password
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return file.errorString();
    const QByteArray drawn = path.endsWith(u".svg"_s) ? svg(code) : png(code);
    if (file.write(drawn) != drawn.size() || !file.flush())
        return file.errorString();
    return {};
}

} // namespace latchkey::ctl
