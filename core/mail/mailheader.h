// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace latchkey {

// Header fields of a message (RFC 5322 §2.2). A value is a list of tokens, between which a line may be
// folded. No token holds a line break, and no line grows beyond 998 bytes.

//! "Name: token token", folded at 78 columns where the tokens allow, with CRLF at the end.
QByteArray headerField(QByteArrayView name, const QList<QByteArray> &tokens);

//! Free text such as a subject: plain words, or encoded-words (RFC 2047) where ASCII does not do.
QList<QByteArray> headerText(const QString &text);

//! "Name <address>" or a bare address, as one mailbox (RFC 5322 §3.4) whatever is in it.
QList<QByteArray> headerMailbox(const QString &mailbox);

//! One addr-spec: an odd local part is quoted, the domain becomes its A-label. A local part beyond ASCII
//! stays UTF-8 (RFC 6532).
QByteArray headerAddress(const QString &address);

//! "<id>", with all that does not belong in a message-id removed.
QByteArray headerMessageId(const QString &id);

} // namespace latchkey
