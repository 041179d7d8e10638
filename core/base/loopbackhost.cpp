// SPDX-License-Identifier: MIT
#include <latchkey/core/base/loopbackhost.h>

#include <QRegularExpression>

namespace latchkey {

bool isLoopbackHost(const QString &host)
{
    // RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3
    static const QRegularExpression loopback(
        QStringLiteral("\\A(localhost|127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}|::1)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return loopback.match(host).hasMatch();
}

} // namespace latchkey
