// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace latchkey {

inline constexpr qsizetype sessionIdSize = 6; // bytes

//! The number by which a session's user tells it from the others: the first 48 bits of its token's hash,
//! which every JSON reader keeps whole.
qint64 sessionId(const QByteArray &tokenHash);

//! The hash's first bytes, of sessionIdSize; none if no session can have this id.
std::optional<QByteArray> tokenHashStart(qint64 sessionId);

} // namespace latchkey
