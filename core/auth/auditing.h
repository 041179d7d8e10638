// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditevent.h>
#include <latchkey/core/auth/usersservice.h>

namespace latchkey {

//! An event whose actor is the operator for server code, and somebody yet unknown for client code.
AuditEvent eventBy(const Origin &origin, AuditKind kind, const QJsonObject &details = {});
//! An act of administration: by the operator, for a user or for nobody.
AuditEvent eventByOperator(AuditKind kind, const AuditParty &subject = {}, const QJsonObject &details = {});
//! What somebody who is logged in does with the own account.
AuditEvent eventByOwner(AuditKind kind, UserId owner, const QJsonObject &details = {});
//! Whom an event concerns: client code that got as far as this has acted as that user.
void concern(AuditEvent &event, UserId user);

} // namespace latchkey
