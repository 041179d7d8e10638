// SPDX-License-Identifier: MIT
#include <latchkey/core/client/usersclient.h>

// the home of its meta-object
#include "moc_usersclient.cpp"

namespace latchkey {

MfaLogin UsersClient::getTotpMfaLogin(const Secret &code)
{
    return {.type = QStringLiteral("totp"), .value = code};
}

} // namespace latchkey
