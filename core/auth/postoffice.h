// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/mail/mailtemplates.h>

#include <QHash>
#include <QJsonObject>

namespace latchkey {

//! How long a notice may wait to be sent.
inline constexpr std::chrono::milliseconds noticeLifetime = std::chrono::hours(72);

//! A mail to write: which template, to whom, with what.
struct Letter
{
    QString kind{};
    QString recipient{};
    QString language{};
    QHash<QString, QString> values{}; //!< beside app and address, which are filled in
    QString code{};                   //!< masked when shown
    std::chrono::milliseconds lifetime{};
    MailUrgency urgency = MailUrgency::Requested;
};

//! Writes mails into the outbox, sealed, and sends what waits there. All mail goes through here, so that its
//! limits (mailrate.h) hold for all.
class PostOffice
{
public:
    explicit PostOffice(const UsersServicePorts &ports)
        : m_ports(ports)
    {}

    //! Inside the write transaction of what it tells of, so that there is no one without the other. False: it
    //! would be one too many, and was not queued.
    Result<bool> offer(const Letter &letter, const Settings &settings);
    //! The same for whom it is all one: what is too much is quietly left out.
    Result<void> queue(const Letter &letter, const Settings &settings);
    //! Tells an owner what has happened to the account.
    Result<void> notify(const UserRecord &user, const QString &kind, const Settings &settings,
                        const QHash<QString, QString> &values = {});
    //! Forgets what was mailed to an address, but how much. Inside a write transaction.
    Result<void> forget(const QString &recipient);
    //! The mail as it would wait, and whether it may; for what has to be kept together with a mail.
    Result<OutboxRecord> compose(const Letter &letter, const Settings &settings) const;
    Result<bool> mayQueue(const OutboxRecord &record, const Settings &settings);
    //! As offer().
    Result<bool> enqueue(const OutboxRecord &record, const Settings &settings);
    //! Past the outbox, and in the face of whoever waits for it.
    Result<void> sendNow(const Letter &letter, const Settings &settings);
    //! Sends what is due, drops what has expired; a failure is tried again later.
    Result<int> flush();
    Result<QList<OutboxMessage>> list();
    Result<OutboxMessage> show(qint64 id);

private:
    Result<void> startLife(const OutboxRecord &record);
    Result<RenderedMail> written(const Letter &letter, const Settings &settings) const;
    QString newMessageId(const QString &from) const;
    Result<void> deliver(const OutboxRecord &record);
    Result<QJsonObject> body(const OutboxRecord &record) const;
    OutboxMessage shown(const OutboxRecord &record) const;

    const UsersServicePorts &m_ports;
};

} // namespace latchkey
