// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>

#include <QHash>
#include <QJsonObject>

namespace latchkey {

//! How long a notice may wait to be sent.
inline constexpr std::chrono::milliseconds noticeLifetime = std::chrono::hours(72);

//! A mail to write: which template, to whom, with what.
struct Letter
{
    QString kind;
    QString recipient;
    QString language;
    QHash<QString, QString> values; //!< beside app and address, which are filled in
    QString code;                   //!< masked when shown
    std::chrono::milliseconds lifetime{};
};

//! Writes mails into the outbox, sealed, and sends what waits there.
class PostOffice
{
public:
    explicit PostOffice(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Inside the write transaction of what it tells of, so that there is no one without the other.
    Result<void> queue(const Letter &letter, const Settings &settings);
    //! The same without putting it into the outbox yet.
    Result<OutboxRecord> compose(const Letter &letter, const Settings &settings);
    //! Sends what is due, drops what has expired; a failure is tried again later.
    Result<int> flush();
    Result<QList<OutboxMessage>> list();
    Result<OutboxMessage> show(qint64 id);

private:
    Result<void> startLife(const OutboxRecord &record, Timestamp now);
    Result<void> deliver(const OutboxRecord &record);
    Result<QJsonObject> body(const OutboxRecord &record) const;
    OutboxMessage shown(const OutboxRecord &record) const;

    const UsersServicePorts &m_ports;
};

} // namespace latchkey
