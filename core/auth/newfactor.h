// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/core/mfa/totp.h>

namespace latchkey {

inline constexpr int mostFactors = 20; //!< of one user
inline constexpr qsizetype longestFactorName = 60;

//! A new set of recovery codes, as shown and as kept.
struct RecoverySet
{
    QList<Secret> codes{};
    QList<QByteArray> hashes{};
};

//! A second factor on its way to its owner.
struct NewFactor
{
    MfaMethod method;
    TotpKey key;
    ClearExisting clearExisting = ClearExisting::No;
    RecoverySet recovery{}; //!< empty: the owner keeps the set there is
};

//! One line of at most longestFactorName characters, or nothing. Error: InvalidInput with NameUnfit.
Result<void> checkFactorName(const QString &name);

//! Adds second factors: what asks for time first, then what decides.
class FactorAddition
{
public:
    explicit FactorAddition(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Opens what was made for this address. Errors: MethodNotEnabled; InvalidInput with MethodForeign,
    //! MethodExpired or NameUnfit.
    Result<NewFactor> open(const MfaMethod &method, const QString &emailKey, const Settings &settings);
    //! Ten new codes; hashing them takes a while.
    Result<RecoverySet> makeRecoverySet();
    //! The same for the factor of somebody who has no code left, or begins anew.
    Result<void> addRecoverySet(NewFactor &factor, UserId user);
    //! Drops the new set of codes if it has become needless. Errors: InvalidInput with MethodExists or
    //! TooManyFactors. Inside a write transaction.
    Result<void> add(NewFactor &factor, const UserRecord &user);

private:
    Result<void> makeRoom(const NewFactor &factor, UserId user);

    const UsersServicePorts &m_ports;
};

} // namespace latchkey
