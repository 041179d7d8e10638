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

// A job deletes itself when it has finished, also if nobody waits any more.
template<typename Job, typename Prepare>
Result<Secret> runJob(const QString &service, const QString &name, std::chrono::milliseconds patience,
                      Prepare prepare)
{
    const auto outcome = awaitKeychain<Result<Secret>>(
        patience, [=](QObject *context, const std::function<void(Result<Secret>)> &done) {
            auto *job = new Job(service, context);
            job->setInsecureFallback(false);
            job->setAutoDelete(true);
            job->setKey(name);
            prepare(*job);
            QObject::connect(job, &QKeychain::Job::finished, context,
                             [done](QKeychain::Job *finished) { done(outcomeOf(*finished)); });
            job->start();
        });
    return outcome ? *outcome : silence();
}

Result<void> withoutValue(const Result<Secret> &outcome)
{
    return outcome.transform([](const Secret &) {});
}

} // namespace

bool isKeychainReachable(std::chrono::milliseconds patience)
{
    return awaitKeychain<bool>(
               patience, [](QObject *, const std::function<void(bool)> &done) { done(hasKeychainService()); })
        .value_or(false);
}

KeychainSecretStore::KeychainSecretStore(const QString &service, std::chrono::milliseconds patience)
    : m_service(service)
    , m_patience(patience)
{}

Result<Secret> KeychainSecretStore::read(const QString &name)
{
    return runJob<QKeychain::ReadPasswordJob>(m_service, name, m_patience, [](QKeychain::Job &) {});
}

Result<void> KeychainSecretStore::write(const QString &name, const Secret &secret)
{
    return withoutValue(runJob<QKeychain::WritePasswordJob>(
        m_service, name, m_patience,
        [secret](QKeychain::WritePasswordJob &job) { job.setBinaryData(secret.bytes().toByteArray()); }));
}

Result<void> KeychainSecretStore::remove(const QString &name)
{
    return withoutValue(
        runJob<QKeychain::DeletePasswordJob>(m_service, name, m_patience, [](QKeychain::Job &) {}));
}

} // namespace latchkey
