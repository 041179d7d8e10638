// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/mail/mailmessage.h>

namespace latchkey {

//! A way to hand a message on. Thread-safe.
class MailTransport
{
public:
    virtual ~MailTransport() = default;
    //! Error: MailFailed, with a detail for the log.
    virtual Result<void> send(const MailMessage &message) = 0;
};

} // namespace latchkey
