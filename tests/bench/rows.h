// SPDX-License-Identifier: MIT
#pragma once

#include <bench/population.h>

#include <QJsonArray>

namespace latchkey::bench {

// Each makes its own population and measures it.

//! What a login costs beside its hash.
QJsonArray loginRows();
//! The hash alone, against others'.
QJsonArray argon2Rows();
//! Finding a user, and a session's user, among a million.
QJsonArray lookupRows();
//! How fast a full outbox is sent.
QJsonArray mailRows();
//! A code of an authenticator app, and the QR code that sets it up.
QJsonArray mfaRows();
//! How much the time of a refusal tells.
QJsonArray timingRows();

} // namespace latchkey::bench
