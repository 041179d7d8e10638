// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/randomsource.h>
#include <latchkey/core/base/sealingkey.h>

#include <chrono>

namespace latchkey {

//! What a mailed code is for. The names are stored.
enum class CodePurpose {
    Confirm,
    Reset,
    Login,
    MfaReset,
    NewEmail,  //!< goes to the address that is to be the account's
    UndoEmail, //!< goes to the address that was the account's
    Proof,
};

inline constexpr int emailCodeLength = 8;

QString codePurposeName(CodePurpose purpose);
//! How long a code works: from the first try to send its mail if that may take codeWait(), or else from when
//! it is made.
std::chrono::milliseconds codeLifetime(CodePurpose purpose);
//! How many wrong codes are borne with: 5; 100 where nobody could ask for another code, so that no stranger
//! ends it by a few wrong ones.
int codeTries(CodePurpose purpose);
//! How long a code may wait for the first try to send its mail; then both are dropped. 0: its life does not
//! depend on that.
std::chrono::milliseconds codeWait(CodePurpose purpose);

//! A new code of 8 characters out of 31 that cannot be mistaken for one another: 39.6 bits.
Secret makeEmailCode(RandomSource &random);
//! As mailed: "K7MQ-2PR9".
QString displayEmailCode(const Secret &code);
//! Reads a code as typed: case, blanks and dashes do not matter. Error: CodeInvalid with CodeMalformed.
Result<Secret> parseEmailCode(const Secret &typed);
//! What is stored: bound to the purpose and the address (its key).
QByteArray hashEmailCode(const SealingKey &key, CodePurpose purpose, const QString &emailKey,
                         const Secret &code);

} // namespace latchkey
