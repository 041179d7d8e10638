// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/keychainsecretstore.h>

#include <latchkey/core/session/keychain/keychainthread.h>
#include <latchkey/core/session/keychain/sessionbus.h>

#include <qt6keychain/keychain.h>

namespace latchkey {

namespace {

std::unexpected<AuthError> keychainFailure(AuthErrorReason reason, const QString &detail)
{
    return fail(AuthErrorCode::KeychainFailed, reason, detail);
}

std::unexpected<AuthError> silence()
{
    return keychainFailure(AuthErrorReason::KeychainSilent,
                           QStringLiteral("the keychain did not answer in time"));
}

std::unexpected<AuthError> failureOf(const QKeychain::Job &job)
{
    const QString detail = QStringLiteral("keychain error %1: %2").arg(job.error()).arg(job.errorString());
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return keychainFailure(AuthErrorReason::KeychainLocked, detail);
    default:
        // a prompt that was closed comes as one of the many other errors
        return keychainFailure(isSecretServiceLocked() ? AuthErrorReason::KeychainLocked
                                                       : AuthErrorReason::KeychainUnreachable,
                               detail);
    }
}

// QtKeychain takes an entry that it may not unlock for one that is not there.
Result<Secret> absence()
{
    if (isSecretServiceLocked())
        return keychainFailure(AuthErrorReason::KeychainLocked, QStringLiteral("the keychain is locked"));
    return Secret();
}

Result<Secret> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return absence();
    if (job.error() != QKeychain::NoError)
        return failureOf(job);
    const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    if (!reading)
        return Secret();
    QByteArray data = reading->binaryData();
    Secret secret = Secret::fromBytes(data);
    wipeMemory(data.data(), std::size_t(data.size()));
    return secret;
}

// What keeps a call from the keychain altogether.
std::optional<AuthError> obstacle(Unlocking unlocking)
{
    const auto because = [](AuthErrorReason reason, const QString &detail) {
        return AuthError{.code = AuthErrorCode::KeychainFailed, .reason = reason, .detail = detail};
    };
    if (!hasKeychainService())
        return because(AuthErrorReason::KeychainUnreachable, QStringLiteral("there is no keychain"));
    followSecretService();
    if (unlocking == Unlocking::Avoided && isSecretServiceLocked())
        return because(AuthErrorReason::KeychainLocked, QStringLiteral("the keychain is locked"));
    return {};
}

// A job deletes itself when it has finished, also if nobody waits any more.
template<typename Job>
Result<Secret> runJob(std::chrono::milliseconds patience, Unlocking unlocking,
                      const std::function<Job *(QObject *)> &prepare)
{
    const auto outcome = awaitKeychain<Result<Secret>>(
        patience, [=](QObject *context, const std::function<void(Result<Secret>)> &done) {
            if (const auto found = obstacle(unlocking))
                return done(std::unexpected(*found));
            Job *job = prepare(context);
            job->setInsecureFallback(false);
            job->setAutoDelete(true);
            QObject::connect(job, &QKeychain::Job::finished, context,
                             [done](QKeychain::Job *finished) { done(outcomeOf(*finished)); });
            job->start();
        });
    return outcome ? *outcome : silence();
}

} // namespace

bool isKeychainReachable(std::chrono::milliseconds patience)
{
    // libsecret may be missing
    return awaitKeychain<bool>(patience,
                               [](QObject *, const std::function<void(bool)> &done) {
                                   done(hasKeychainService() && QKeychain::isAvailable());
                               })
        .value_or(false);
}

KeychainSecretStore::KeychainSecretStore(const QString &service, std::chrono::milliseconds patience)
    : m_service(service)
    , m_patience(patience)
{}

Result<Secret> KeychainSecretStore::read(const QString &name, Unlocking unlocking)
{
    return runJob<QKeychain::ReadPasswordJob>(
        m_patience, unlocking, [service = m_service, name](QObject *context) {
            auto *job = new QKeychain::ReadPasswordJob(service, context);
            job->setKey(name);
            return job;
        });
}

Result<void> KeychainSecretStore::write(const QString &name, const Secret &secret, Unlocking unlocking)
{
    return runJob<QKeychain::WritePasswordJob>(m_patience, unlocking,
                                               [service = m_service, name, secret](QObject *context) {
                                                   auto *job =
                                                       new QKeychain::WritePasswordJob(service, context);
                                                   job->setKey(name);
                                                   job->setBinaryData(secret.bytes().toByteArray());
                                                   return job;
                                               })
        .transform([](const Secret &) {});
}

} // namespace latchkey
