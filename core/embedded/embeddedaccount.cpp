// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient_p.h>

namespace latchkey {

void EmbeddedClient::announceIfHeld()
{
    if (!d->currentSession().isEmpty())
        announce();
}

QFuture<Result<void>> EmbeddedClient::sendPasswordResetEmail(const QString &email)
{
    return inBackgroundWithMail(
        [this, email] { return d->backend->service.sendPasswordResetEmail(email, d->origin()); });
}

QFuture<Result<void>> EmbeddedClient::resetPasswordWithCode(const QString &email, const Secret &code,
                                                            const Secret &newPassword)
{
    return inBackgroundWithMail([this, email, code, newPassword] {
        const auto reset = d->backend->service.resetPasswordWithCode(email, code, newPassword, d->origin());
        if (reset)
            announceIfHeld();
        return reset;
    });
}

QFuture<Result<void>> EmbeddedClient::sendTokenLoginEmail(const QString &email)
{
    return inBackgroundWithMail(
        [this, email] { return d->backend->service.sendTokenLoginEmail(email, d->origin()); });
}

QFuture<Result<User>> EmbeddedClient::loginWithToken(const QString &email, const Secret &code,
                                                     const LoginOptions &options)
{
    const CodeLogin login{.email = email, .code = code, .mfa = options.mfa};
    return signIn([this, login](Session &session, const Origin &origin) {
        auto answer = d->backend->service.loginWithToken(session, login, origin);
        d->notePending(login.email, answer ? std::nullopt : std::optional(answer.error()));
        return answer;
    });
}

QFuture<Result<ProofKind>> EmbeddedClient::neededProof()
{
    return inBackground([this] { return d->backend->service.neededProof(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::sendProofEmail()
{
    return inBackgroundWithMail([this] { return d->backend->service.sendProofEmail(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::resetPassword(const Secret &oldPassword, const Secret &newPassword)
{
    return setPassword({.kind = ProofKind::Password, .value = oldPassword}, newPassword);
}

QFuture<Result<void>> EmbeddedClient::setPassword(const Proof &proof, const Secret &newPassword)
{
    return inBackgroundWithMail([this, proof, newPassword] {
        return d->backend->service.setPassword(d->currentSession(), proof, newPassword,
                                               d->originWithDevice());
    });
}

QFuture<Result<void>> EmbeddedClient::changeEmail(const Proof &proof, const QString &newEmail)
{
    return inBackgroundWithMail([this, proof, newEmail] {
        return d->backend->service.changeEmail(d->currentSession(), proof, newEmail, d->originWithDevice());
    });
}

QFuture<Result<User>> EmbeddedClient::confirmNewEmail(const Secret &code)
{
    return inBackgroundWithMail([this, code] {
        const auto user = d->backend->service.confirmNewEmail(d->currentSession(), code);
        if (user)
            announceIfHeld();
        return user;
    });
}

QFuture<Result<void>> EmbeddedClient::undoEmailChange(const QString &formerEmail, const Secret &code)
{
    return inBackgroundWithMail([this, formerEmail, code] {
        const auto undone = d->backend->service.undoEmailChange(formerEmail, code, d->origin());
        if (undone)
            announceIfHeld();
        return undone;
    });
}

QFuture<Result<QList<SessionInfo>>> EmbeddedClient::sessions()
{
    return inBackground([this] { return d->backend->service.sessions(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::revokeSession(qint64 id)
{
    return inBackground([this, id] {
        const auto revoked = d->backend->service.revokeSession(d->currentSession(), id);
        if (revoked)
            announceIfHeld();
        return revoked;
    });
}

QFuture<Result<void>> EmbeddedClient::revokeOtherSessions()
{
    return inBackground([this] { return d->backend->service.revokeOtherSessions(d->currentSession()); });
}

QFuture<Result<QByteArray>> EmbeddedClient::exportAccount()
{
    return inBackground([this] { return d->backend->service.exportAccount(d->currentSession()); });
}

QFuture<Result<void>> EmbeddedClient::deleteAccount(const Proof &proof)
{
    return inBackgroundWithMail([this, proof] {
        const Origin origin = d->originWithDevice();
        const std::lock_guard lock(d->sessionMutex);
        const auto deleted = d->backend->service.deleteAccount(d->session, proof, origin);
        if (deleted)
            announce();
        return deleted;
    });
}

} // namespace latchkey
