// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/mail/mailtransport.h>

#include <chrono>
#include <memory>

namespace latchkey {

//! How what is said to a mail server is kept from others.
enum class SmtpSecurity {
    StartTls, //!< asked for at once, and nothing is said without it (RFC 3207)
    Tls,      //!< from the first byte on (RFC 8314 §3)
    None,     //!< for a server on this machine
};

//! How long a mail server may take.
struct SmtpPatience
{
    std::chrono::milliseconds toConnect = std::chrono::seconds(10);
    std::chrono::milliseconds forAnswer = std::chrono::seconds(30); //!< of each
    std::chrono::milliseconds forMessage = std::chrono::seconds(60);
};

//! A mail server and how to speak to it.
struct SmtpServer
{
    QString host; //!< a name or an address
    int port = 0; //!< 0: 587, 465 or 25, by the security
    SmtpSecurity security = SmtpSecurity::StartTls;
    QString user{}; //!< empty: no login
    Secret password{};
    QString caFile{}; //!< PEM; empty: what the system trusts
    SmtpPatience patience{};
};

//! Hands messages to a mail server (RFC 5321) by way of libcurl, over one connection as long as it lasts.
//!
//! The server's certificate and name are verified (RFC 9525), TLS is 1.2 or later, and without it neither
//! login nor message is sent, unless the server is this machine. Domains are sent as A-labels, local parts
//! beyond ASCII by SMTPUTF8 (RFC 6531). Errors: MailFailed with MailServerUnreachable, MailServerUntrusted,
//! MailServerUnencrypted, MailLoginRefused, MailDeferred or MailRefused. Waits; libcurl keeps a copy of the
//! password while the connection lasts.
class SmtpTransport : public MailTransport
{
public:
    explicit SmtpTransport(SmtpServer server);
    ~SmtpTransport() override;
    Q_DISABLE_COPY_MOVE(SmtpTransport)

    Result<void> send(const MailMessage &message) override;
    void rest() override;
    void abandon() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
