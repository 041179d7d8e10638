// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

//! Why a mail is sent, and so how many there may be. Numbers are stored: append-only.
enum class MailUrgency {
    Requested = 0, //!< somebody who may be anybody asked for it
    Notice = 1,    //!< it tells somebody what happened
    Ordered = 2,   //!< the operator's own act, or what an owner's last resort is: without a limit
};

//! What was queued with the same urgency until now.
struct MailHistory
{
    int toAddressInHour = 0;
    int toAddressInDay = 0;
    int toAllInHour = 0;
};

//! Whether one more mail may be queued: of those requested, 5 an hour and 20 a day to an address; of notices,
//! 20 and 60; of each, \a perHour in all, 0 being no limit. The two are counted apart, so that whoever
//! requests mails holds up no notice.
bool mayMail(MailUrgency urgency, const MailHistory &history, int perHour);

} // namespace latchkey
