// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>

#include <QString>

namespace latchkey {

//! What a failure is called where people read it: two sentences, each complete, in the person's language.
struct ErrorWords
{
    QString title;  //!< what happened
    QString advice; //!< what to do
};

//! The words for \a error, from its code, its reason and retryAfter; never from its detail. Any thread.
//! \a minimumPasswordLength in characters is what a password that is too short is told.
ErrorWords errorWords(const AuthError &error, int minimumPasswordLength = 8);

//! Both sentences of errorWords() in one line.
QString errorText(const AuthError &error, int minimumPasswordLength = 8);

} // namespace latchkey
