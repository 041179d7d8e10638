// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace latchkey {

//! \a text as UTF-8 in quoted-printable (RFC 2045 §6.7): CRLF line ends, also after the last line, lines
//! ≤ 76. Printable ASCII other than "=" stays as it is, so that a short line can be searched for.
QByteArray quotedPrintable(const QString &text);

} // namespace latchkey
