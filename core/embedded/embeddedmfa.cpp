// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient_p.h>
#include <latchkey/core/users/emailaddress.h>

namespace latchkey {

void EmbeddedClient::Private::notePending(const QString &email, const std::optional<AuthError> &stopped)
{
    const auto address = EmailAddress::parse(email);
    if (!address)
        return;
    const std::lock_guard lock(pendingMutex);
    if (!stopped) {
        pendingLogins.remove(address->key());
        latest = {};
    } else if (!stopped->pending.isEmpty()) {
        latest = pendingLogins[address->key()] = stopped->pending;
    }
}

void EmbeddedClient::Private::forgetPending(const PendingLogin &finished)
{
    const auto isFinished = [&](const PendingLogin &pending) {
        return constantTimeEquals(pending.token().bytes(), finished.token().bytes());
    };
    const std::lock_guard lock(pendingMutex);
    pendingLogins.removeIf([&](const auto &entry) { return isFinished(entry.value()); });
    if (isFinished(latest))
        latest = {};
}

PendingLogin EmbeddedClient::Private::pendingOf(const QString &email)
{
    const auto address = EmailAddress::parse(email);
    const std::lock_guard lock(pendingMutex);
    return address ? pendingLogins.value(address->key()) : PendingLogin();
}

PendingLogin EmbeddedClient::Private::latestPending()
{
    const std::lock_guard lock(pendingMutex);
    return latest;
}

QFuture<Result<User>> EmbeddedClient::continueLogin(const PendingLogin &pending, const MfaLogin &mfa)
{
    return signIn([this, pending, mfa](Session &session, const Origin &origin) {
        auto answer = d->backend->service.continueLogin(session, pending, mfa, origin);
        if (answer)
            d->forgetPending(pending);
        return answer;
    });
}

QFuture<Result<MfaSetUp>> EmbeddedClient::setUpMfa(const PendingLogin &pending, const MfaMethod &method)
{
    const auto codes = std::make_shared<QList<Secret>>();
    const auto login =
        signIn([this, pending, method, codes](Session &session, const Origin &origin) -> Result<User> {
            auto done = d->backend->service.setUpMfa(session, pending, method, origin);
            if (!done)
                return failWith(done);
            d->forgetPending(pending);
            *codes = done->recoveryCodes;
            return done->user;
        });
    return QFuture(login).then([codes](const Result<User> &user) {
        return user.transform(
            [&](const User &who) { return MfaSetUp{.user = who, .recoveryCodes = *codes}; });
    });
}

QFuture<Result<MfaLogin>> EmbeddedClient::verifyMfa(const QString &email, const Secret &password,
                                                    const MfaLogin &mfa)
{
    return inBackgroundWithMail([this, login = EmailLogin{email, password, mfa}] {
        auto answer = d->backend->service.verifyMfa(login, d->originWithDevice());
        // a ticket still needs its login, and what came before it may be gone on with
        if (!answer)
            d->notePending(login.email, answer.error());
        return answer;
    });
}

QFuture<Result<QStringList>> EmbeddedClient::getAvailableMfaTypes(const QString &email,
                                                                  const Secret &password)
{
    return inBackground([this, email, password] {
        return d->backend->service.getAvailableMfaTypes(email, password, d->originWithDevice());
    });
}

QFuture<Result<QStringList>> EmbeddedClient::getEnabledMfaTypes()
{
    return inBackground([this] { return d->backend->service.getEnabledMfaTypes(); });
}

QFuture<Result<void>> EmbeddedClient::sendMfaResetEmail(const QString &email)
{
    return inBackgroundWithMail([this, email] {
        return d->backend->service.sendMfaResetEmail(email, d->pendingOf(email), d->origin());
    });
}

QFuture<Result<void>> EmbeddedClient::resetMfaWithCode(const QString &email, const Secret &code)
{
    return inBackgroundWithMail(
        [this, email, code] { return d->backend->service.resetMfaWithCode(email, code, d->origin()); });
}

QFuture<Result<TotpSecret>> EmbeddedClient::generateTotpSecret(const QString &email)
{
    return inBackground([this, email] { return d->backend->service.generateTotpSecret(email); });
}

QFuture<Result<bool>> EmbeddedClient::validateTotpCode(const MfaMethod &method, const Secret &code)
{
    return inBackground([this, method, code] { return d->backend->service.validateTotpCode(method, code); });
}

QFuture<Result<QList<Secret>>> EmbeddedClient::addFactor(const MfaAddition &addition)
{
    return inBackgroundWithMail([this, addition]() -> Result<QList<Secret>> {
        UsersService &service = d->backend->service;
        const Session session = d->currentSession();
        const PendingLogin pending = d->latestPending();
        if (session.isEmpty() && !pending.isEmpty())
            return service.addMfaMethod(pending, addition, d->originWithDevice());
        return service.addMfaMethod(session, addition, d->originWithDevice());
    });
}

QFuture<Result<QList<Secret>>> EmbeddedClient::addMfaMethod(const Secret &password, const MfaMethod &method,
                                                            ClearExisting clearExisting)
{
    return addMfaMethodWithProof({.kind = ProofKind::Password, .value = password}, method, clearExisting);
}

QFuture<Result<QList<Secret>>> EmbeddedClient::addMfaMethodWithProof(const Proof &proof,
                                                                     const MfaMethod &method,
                                                                     ClearExisting clearExisting)
{
    return addFactor({.method = method, .proof = proof, .clearExisting = clearExisting});
}

QFuture<Result<MfaOverview>> EmbeddedClient::mfaMethods()
{
    return inBackground([this] { return d->backend->service.mfaMethods(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::removeMfaMethod(const Proof &proof, const QString &id)
{
    return inBackgroundWithMail([this, proof, id] {
        return d->backend->service.removeMfaMethod(d->currentSession(), proof, id, d->originWithDevice());
    });
}

QFuture<Result<void>> EmbeddedClient::renameMfaMethod(const QString &id, const QString &name)
{
    return inBackground(
        [this, id, name] { return d->backend->service.renameMfaMethod(d->currentSession(), id, name); });
}

QFuture<Result<QList<Secret>>> EmbeddedClient::newRecoveryCodes(const Proof &proof)
{
    return inBackgroundWithMail([this, proof] {
        return d->backend->service.newRecoveryCodes(d->currentSession(), proof, d->originWithDevice());
    });
}

QFuture<Result<void>> EmbeddedClient::revokeTrustedDevice(qint64 id)
{
    return inBackground(
        [this, id] { return d->backend->service.revokeTrustedDevice(d->currentSession(), id); });
}

} // namespace latchkey
