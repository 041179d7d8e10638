// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/postoffice.h>
#include <latchkey/core/auth/usersserviceports.h>

#include <optional>

namespace latchkey {

//! A code to be mailed: what for, to whom, where.
struct CodeLetter
{
    CodePurpose purpose{};
    UserId user{};
    EmailAddress address;
    QString language{};
    MailUrgency urgency = MailUrgency::Requested;
};

//! What becomes of a code that turns out right. A wrong one is a try less in either case.
enum class RightCode {
    Spend, //!< used up
    Keep,  //!< looked at only, to be spent by what follows
};

//! Makes codes, mails them and tells whether one is right. Purpose and address are part of what is compared.
//!
//! All inside a write transaction: however many try at once, a code is used up once and has five tries. A
//! wrong code is an outcome, not an error, since its try has to be committed.
class EmailCodes
{
public:
    explicit EmailCodes(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Mails a new code. The user's earlier ones for this purpose end; those that undo a change of address
    //! only if they went to the same address, since each is for somebody else's mailbox. False: that would be
    //! one mail too many, and the earlier ones hold on.
    Result<bool> mail(const CodeLetter &letter, const Settings &settings);
    //! Takes about as long as mail() and leaves nothing: for addresses that get none.
    Result<void> rehearse(CodePurpose purpose, const EmailAddress &address, const Settings &settings);

    //! The code as it was kept, if it is right for this address.
    Result<std::optional<EmailCodeRecord>> redeem(CodePurpose purpose, const QString &addressKey,
                                                  const Secret &code, RightCode right = RightCode::Spend);
    //! The same for a user, wherever the code was mailed.
    Result<std::optional<EmailCodeRecord>> redeemOf(UserId user, CodePurpose purpose, const Secret &code);

    //! Ends all codes but those that undo a change of address: they have to outlast whoever made it.
    Result<void> dropPending(UserId user);
    //! Ends the codes that undo changes of address which were made after the one of \a undone, and that one.
    Result<void> dropUndoFrom(const EmailCodeRecord &undone);

private:
    struct Made
    {
        EmailCodeRecord code;
        OutboxRecord mail;
    };

    Result<Made> make(const CodeLetter &letter, const Settings &settings);
    Result<std::optional<EmailCodeRecord>> pick(const QList<EmailCodeRecord> &kept, CodePurpose purpose,
                                                const Secret &code, RightCode right);

    const UsersServicePorts &m_ports;
};

} // namespace latchkey
