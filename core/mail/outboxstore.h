// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/clock.h>
#include <latchkey/core/base/result.h>

#include <QList>
#include <QString>

#include <optional>

namespace latchkey {

enum class OutboxState { Queued = 0, Sent = 1, Expired = 2 };

//! A message as kept: its body is sealed, and gone once the message was sent or has expired.
struct OutboxRecord
{
    qint64 id = 0;
    QString messageId;
    QString kind;
    QString recipient;
    OutboxState state = OutboxState::Queued;
    Timestamp created;
    Timestamp expires;
    std::optional<Timestamp> sent;
    int tries = 0;
    QByteArray sealedBody;
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
    //! Whether claim() would find one.
    virtual Result<bool> isAnyDue(Timestamp now, Timestamp furthest) = 0;
    //! Takes the next due message and keeps other senders off it until \a leaseEnd. One put off beyond
    //! \a furthest is due, too: the clock has been set back since.
    virtual Result<std::optional<OutboxRecord>> claim(Timestamp now, Timestamp leaseEnd,
                                                      Timestamp furthest) = 0;
    //! Ends a message's wait and wipes its body.
    virtual Result<void> finish(qint64 id, OutboxState state, Timestamp now) = 0;
    virtual Result<void> retryAt(qint64 id, Timestamp when) = 0;
    virtual Result<void> expireAt(qint64 id, Timestamp when) = 0;
    //! Forgets every message to an address, sent or not.
    virtual Result<void> removeTo(const QString &recipient) = 0;
};

} // namespace latchkey
