// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mail/mailtransport.h>

namespace latchkey {

//! Writes each message as a .eml file into a folder (0700, files 0600), complete or not at all. Sending a
//! message-id again replaces its file.
class FileTransport : public MailTransport
{
public:
    explicit FileTransport(const QString &folder);
    Result<void> send(const MailMessage &message) override;

private:
    QString m_folder;
};

} // namespace latchkey
