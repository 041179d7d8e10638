// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>

#include <QByteArrayView>
#include <QString>

namespace latchkey {

//! How far a delivery got.
enum class SmtpPhase { Greeting, Login, Sender, Recipient, Content };

//! How a delivery failed.
struct SmtpFailure
{
    int curlCode = 0;  //!< a CURLcode
    int replyCode = 0; //!< the server's last (RFC 5321 §4.2.1), or 0
    SmtpPhase phase = SmtpPhase::Greeting;
};

//! Why: MailRefused and MailDeferred are about this message, all else about every message.
AuthErrorReason smtpTrouble(const SmtpFailure &failure);

//! What a server said, fit for a log: one line of 300 characters at most, without addresses and all that does
//! not print.
QString spokenAnswer(QByteArrayView answer);

} // namespace latchkey
