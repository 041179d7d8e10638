// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

namespace latchkey {

//! What proves anew that whoever is at the keyboard is whoever logged in.
enum class ProofKind {
    Password,
    SecondFactor, //!< a code from an authenticator app
    EmailCode,    //!< mailed to the account's address; see UsersClient::sendProofEmail()
};

//! A proof of the moment, for what must not be done by somebody who found a program open.
struct Proof
{
    ProofKind kind = ProofKind::Password;
    Secret value{}; //!< the password or the code
};

} // namespace latchkey
