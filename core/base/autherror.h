// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/pendinglogin.h>
#include <latchkey/coreexport.h>

#include <QString>

#include <chrono>

namespace latchkey {

//! What kind of failure it was. Numbers are append-only; names are what `latchkeyctl` prints.
enum class AuthErrorCode {
    // refusals: the gate or a rule said no
    AuthenticationFailed = 1,
    UserExists = 2,
    EmailNotConfirmed = 3,
    AccountIsNotEnabled = 4,
    MfaRequired = 5,
    MfaSetupRequired = 6,
    TooManyPasswordFailures = 7,
    PasswordNotAcceptable = 8,
    CodeInvalid = 9,
    SignupNotEnabled = 10,
    MethodNotEnabled = 11,
    NotLoggedIn = 12,
    FreshProofRequired = 13,
    PermissionDenied = 14,
    InvalidInput = 15,
    // troubles: nothing was decided
    Cancelled = 100,
    StorageFailed = 101,
    MailFailed = 102,
    NetworkFailed = 103,
    ProviderFailed = 104,
    KeychainFailed = 105,
    DeviceFailed = 106,
};

//! Why, where the code alone does not tell; forms make their words from it. Append-only.
enum class AuthErrorReason {
    None = 0,
    // passwords
    TooShort = 1,
    TooLong = 2,
    NotText = 3, //!< not well-formed Unicode (a lone surrogate, broken UTF-8)
    Common = 4,  //!< on the list of common passwords
    ContainsAddress = 5,
    ContainsAppName = 6,
    TooWeak = 7, //!< a guess of zxcvbn's 0 or 1
    // addresses
    EmailMissing = 10,
    EmailTooLong = 11,
    EmailMalformed = 12,
    // codes
    CodeWrong = 20,     //!< or expired, used, tried too often: alike, so that nothing shows
    CodeMalformed = 22, //!< could not be a code at all; does not count as a try
    // storage
    StorageLocked = 30,
    StorageReadOnly = 31,
    StorageCorrupt = 32,
    StorageNewer = 33, //!< the database was written by a newer version
    StorageFull = 34,
    StorageNotFound = 35, //!< the folder does not exist or may not be entered
    StorageForeign = 36,  //!< a file of another program
    StorageIsFolder = 38, //!< where a file is wanted
    AuditDamaged = 37,    //!< nothing is added to an audit whose key or end is gone or changed
    // sealing key
    KeyMissing = 40,
    KeyMismatch = 41,
    KeyUnreadable = 42,
    KeychainLocked = 43,      //!< or somebody closed its prompt
    KeychainUnreachable = 44, //!< no keychain answers, or it refused
    KeychainSilent = 45,      //!< it did not answer in time
    KeyNotMade = 46,          //!< its folder does not exist, may not be written to or is full
    KeyDamaged = 47,          //!< the key file is empty, cut short or of another kind
    KeyExposed = 48,          //!< others may open the key file
    KeyReplaced = 49,         //!< while this program ran: by a rotation, or by a restored backup
    KeyNotKept = 58,          //!< a new one: the keychain is locked, unreachable or silent
    KeyNotInKeychain = 59,    //!< which is open
    // administration
    LastAdmin = 50,
    NoSuchUser = 51,
    UnknownSetting = 52,
    SettingValueInvalid = 53,
    UsersExist = 54, //!< a first admin can only be made while there are no users
    UnknownColumn = 55,
    NoSuchMessage = 56,
    CursorInvalid = 61,        //!< not what a page of a list ended with
    SettingNumberInvalid = 57, //!< not a whole number, or beyond the setting's limits
    // backups
    BackupDamaged = 70,
    BackupExists = 71,     //!< no file is overwritten by a backup
    BackupNotWritten = 72, //!< its folder does not exist, may not be written to or is full
    BackupNotFound = 73,   //!< or may not be read
    PassphraseMissing = 74,
    PassphraseWrong = 75,
    PassphraseTooShort = 76,
    // settings, and mail by their means
    SettingIsSecret = 110,       //!< which is not given where others may read it
    SettingChoiceInvalid = 111,  //!< none of the words that the setting may be
    SmtpUnencrypted = 112,       //!< mail to another machine has to be encrypted
    HostMalformed = 113,         //!< no host name, or more than that
    MailServerUnreachable = 114, //!< or it hung up, took too long, or takes no mail just now
    MailServerUntrusted = 115,   //!< its certificate does not prove who it is
    MailServerUnencrypted = 116, //!< it offers no encryption that will do
    MailLoginRefused = 117,      //!< it did not take user and password, or wants some
    MailDeferred = 118,          //!< it did not take this message for now
    MailRefused = 119,           //!< it will never take this message
    MailLibraryMissing = 120,    //!< libcurl is not installed, or lacks SMTP or TLS
    MailFolderUnusable = 121,    //!< the one that mails become files in
    // throttle
    PasswordClosed = 60, //!< after too many wrong tries, for devices that the account has not used
    // fresh proofs, with FreshProofRequired: which kind is wanted
    PasswordWanted = 80,
    SecondFactorWanted = 81,
    EmailCodeWanted = 82,
    // the own account
    EmailUnchanged = 83, //!< the new address is the account's already
    // second factors
    FactorMissing = 90,
    FactorWrong = 91,    //!< or used, or too old: alike
    ClockOff = 92,       //!< wrong, and the second in a row from a clock that is off: see clockOffset
    MethodExpired = 93,  //!< it was made too long ago
    MethodForeign = 94,  //!< it was made for another address, elsewhere, or changed
    MethodExists = 95,   //!< it is set up already
    LastFactor = 96,     //!< the settings want everybody to have one
    NoSuchFactor = 97,   //!< nobody, or somebody else, has set it up
    NameUnfit = 98,      //!< of a second factor: too long, or more than one line
    TooManyFactors = 99, //!< one user can have so many and no more
    LoginExpired = 100,  //!< a PendingLogin that no longer holds
};

//! A failure as a value. Thread-safe to copy.
struct LATCHKEY_CORE_EXPORT AuthError
{
    AuthErrorCode code = AuthErrorCode::AuthenticationFailed;
    AuthErrorReason reason = AuthErrorReason::None;
    //! With TooManyPasswordFailures: how long to wait; otherwise zero.
    std::chrono::seconds retryAfter{0};
    //! With ClockOff: how far the clock of the authenticator app is ahead; negative: it is slow.
    std::chrono::seconds clockOffset{0};
    //! With MfaRequired and MfaSetupRequired: what continueLogin() and setUpMfa() go on from; else empty.
    PendingLogin pending{};
    //! For logs only: English, free of secrets and addresses.
    QString detail{};

    //! True for every refusal; false for troubles and for Cancelled.
    bool isAuthenticationFailure() const;
};

//! The enumerator's name, as in "AuthenticationFailed".
LATCHKEY_CORE_EXPORT QString authErrorCodeName(AuthErrorCode code);

} // namespace latchkey
