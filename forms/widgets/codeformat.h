// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

//! What the codes of one kind look like.
struct CodeFormat
{
    enum class Signs { LettersAndDigits, Digits };

    int length = 8;
    int groupLength = 4; //!< signs between two dashes
    Signs signs = Signs::LettersAndDigits;
};

//! From an email: K7MQ-2PR9.
inline constexpr CodeFormat emailedCode{};
//! From an authenticator app: 492015.
inline constexpr CodeFormat authenticatorCode{
    .length = 6, .groupLength = 6, .signs = CodeFormat::Signs::Digits};
//! From the list of recovery codes: four groups of four.
inline constexpr CodeFormat recoveryCode{.length = 16};

} // namespace latchkey
