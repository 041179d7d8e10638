// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditstore.h>
#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/base/sealingkeysource.h>
#include <latchkey/core/base/transactor.h>
#include <latchkey/core/mail/emailcodestore.h>
#include <latchkey/core/mail/mailtransport.h>
#include <latchkey/core/mail/outboxstore.h>
#include <latchkey/core/mfa/mfastore.h>
#include <latchkey/core/mfa/pendingstore.h>
#include <latchkey/core/password/passwordhasher.h>
#include <latchkey/core/session/devicestore.h>
#include <latchkey/core/session/sessionstore.h>
#include <latchkey/core/session/throttlestore.h>
#include <latchkey/core/settings/settingsstore.h>
#include <latchkey/core/users/userstore.h>

namespace latchkey {

//! All that the service needs of the world; outlives it. The references are thread-safe.
struct UsersServicePorts
{
    Transactor &transactor;
    UserStore &users;
    SettingsStore &settings;
    SessionStore &sessions;
    ThrottleStore &throttle;
    DeviceStore &devices;
    MfaStore &mfa;
    PendingStore &pending;
    EmailCodeStore &codes;
    OutboxStore &outbox;
    AuditStore &audit;
    PasswordHasher &hasher;
    MailTransport &transport;
    Clock &clock;
    RandomSource &random;
    //! Without it nobody logs in and nothing is written, but everything can be looked at.
    SealingKeySource &key;
    QString mailTemplates{}; //!< see MailTemplate::folder
};

} // namespace latchkey
