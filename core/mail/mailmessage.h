// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace latchkey {

//! One mail as sent: a subject and the same content as plain text and as HTML.
struct MailMessage
{
    QString messageId; //!< stable over retries, without angle brackets: "<random>@<domain>"
    QString from;      //!< address, optionally "Name <address>"
    QString to;        //!< address only
    QString subject;
    QString text;
    QString html;
    QString language; //!< BCP 47, for Content-Language
    QDateTime date;   //!< when it was composed
};

//! The message in Internet Message Format (RFC 5322, 2045–2047): multipart/alternative, CRLF, lines ≤ 998.
//! Line breaks and control characters in header values are removed, so that no header can be injected.
QByteArray composeMail(const MailMessage &message);

} // namespace latchkey
