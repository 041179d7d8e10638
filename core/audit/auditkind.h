// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/coreexport.h>

#include <QString>

namespace latchkey {

//! What was done or tried. Numbers and names are stored: append-only.
enum class AuditKind {
    // the audit itself
    AuditBegan = 1,  //!< the first event of every audit
    AuditPruned = 2, //!< events older than `audit_days` were dropped
    // people
    SignUp = 10,
    ConfirmationRequest = 11,
    Confirmation = 12,
    Login = 20,
    Logout = 21,
    ForcedLogin = 22,   //!< by the program, without asking for anything
    PasswordCheck = 23, //!< by the program; only wrong ones are told
    // administration
    FirstAdmin = 30,
    UserAdded = 31,
    UserEnabled = 32,
    UserDisabled = 33,
    RoleChanged = 34,
    AddressChanged = 35,
    UserDeleted = 36,
    LogoutEverywhere = 37,
    SettingChanged = 40,
    OutboxFlushed = 41,
    BackupMade = 42,
    BackupRestored = 43, //!< the first event behind those of the backup
    KeyRotated = 44,
    MailTested = 45,
    // people and their own account
    PasswordResetRequest = 50, //!< a code that sets a new password was asked for
    PasswordReset = 51,        //!< by such a code
    LoginCodeRequest = 52,
    ProofRequest = 53, //!< a code that serves as a fresh proof was asked for
    PasswordChanged = 54,
    AddressChangeRequest = 55, //!< before the new address is confirmed
    OwnAddressChanged = 56,
    AddressChangeUndone = 57, //!< by the code that was mailed to the former address
    SessionRevoked = 58,
    OtherSessionsRevoked = 59,
    AccountExported = 60,
    AccountDeleted = 61, //!< by its owner
    // second factors
    FactorCheck = 70, //!< password and second factor, or the password alone, without logging in
    FactorAdded = 71,
    FactorRemoved = 72,
    RecoveryCodesMade = 73,
    FactorResetRequest = 74, //!< a code that drops lost factors was asked for
    FactorReset = 75,        //!< by such a code
    TrustEnded = 76,         //!< a device is asked for a second factor again
    FactorRenamed = 77,
};

//! The stored and printed name, as in "login" or "user.disable"; "kind.N" for one of a newer version.
LATCHKEY_CORE_EXPORT QString auditKindName(AuditKind kind);

} // namespace latchkey
