// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>
#include <latchkey/core/audit/auditevent.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/secret.h>

namespace latchkey {

//! The rule that ties every event to all before it, under the audit key. Not thread-safe.
//!
//! An event's MAC is HMAC-SHA-256 over the MAC before it and all of the event, numbers as 8 bytes big-endian
//! and the rest behind its length. The chain starts at number 0 with a MAC of 32 zero bytes. Pure: reads and
//! writes nothing.
class AuditChain
{
public:
    explicit AuditChain(const Secret &auditKey);

    //! Where every chain starts.
    static AuditMark origin();

    //! The MAC of \a row, whose own `mac` does not count, behind \a before.
    QByteArray mac(QByteArrayView before, const AuditRow &row);
    //! What stands for an address without an account.
    static QByteArray addressMac(const Secret &auditKey, const QString &emailKey);

private:
    Hmac m_rows;
};

//! A mark as it is sealed: the number in 8 bytes big-endian, then the MAC.
QByteArray toBytes(const AuditMark &mark);
//! None if it cannot be one.
std::optional<AuditMark> markFromBytes(QByteArrayView bytes);

} // namespace latchkey
