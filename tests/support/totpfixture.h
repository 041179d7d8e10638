// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/totpsecret.h>

namespace latchkey {

//! What a service answers to generateTotpSecret(), with a secret that is always the same.
TotpSecret madeTotpSecret();
//! Ten of the same form as the service's.
QList<Secret> madeRecoveryCodes();

} // namespace latchkey
