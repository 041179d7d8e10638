// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>

#include <QByteArray>

namespace latchkey {

inline constexpr qsizetype pseudonymSize = 16;

// A party is stored as one byte that tells what it is, followed by its id: nothing for somebody unknown (an
// empty value) and for the operator, a pseudonym of 16 bytes, or an address's HMAC of 32.

QByteArray storedOperator();
QByteArray storedPerson(QByteArrayView pseudonym);
QByteArray storedAddress(QByteArrayView hmac);

//! What a stored party says by itself; whose pseudonym it is stands elsewhere.
AuditPerson readParty(QByteArrayView stored);

} // namespace latchkey
