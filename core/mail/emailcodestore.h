// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/mail/emailcode.h>
#include <latchkey/core/users/emailaddress.h>
#include <latchkey/core/users/user.h>

#include <QList>

#include <optional>

namespace latchkey {

//! A code that somebody may have in the mail.
struct EmailCodeRecord
{
    qint64 id = 0; //!< given by the store
    UserId user{};
    EmailAddress address; //!< where it was mailed; the user's own unless the purpose is about another
    QByteArray hash{};
    Timestamp expires{};
    int triesLeft = 0;
    QString messageId{}; //!< of the mail that carries it
    //! What it has left from the first try to send that mail on; 0: `expires` says it all.
    std::chrono::milliseconds lifetime{0};
};

//! Where the hashes of mailed codes are kept: at most one a user, purpose and address.
class EmailCodeStore
{
public:
    virtual ~EmailCodeStore() = default;

    //! Takes the place of the user's earlier code for this purpose and address.
    virtual Result<void> add(CodePurpose purpose, const EmailCodeRecord &code) = 0;
    virtual Result<QList<EmailCodeRecord>> sentTo(const QString &addressKey, CodePurpose purpose) = 0;
    virtual Result<QList<EmailCodeRecord>> ofUser(UserId user, CodePurpose purpose) = 0;
    //! Starts the life of a code that has waited for its mail; returns when it ends now, or none if there is
    //! no such code.
    virtual Result<std::optional<Timestamp>> startLife(const QString &messageId, Timestamp now) = 0;
    virtual Result<void> countTry(qint64 id) = 0;
    virtual Result<void> remove(qint64 id) = 0;
    virtual Result<void> removeAll(UserId user, CodePurpose purpose) = 0;
    virtual Result<void> removeAll(UserId user) = 0;
};

} // namespace latchkey
