// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditkind.h>
#include <latchkey/core/base/autherror.h>
#include <latchkey/core/users/user.h>

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <variant>

namespace latchkey {

//! Nobody can tell who.
struct AuditUnknown
{
    bool operator==(const AuditUnknown &) const = default;
};
//! Server code.
struct AuditOperator
{
    bool operator==(const AuditOperator &) const = default;
};
//! An address (its key) without an account.
struct AuditAddress
{
    QString emailKey;
    bool operator==(const AuditAddress &) const = default;
};
//! A party as it stands in the audit already.
struct AuditStored
{
    QByteArray bytes;
    bool operator==(const AuditStored &) const = default;
};

//! Who did something, or whom it concerns.
using AuditParty = std::variant<AuditUnknown, AuditOperator, UserId, AuditAddress, AuditStored>;

//! What is to be written down. Time and number are added by the log.
struct AuditEvent
{
    AuditKind kind{};
    AuditParty actor{};
    AuditParty subject{};
    QJsonObject details{};                  //!< no secrets, no addresses, no names
    std::optional<AuthErrorCode> refusal{}; //!< none: it was allowed and done
    AuthErrorReason reason = AuthErrorReason::None;
};

//! An event as it is stored and chained.
struct AuditRow
{
    qint64 number = 0;
    qint64 time = 0;    //!< milliseconds UTC
    qint64 kind = 0;    //!< AuditKind
    qint64 code = 0;    //!< AuthErrorCode, or 0: allowed
    qint64 reason = 0;  //!< AuthErrorReason
    QByteArray actor;   //!< see auditparty.h
    QByteArray subject; //!< likewise
    QByteArray details; //!< JSON in UTF-8
    QByteArray mac;     //!< 32 bytes
};

} // namespace latchkey
