// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>
#include <latchkey/core/base/secret.h>

#include <QString>

namespace latchkey {

//! What a new password must not contain: words of at least four letters and digits, which alone count, so
//! that no dot or blank hides them.
struct PasswordContext
{
    QString email{};   //!< the whole of it, and what stands before the @
    QString appName{}; //!< of the program that the password is for
};

//! What makes a password easy to guess.
enum class PasswordPattern {
    None,        //!< most of it follows no pattern
    Word,        //!< common words or passwords, also with digits for letters
    WordAndDate, //!< such a word and a year or a date
    OwnWord,     //!< the name in the address or that of the app
    Repetition,
    Sequence, //!< abc, 4321
    Keyboard, //!< keys that are neighbours
    Date      //!< a year or a date
};

//! What a new password is worth.
struct PasswordStrength
{
    int score = 0; //!< zxcvbn's: 0 (fewer than 10^3 guesses) to 4 (10^10 or more)
    //! Why the rules refuse it: TooShort, TooLong, NotText, Common, ContainsAddress, ContainsAppName or
    //! TooWeak (a score of 0 or 1); None if they do not.
    AuthErrorReason reason = AuthErrorReason::None;
    //! What it mostly consists of, by zxcvbn; also of passwords that are good all the same.
    PasswordPattern pattern = PasswordPattern::None;
};

//! How well \a typed, which is normalised first, would protect an account. Takes 10 ms at most: the score is
//! that of the first 128 code points. Thread-safe.
LATCHKEY_CORE_EXPORT PasswordStrength passwordStrength(const Secret &typed, const PasswordContext &context);

} // namespace latchkey
