// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/pendingstore.h>

namespace latchkey {

QString pendingKindName(PendingKind kind)
{
    switch (kind) {
    case PendingKind::Login:
        return QStringLiteral("login");
    case PendingKind::Ticket:
        return QStringLiteral("ticket");
    }
    return {};
}

} // namespace latchkey
