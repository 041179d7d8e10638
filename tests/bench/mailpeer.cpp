// SPDX-License-Identifier: MIT
#include <bench/mailpeer.h>

#include <QDebug>

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace latchkey::bench {

namespace {

void say(int client, const QByteArray &line)
{
    if (::send(client, line.constData(), size_t(line.size()), MSG_NOSIGNAL) != line.size())
        qWarning("the mail peer lost its client");
}

} // namespace

MailPeer::MailPeer()
    : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 4) != 0 ||
        ::getsockname(m_listener, generic, &size) != 0)
        qFatal("the mail peer cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

MailPeer::~MailPeer()
{
    ::shutdown(m_listener, SHUT_RDWR); // ends accept()
    m_thread.join();
    ::close(m_listener);
}

void MailPeer::serve()
{
    for (;;) {
        const int client = ::accept(m_listener, nullptr, nullptr);
        if (client < 0)
            return;
        const int now = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &now, sizeof(now));
        converse(client);
        ::close(client);
    }
}

void MailPeer::converse(int client)
{
    say(client, "220 bench\r\n");
    std::array<char, 65'536> buffer{};
    QByteArray waiting;
    m_inContent = false;
    for (;;) {
        const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return;
        waiting.append(buffer.data(), got);
        qsizetype done = 0;
        for (qsizetype end = 0; (end = waiting.indexOf("\r\n", done)) >= 0; done = end + 2) {
            const QByteArray answer = answerTo(QByteArrayView(waiting).sliced(done, end - done));
            if (!answer.isEmpty())
                say(client, answer);
        }
        waiting.remove(0, done);
    }
}

// Empty: the client is not done yet.
QByteArray MailPeer::answerTo(QByteArrayView line)
{
    if (m_inContent && line != ".") {
        m_content += line;
        m_content += "\r\n";
        return {};
    }
    if (m_inContent) {
        m_inContent = false;
        m_last = std::exchange(m_content, {});
        ++m_taken;
        return "250 taken\r\n";
    }
    m_inContent = line == "DATA";
    if (line == "QUIT")
        return "221 bye\r\n";
    return m_inContent ? "354 go on\r\n" : "250 bench\r\n";
}

} // namespace latchkey::bench
