// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/quotedprintable.h>

#include <QList>

namespace latchkey {

namespace {

constexpr qsizetype lineLimit = 76;

bool isLiteral(char byte, bool last)
{
    if (byte == ' ' || byte == '\t')
        return !last; // transports strip blanks at the end of a line
    return byte > ' ' && byte <= '~' && byte != '=';
}

QByteArray escaped(char byte)
{
    return '=' + QByteArray(1, byte).toHex().toUpper();
}

void appendLine(QByteArray &out, QByteArrayView line)
{
    qsizetype column = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool last = i + 1 == line.size();
        const QByteArray piece = isLiteral(line[i], last) ? QByteArray(1, line[i]) : escaped(line[i]);
        // one column is kept for the "=" of a soft line break
        if (column + piece.size() > lineLimit - 1) {
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    out += "\r\n";
}

} // namespace

QByteArray quotedPrintable(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\r\n", "\n").replace('\r', '\n');
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    QByteArray out;
    out.reserve(bytes.size() * 5 / 4);
    for (const QByteArray &line : bytes.split('\n'))
        appendLine(out, line);
    return out;
}

} // namespace latchkey
