// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditkind.h>
#include <latchkey/core/base/autherror.h>

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace latchkey {

//! Who an entry of the audit names, as far as it is known today.
struct AuditPerson
{
    //! Operator is server code: the program, or whoever runs latchkeyctl. Address is one without an account.
    enum class Kind { Unknown, Operator, Person, Address };

    Kind kind = Kind::Unknown;
    //! Hexadecimal: a person's random pseudonym, or the HMAC of an address; otherwise empty.
    QString id{};
    //! A person's address today; empty once the account is deleted.
    QString email{};
};

//! One event of the audit, for reading.
struct AuditEntry
{
    qint64 number = 0; //!< 1, 2, 3 … without gaps
    QDateTime time;    //!< UTC, to the millisecond
    AuditKind kind{};
    std::optional<AuthErrorCode> refusal; //!< none: it was allowed and done
    AuthErrorReason reason = AuthErrorReason::None;
    AuditPerson actor;
    AuditPerson subject; //!< whom it concerns
    QJsonObject
        details; //!< how: method, step, what changed from what to what; never a secret or a person's address
};

//! Which entries to list: newest first.
struct AuditQuery
{
    QString email{}; //!< only what concerns, was done by or was tried with this address; empty: everything
    int limit = 100; //!< 1 … 10,000
    QString after{}; //!< the cursor of the page before; empty: from the newest
};

//! One page of the audit.
struct AuditPage
{
    QList<AuditEntry> entries;
    QString next; //!< cursor for AuditQuery::after; empty after the oldest
};

//! One place in the audit's chain: an event's number and its MAC. Note the head down elsewhere to find out
//! later whether the whole audit was put back to an older state.
struct LATCHKEY_CORE_EXPORT AuditMark
{
    qint64 number = 0;
    QByteArray mac{};

    //! As "17:9f86d0…", the MAC in hexadecimal.
    QString toString() const;
    //! Reads what toString() wrote; none if it is anything else.
    static std::optional<AuditMark> fromString(QStringView text);

    friend bool operator==(const AuditMark &, const AuditMark &) = default;
};

//! What is wrong with an audit.
struct AuditFault
{
    //! Ways in which a chain can be broken.
    enum class Kind {
        Altered,           //!< the event is not what was written here: changed, moved or put in
        Missing,           //!< events are missing from `number` to `last`
        CutOff,            //!< as Missing, at the end
        BeyondHead,        //!< the event comes after the sealed end: an older head was put back
        HeadDamaged,       //!< the sealed end is gone or was changed
        CheckpointDamaged, //!< the sealed start that retention left is gone or was changed
        KeyDamaged,        //!< the audit key is gone or was changed
        OtherHistory,      //!< the event is not the one whose mark was noted down
    };

    Kind kind{};
    qint64 number = 0; //!< the first event concerned
    qint64 last = 0;   //!< with Missing and CutOff: the last one
};

//! What verifying the audit found out.
struct AuditVerdict
{
    qint64 count = 0;                  //!< events that are as they were written
    AuditMark head{};                  //!< the last of them
    std::optional<AuditMark> start{};  //!< where the chain starts if retention has dropped older events
    std::optional<AuditFault> fault{}; //!< the first one; none: the audit is whole
};

//! What a user may see of the audit: one event about the own account.
struct Activity
{
    QDateTime time; //!< UTC
    AuditKind kind{};
    std::optional<AuthErrorCode> refusal; //!< none: it was allowed and done
    bool own = false;                     //!< done by the user, as opposed to an admin or somebody unknown
    QString method;                       //!< how, as in "password"; empty where there is no choice
    QString factor{};                     //!< the second factor of a login, as in "totp"; empty: none
    AuthErrorReason reason = AuthErrorReason::None;
};

} // namespace latchkey
