// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditlog.h>
#include <latchkey/core/auth/secondfactor.h>
#include <latchkey/core/auth/throttle.h>
#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/base/pendinglogin.h>
#include <latchkey/core/users/gateexplanation.h>

#include <array>

namespace latchkey {

//! How somebody comes to the gate.
enum class Pathway { Password, EmailCode };

//! Whether the settings let anybody in that way.
bool isOffered(Pathway pathway, const Settings &settings);

//! What an attempt that gets through is to end in.
enum class SignInGoal {
    Session,
    Ticket, //!< that stands for the second factor in an attempt to come
};

//! One attempt to sign in, on its way through the gate.
struct SignIn
{
    const UsersServicePorts &ports;
    AuditLog &audit;
    AuditEvent &event; //!< of the attempt: written with the session, or by the caller if it is refused
    Settings settings;
    Pathway pathway;
    Origin origin;
    QString emailKey;                      //!< whom the attempt is for
    Secret password{};                     //!< as typed
    Secret code{};                         //!< parsed
    std::optional<ReservedTry> reserved{}; //!< set by the throttle
    std::optional<UserRecord> user;        //!< set by the first factor, and only when it has passed
    bool hashReplaced = false;             //!< the hash that was verified is no longer the stored one
    SecondFactorTry second{};              //!< what there is of a second factor
    //! The login that is gone on with: throttle and first factor have let it pass, and the user is set.
    std::optional<PendingLogin> continued{};
    SignInGoal goal = SignInGoal::Session;
    Session session; //!< set by the last step
    Secret ticket{}; //!< set by the last step in its place
};

//! A step lets an attempt go on or says why not. Until the first factor has passed, refusals are alike for
//! known and unknown addresses.
//!
//! look() tells the same without doing anything: not whether a password is right, which nobody has typed
//! then, but what else there is. The user is set from the start, and the try is none.
struct GateStep
{
    GateStepName name;
    Result<void> (*check)(SignIn &attempt);
    Result<void> (*look)(SignIn &attempt);
};

//! The steps in their order. There is no other way in.
const std::array<GateStep, 6> &gateSteps();

//! Decides every sign-in, whichever pathway it came by. MfaRequired and MfaSetupRequired come with what it
//! can be gone on from.
Result<User> passGate(SignIn &attempt);

//! The first two steps alone: sets the user, and opens nothing.
Result<void> passFirstFactor(SignIn &attempt);

//! Opens a session without asking: for the gate's last step and for server code. Client code's device is
//! noted as used by the account. Inside a write transaction.
Result<Session> openSession(const UsersServicePorts &ports, UserRecord &user, const Origin &origin);

} // namespace latchkey
