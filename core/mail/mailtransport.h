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
    //! Error: MailFailed, with a detail for the log. MailRefused: this message will never be taken.
    //! MailDeferred: not now. With any other reason, no message would be.
    virtual Result<void> send(const MailMessage &message) = 0;
    //! No more messages for now: what is kept for the next one can go.
    virtual void rest() {}
    //! Gives up what is under way, and all that comes later fails at once: for programs that end. Any thread.
    virtual void abandon() {}
};

} // namespace latchkey
