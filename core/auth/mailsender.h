// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>

#include <QElapsedTimer>

#include <functional>

namespace latchkey {

//! Sends what is due, as the only one that does so in all programs of the database: takes messages in
//! batches, and writes down what came of them every half second, so that one that is killed has sent little
//! that nobody knows of. That is sent once more, under the same message-id.
class MailSender
{
public:
    using Deliver = std::function<Result<void>(const OutboxRecord &)>;

    //! Both outlive it.
    MailSender(const UsersServicePorts &ports, const Deliver &deliver);
    ~MailSender();
    Q_DISABLE_COPY_MOVE(MailSender)

    //! Until nothing is due, or no message can be sent at present. Returns how many went out; none if another
    //! program is sending. Error: StorageFailed; what cannot be sent waits on and is no error.
    Result<int> run();

private:
    enum class Next { GoOn, Stop };

    SenderLease lease();
    Result<Next> sendBatch(const QList<OutboxRecord> &batch);
    Result<Next> attempt(const OutboxRecord &record);
    OutboxAttempt outcomeOf(const OutboxRecord &record, const Result<void> &delivered);
    Result<Next> settle();

    const UsersServicePorts &m_ports;
    const Deliver &m_deliver;
    QByteArray m_holder;
    bool m_holds = false;
    Timestamp m_until;               //!< of the lease
    QList<OutboxAttempt> m_attempts; //!< not written down yet
    QElapsedTimer m_sinceSettled;
    int m_sent = 0;
};

} // namespace latchkey
