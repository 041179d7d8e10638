// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace latchkey {

//! How long the next code has to wait: not more than one a minute is mailed to one address for one use.
//!
//! Spares people a full mailbox; what protects the mailbox is the service's own limit.
class ResendPause : public QObject
{
    Q_OBJECT
public:
    explicit ResendPause(QObject *parent = nullptr);

    //! From now on it is about codes of this use and address, named as one likes.
    void setTopic(const QString &topic);
    const QString &topic() const { return m_topic; }
    std::chrono::seconds remaining() const;

    //! A code is on its way.
    void begin();
    //! Nothing was sent for \a topic, so nothing has to be waited for.
    void end(const QString &topic);

Q_SIGNALS:
    //! Every second while there is something to wait for, and whenever that begins or ends.
    void changed();

private:
    void countDown();

    QString m_topic;
    QTimer m_second;
    QHash<QString, QDeadlineTimer> m_pauses; // of everything that a code was sent for
};

} // namespace latchkey
