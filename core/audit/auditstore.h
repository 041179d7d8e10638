// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditevent.h>
#include <latchkey/core/base/result.h>

#include <QList>

#include <limits>

namespace latchkey {

//! What of the audit is kept sealed apart from its events.
enum class AuditSeal {
    Key,        //!< the audit key
    Head,       //!< the mark of the last event
    Checkpoint, //!< the mark of the last event that retention dropped
};

//! In which part somebody has to appear in an event.
enum class AuditPart { Any, Subject };

//! Which events to list.
struct AuditListing
{
    QList<QByteArray> parties{}; //!< one or two names of somebody, as stored; empty: everybody's events
    AuditPart part = AuditPart::Any;
    qint64 below = std::numeric_limits<qint64>::max();
    int limit = 100;
};

//! An event as listed, with the addresses of those of its people who still have an account.
struct ListedAuditRow
{
    AuditRow row;
    QString actorEmail;
    QString subjectEmail;
};

//! Where the audit is kept. Changes are made inside a write transaction; every call may fail with
//! StorageFailed.
class AuditStore
{
public:
    virtual ~AuditStore() = default;

    //! Empty if there is none.
    virtual Result<QByteArray> sealed(AuditSeal what) = 0;
    virtual Result<void> setSealed(AuditSeal what, const QByteArray &value) = 0;

    virtual Result<void> insert(const AuditRow &row) = 0;
    virtual Result<bool> isEmpty() = 0;
    //! From \a number on, in the order of their numbers.
    virtual Result<QList<AuditRow>> rowsFrom(qint64 number, int limit) = 0;
    //! Newest first.
    virtual Result<QList<ListedAuditRow>> list(const AuditListing &listing) = 0;
    virtual Result<void> dropUpTo(qint64 number) = 0;

    //! Empty if the user has none yet. The pseudonym goes when the user does.
    virtual Result<QByteArray> pseudonym(UserId user) = 0;
    virtual Result<void> setPseudonym(UserId user, const QByteArray &pseudonym) = 0;
};

} // namespace latchkey
