// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailmessage.h>

#include <latchkey/core/mail/mailheader.h>
#include <latchkey/core/mail/quotedprintable.h>

#include <QCryptographicHash>
#include <QLocale>

namespace latchkey {

namespace {

// The same at every retry, and "=_" never occurs in quoted-printable (RFC 2045 §6.7).
QByteArray boundaryFor(const MailMessage &message)
{
    const QByteArray digest =
        QCryptographicHash::hash(message.messageId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return "=_" + digest.first(32);
}

// RFC 5322 §3.3, with English names whatever the locale
QByteArray dateTime(const QDateTime &date)
{
    const QString text = QLocale::c().toString(date.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    return text.toLatin1() + " +0000";
}

QByteArray languageTag(const QString &language)
{
    QByteArray tag = language.toLatin1();
    tag.removeIf([](char c) {
        return c != '-' && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
    });
    return tag.first(std::min<qsizetype>(tag.size(), 35)); // RFC 5646 §4.4.1
}

QByteArray part(QByteArrayView subtype, const QString &content)
{
    return "Content-Type: text/" + subtype.toByteArray() +
           "; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n"
           "\r\n" +
           quotedPrintable(content);
}

QByteArray header(const MailMessage &message, const QByteArray &boundary)
{
    QByteArray fields =
        headerField("Date", {dateTime(message.date)}) + headerField("From", headerMailbox(message.from)) +
        headerField("To", {headerAddress(message.to)}) +
        headerField("Message-ID", {headerMessageId(message.messageId)}) +
        headerField("Subject", headerText(message.subject)) + headerField("MIME-Version", {"1.0"}) +
        headerField("Auto-Submitted", {"auto-generated"}); // RFC 3834 §5: nobody is to answer by machine
    if (const QByteArray language = languageTag(message.language); !language.isEmpty())
        fields += headerField("Content-Language", {language});
    return fields + headerField("Content-Type", {"multipart/alternative;", "boundary=\"" + boundary + '"'});
}

} // namespace

QByteArray composeMail(const MailMessage &message)
{
    const QByteArray boundary = boundaryFor(message);
    // the line break before a delimiter belongs to it (RFC 2046 §5.1.1): the parts keep theirs
    const QByteArray delimiter = "\r\n--" + boundary;
    return header(message, boundary) + delimiter + "\r\n" + part("plain", message.text) + delimiter + "\r\n" +
           part("html", message.html) + delimiter + "--\r\n";
}

} // namespace latchkey
