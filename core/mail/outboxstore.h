// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>
#include <latchkey/core/mail/mailrate.h>

#include <QList>
#include <QString>

#include <optional>

namespace latchkey {

//! Numbers are stored: append-only.
enum class OutboxState { Queued = 0, Sent = 1, Expired = 2, Failed = 3 };

//! A message as kept: its body is sealed, and gone once the message waits no longer.
struct OutboxRecord
{
    qint64 id = 0;
    QString messageId;
    QString kind;
    QString recipient;
    QString recipientKey; //!< what all mails to this recipient have in common; does not tell the address
    MailUrgency urgency = MailUrgency::Requested;
    OutboxState state = OutboxState::Queued;
    Timestamp created;
    Timestamp expires;
    std::optional<Timestamp> sent;
    Timestamp nextTry;
    int tries = 0;
    AuthErrorReason trouble = AuthErrorReason::None; //!< why the last try failed
    QString answer;                                  //!< what was said then, without addresses
    QByteArray sealedBody;
};

//! What came of trying to send a message.
struct OutboxAttempt
{
    qint64 id = 0;
    OutboxState state = OutboxState::Queued; //!< Queued: it waits on
    Timestamp nextTry;                       //!< of one that waits on
    AuthErrorReason trouble = AuthErrorReason::None;
    QString answer{};
};

//! Somebody's right to be the one that sends, for a while. A holder that has ended, or let its time pass, is
//! succeeded.
struct SenderLease
{
    QByteArray holder; //!< as processMark() makes it, with something of its own behind
    Timestamp now;
    Timestamp until;
    //! A message put off beyond this is due, too, as is a lease that ends behind it no longer held: the clock
    //! has been set back since.
    Timestamp furthest;
};

//! What the body of a message is sealed for.
inline QByteArray outboxSealPurpose(const QString &messageId)
{
    return "outbox " + messageId.toUtf8();
}

//! Where mail waits to be sent.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;

    virtual Result<void> enqueue(const OutboxRecord &message) = 0;
    virtual Result<QList<OutboxRecord>> list(int limit) = 0;
    virtual Result<std::optional<OutboxRecord>> find(qint64 id) = 0;
    //! What was queued to this address, and with this urgency, up to now.
    virtual Result<MailHistory> history(const QString &recipientKey, MailUrgency urgency, Timestamp now) = 0;
    //! Whether claim() would find one.
    virtual Result<bool> isAnyDue(Timestamp now, Timestamp furthest) = 0;
    virtual Result<void> expireAt(qint64 id, Timestamp when) = 0;
    //! Forgets every message to an address, sent or not, but that there was one: history() goes on counting
    //! it.
    virtual Result<void> removeTo(const QString &recipientKey) = 0;

    //! Takes or renews the lease and returns up to \a limit messages that are due, with this try counted.
    //! Nothing if somebody else has the lease, or if nothing is due: then the lease is free again.
    virtual Result<QList<OutboxRecord>> claim(const SenderLease &lease, int limit) = 0;
    //! Writes down what came of messages, all at once; the bodies of those that wait no longer are wiped.
    //! Renews the lease; false if it is somebody else's by now.
    virtual Result<bool> settle(const QList<OutboxAttempt> &attempts, const SenderLease &lease) = 0;
    //! Has everything that is due wait, for a trouble that meets every message, and gives the lease back.
    virtual Result<void> putOff(const OutboxAttempt &attempt, const SenderLease &lease) = 0;
    virtual Result<void> release(const QByteArray &holder) = 0;
    //! Drops what waits no longer and was made before; returns how many.
    virtual Result<qint64> prune(Timestamp before) = 0;
};

} // namespace latchkey
