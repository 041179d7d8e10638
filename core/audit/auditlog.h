// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditentry.h>
#include <latchkey/core/audit/auditstore.h>
#include <latchkey/core/audit/auditverifier.h>
#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/base/sealingkeysource.h>
#include <latchkey/core/base/transactor.h>

#include <mutex>

namespace latchkey {

//! What each sealed part is sealed for.
QByteArrayView auditSealPurpose(AuditSeal what);

//! What the audit needs of the world; outlives it.
struct AuditLogPorts
{
    AuditStore &store;
    Transactor &transactor;
    Clock &clock;
    RandomSource &random;
    SealingKeySource &key;
};

//! Writes events into the chain, and reads and verifies it. Thread-safe.
//!
//! The chain's key, its end and the start that retention leaves are sealed under the sealing key. Several
//! processes may write: whoever has the write lock reads the end, adds to it and seals the new one. Once key
//! or end are damaged nothing is added any more, so that what is left stays as it is found.
class AuditLog
{
public:
    explicit AuditLog(const AuditLogPorts &ports)
        : m_ports(ports)
    {}

    //! Writes an event down inside the write transaction of what it tells of, so that there is no one without
    //! the other. Errors: KeychainFailed without the sealing key, StorageFailed with AuditDamaged.
    Result<void> append(const AuditEvent &event);
    //! A party by the name that the audit has for it. For people who are about to be deleted. Inside a write
    //! transaction. Errors as append().
    Result<AuditParty> named(const AuditParty &party);

    //! Newest first; \a after is the cursor of the page before. Works without the sealing key. Error:
    //! InvalidInput for a limit or cursor that cannot be.
    Result<AuditPage> list(AuditListing listing, const QString &after);
    //! What \a party is called in the audit; empty if it has never come up there.
    Result<QByteArray> find(const AuditParty &party);

    //! Follows the whole chain, in constant memory; may take a while. Errors: KeychainFailed without the
    //! sealing key; a broken chain is none.
    Result<AuditVerdict> verify(const std::optional<AuditMark> &noted = {});
    //! Drops the oldest events up to the first that is not older than \a before and seals where the chain
    //! starts now; returns how many went. The newest event stays.
    Result<qint64> prune(Timestamp before);

private:
    //! The audit key and the end of the chain, as they are sealed now.
    struct State
    {
        Secret key;
        AuditMark head;
    };

    Result<Secret> open(AuditSeal what, const QByteArray &sealed) const;
    Result<Secret> openKey(const QByteArray &sealed);
    Result<std::optional<AuditMark>> openMark(AuditSeal what, const QByteArray &sealed) const;
    Result<std::optional<AuditMark>> sealedMark(AuditSeal what);
    Result<bool> isUnwritten();
    Result<State> begin();
    Result<State> state();
    Result<void> seal(AuditSeal what, const Secret &value);
    Result<void> append(State &state, const AuditEvent &event);
    Result<QByteArray> store(const AuditParty &party, const Secret &auditKey);
    Result<QByteArray> pseudonymOf(UserId user);
    Result<AuditVerdict> verifyFrom(const QByteArray &sealedStart, const std::optional<AuditMark> &noted);
    Result<std::optional<AuditFault>> follow(AuditVerifier &verifier);
    Result<qint64> pruneSome(Timestamp before);

    const AuditLogPorts m_ports;
    std::mutex m_mutex;     // of what follows
    QByteArray m_sealedKey; // what m_key was opened from
    Secret m_key;
};

} // namespace latchkey
