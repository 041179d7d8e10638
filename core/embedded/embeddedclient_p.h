// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/auth/usersserviceports.h>
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/embedded/embeddedadmin.h>
#include <latchkey/core/embedded/embeddedclient.h>
#include <latchkey/core/embedded/keyplace.h>
#include <latchkey/core/embedded/mailroute.h>
#include <latchkey/core/password/passwordhashes.h>
#include <latchkey/core/password/passwordpolicy.h>
#include <latchkey/core/session/devicetokenkeeper.h>
#include <latchkey/core/session/keychain/opensecretstore.h>
#include <latchkey/core/storage/sealingkeybinding.h>
#include <latchkey/core/storage/sqlauditstore.h>
#include <latchkey/core/storage/sqlmfastore.h>
#include <latchkey/core/storage/sqlstores.h>
#include <latchkey/core/storage/sqlthrottlestore.h>
#include <latchkey/core/storage/sqluserstore.h>

#include <QHash>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <atomic>
#include <mutex>

namespace latchkey {

//! Everything the service stands on, in the order in which it is built; taken down the other way round.
struct EmbeddedBackend
{
    //! Opens everything; waits for the disk. Any thread will do. Errors: see openEmbedded().
    static Result<std::unique_ptr<EmbeddedBackend>> open(const EmbeddedOptions &options);
    EmbeddedBackend(std::unique_ptr<Database> opened, EmbeddedPaths where,
                    std::unique_ptr<SealingKeyPlace> place);

    EmbeddedPaths paths;
    std::unique_ptr<Database> database;
    std::unique_ptr<Clock> clock;
    SystemRandom random;
    std::unique_ptr<SealingKeyPlace> keyPlace;
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
    MailRoute transport;
    UsersService service;
};

struct EmbeddedClient::Private
{
    Private(std::unique_ptr<EmbeddedBackend> opened, const EmbeddedOptions &options);

    Session currentSession();
    Origin origin();
    //! The same with the device's token, which may take seconds the first time.
    Origin originWithDevice();
    //! Keeps what a login by this address can be gone on from; a login that got through needs nothing more.
    void notePending(const QString &email, const std::optional<AuthError> &stopped);
    //! The same for a login that was gone on with.
    void forgetPending(const PendingLogin &finished);
    //! The latest of this address, or of any; may be empty.
    PendingLogin pendingOf(const QString &email);
    PendingLogin latestPending();
    //! Has what waits in the outbox sent, unless that is under way.
    void sendMail();
    //! Has what audit and outbox need not keep any longer dropped.
    void prune();

    std::unique_ptr<EmbeddedBackend> backend;
    QString language;
    bool runsMaintenance = true;
    bool remembersDevice = true;
    std::mutex sessionMutex;
    Session session;
    User openedBy; //!< the answer of the login that opened the session
    DeviceTokenKeeper device;
    std::mutex pendingMutex;
    QHash<QString, PendingLogin> pendingLogins; // by the address's key
    PendingLogin latest;
    std::atomic<bool> sending = false;
    QTimer mailTimer;
    QTimer pruneTimer;
    QThreadPool workers;
    EmbeddedAdmin admin;
};

template<typename Work>
auto EmbeddedClient::inBackground(Work work)
{
    return QtConcurrent::run(&d->workers, std::move(work));
}

template<typename Work>
auto EmbeddedClient::inBackgroundWithMail(Work work)
{
    return inBackground([this, work = std::move(work)] {
        auto answer = work();
        d->sendMail();
        return answer;
    });
}

} // namespace latchkey
