// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace latchkey {

//! A second factor that was made but need not belong to anybody yet, as generateTotpSecret() makes it.
//!
//! Its secret is sealed by the service, for one address and a short time; a program can hand it on but
//! neither read nor change it.
struct MfaMethod
{
    QString type;   //!< "totp"
    QString id;     //!< unique, random
    QString serial; //!< of a device that has one; else empty
    QString name;   //!< as its owner calls it; may be empty
    QByteArray sealedData;
};

//! A second factor set up by somebody, as shown to them: no secret. Times are UTC.
struct MfaMethodInfo
{
    QString type;
    QString id;
    QString name;
    QDateTime created;
    std::optional<QDateTime> lastUsed;
};

//! A device that is not asked for a second factor for a while, as shown to its owner. Times are UTC.
struct TrustedDevice
{
    qint64 id = 0;
    QString name; //!< that it gave when it logged in; may be empty
    QDateTime until;
};

//! What somebody has set up, and the recovery codes that are left of the last set.
struct MfaOverview
{
    QList<MfaMethodInfo> methods{}; //!< the one used last first
    int recoveryCodesLeft = 0;
    int recoveryCodesMade = 0; //!< 0: there is no set
    QDateTime recoveryCodesCreated{};
    QList<TrustedDevice> trustedDevices{}; //!< the one used last first
};

//! Whether the device is not asked for a second factor for a while (setting mfa_timeout_days).
enum class TrustDevice { No, Yes };

//! A second factor as somebody gives it at a login.
struct MfaLogin
{
    QString type; //!< "totp", "recovery" or "ticket"
    //! The code as typed, with blanks and all; or the one-time ticket of verifyMfa().
    Secret value{};
    TrustDevice trust = TrustDevice::No;
};

//! Whether addMfaMethod() adds to what is set up or takes its place.
enum class ClearExisting { No, Yes };

} // namespace latchkey
