// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/mfa/mfamethod.h>

namespace latchkey {

//! A second factor that was right when it was looked at.
struct ProvenFactor
{
    enum class Kind { Code, RecoveryCode, Ticket };

    Kind kind = Kind::Code;
    QString method{};  //!< with Code: the id of what made it
    qint64 step = 0;   //!< with Code: whose it is
    QByteArray hash{}; //!< with the others: what is stored of it
};

//! Tells whether what somebody gives as a second factor is right, and uses it up: two calls, since the first
//! may take a while and the second decides, inside a write transaction, who of many comes first.
class FactorCheck
{
public:
    FactorCheck(const UsersServicePorts &ports, const UserRecord &user)
        : m_ports(ports)
        , m_user(user)
    {}

    //! None if it is wrong, alike for a code that is used, too old or not one at all. Error: MfaRequired with
    //! ClockOff for the second code in a row that is right for another time, always as far away.
    Result<std::optional<ProvenFactor>> prove(const MfaLogin &given, const QList<MfaRecord> &methods);
    //! False if somebody else was quicker. Inside a write transaction.
    Result<bool> useUp(const ProvenFactor &factor);

private:
    Result<std::optional<ProvenFactor>> proveCode(const Secret &typed, const QList<MfaRecord> &methods);
    std::optional<ClockDrift> driftOf(const Secret &typed, const MfaRecord &method);
    Result<void> noteDrift(const Secret &typed, const QList<MfaRecord> &methods);
    Result<std::optional<ProvenFactor>> proveRecoveryCode(const Secret &typed);
    Result<std::optional<ProvenFactor>> proveTicket(const Secret &token);
    Result<bool> redeemRecoveryCode(const QByteArray &hash);

    const UsersServicePorts &m_ports;
    const UserRecord &m_user;
};

} // namespace latchkey
