// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtClassHelperMacros>

#include <atomic>
#include <thread>

namespace latchkey::bench {

//! A mail server on 127.0.0.1 that takes everything, from one client after the other, and keeps the last
//! message: as little work as there can be on the other end. What fails ends the program.
class MailPeer
{
public:
    MailPeer();
    ~MailPeer();
    Q_DISABLE_COPY_MOVE(MailPeer)

    int port() const { return m_port; }
    int taken() const { return m_taken; }
    //! The last message as it came, while no client is connected.
    const QByteArray &last() const { return m_last; }

private:
    void serve();
    void converse(int client);
    QByteArray answerTo(QByteArrayView line);

    int m_listener = -1;
    int m_port = 0;
    bool m_inContent = false;
    QByteArray m_content;
    QByteArray m_last;
    std::atomic<int> m_taken = 0;
    std::thread m_thread;
};

} // namespace latchkey::bench
