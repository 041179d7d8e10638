// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersservice.h>
#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/sealingkeyfile.h>
#include <latchkey/core/password/passwordhashes.h>
#include <latchkey/core/storage/sealingkeybinding.h>
#include <latchkey/core/storage/sqlauditstore.h>
#include <latchkey/core/storage/sqlmfastore.h>
#include <latchkey/core/storage/sqlstores.h>
#include <latchkey/core/storage/sqlthrottlestore.h>
#include <latchkey/core/storage/sqluserstore.h>

#include <QTemporaryDir>

namespace latchkey::test {

//! Keeps messages instead of sending them; refuses while told to.
class MailCatcher : public MailTransport
{
public:
    Result<void> send(const MailMessage &message) override;

    //! The code in the newest message, as displayed; empty if there is none.
    QString lastCode() const;

    QList<MailMessage> messages;
    bool refusing = false;
    AuthErrorReason refusal = AuthErrorReason::None; //!< why
    int askedFor = 0;                                //!< messages, refused ones included
};

//! A code that is not this one.
QString wrongFor(const QString &code);

//! The real service on a real database in a temporary folder, with cheap hashing, a clock that the test
//! moves, and a mailbox.
struct TestService
{
    TestService();

    static Timestamp start();
    //! What another service on the same database takes.
    UsersServicePorts ports();
    //! Adds a user who may log in.
    User add(const QString &email, const QString &password = QStringLiteral("correct horse"),
             Role role = Role::User);
    void set(const QString &key, const QString &value);
    //! Sends what waits and returns the code of the newest message.
    QString mailedCode();

    QTemporaryDir folder;
    SystemRandom random;
    SettableClock clock;
    std::unique_ptr<Database> database;
    SealingKeyFile keyFile;
    DatabaseSealingKey key;
    SqlUserStore users;
    SqlSettingsStore settings;
    SqlSessionStore sessions;
    SqlThrottleStore throttle;
    SqlDeviceStore devices;
    SqlMfaStore mfa;
    SqlPendingStore pending;
    SqlEmailCodeStore codes;
    SqlOutboxStore outbox;
    SqlAuditStore audit;
    PasswordHashes hasher;
    MailCatcher mails;
    UsersServicePorts portsOfService;
    UsersService service;
};

} // namespace latchkey::test
