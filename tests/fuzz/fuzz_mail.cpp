// SPDX-License-Identifier: MIT
// Whatever stands in a message, no header is added and no line is too long.
#include "fuzzing.h"

#include <latchkey/core/mail/mailmessage.h>

#include <QList>
#include <QTimeZone>

using namespace latchkey;

namespace {

QList<QByteArray> headerNames(const QByteArray &mail)
{
    QList<QByteArray> names;
    for (const QByteArray &line : mail.first(mail.indexOf("\r\n\r\n")).split('\n')) {
        if (!line.startsWith(' ') && !line.startsWith('\t'))
            names.append(line.first(std::max(qsizetype(0), line.indexOf(':'))));
    }
    return names;
}

MailMessage message(const QList<QString> &parts)
{
    return {.messageId = parts[0],
            .from = parts[1],
            .to = parts[2],
            .subject = parts[3],
            .text = parts[4],
            .html = parts[5],
            .language = QStringLiteral("en"),
            .date = QDateTime::fromMSecsSinceEpoch(0, QTimeZone::UTC)};
}

void tryParts(const QString &text)
{
    QList<QString> parts = text.split(QChar(0x1f));
    parts.resize(6);
    const QByteArray mail = composeMail(message(parts));
    require(mail.contains("\r\n\r\n"));
    static const QList<QByteArray> names = headerNames(composeMail(message(QList<QString>(6))));
    require(headerNames(mail) == names);
    for (const QByteArray &line : mail.split('\n'))
        require(line.size() <= 999); // 998 and the carriage return
}

} // namespace

void tryInput(QByteArrayView input)
{
    tryParts(QString::fromUtf8(input));
    tryParts(anyText(input));
}
