// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient.h>

namespace latchkey {

namespace {

template<typename T>
QFuture<Result<T>> notYet()
{
    return QtFuture::makeReadyValueFuture(Result<T>(fail(AuthErrorCode::Cancelled)));
}

} // namespace

QFuture<Result<void>> EmbeddedClient::sendPasswordResetEmail(const QString &)
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::resetPasswordWithCode(const QString &, const Secret &, const Secret &)
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::sendTokenLoginEmail(const QString &)
{
    return notYet<void>();
}

QFuture<Result<User>> EmbeddedClient::loginWithToken(const QString &, const Secret &)
{
    return notYet<User>();
}

QFuture<Result<ProofKind>> EmbeddedClient::neededProof()
{
    return notYet<ProofKind>();
}

QFuture<Result<void>> EmbeddedClient::sendProofEmail()
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::resetPassword(const Secret &, const Secret &)
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::setPassword(const Proof &, const Secret &)
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::changeEmail(const Proof &, const QString &)
{
    return notYet<void>();
}

QFuture<Result<User>> EmbeddedClient::confirmNewEmail(const Secret &)
{
    return notYet<User>();
}

QFuture<Result<void>> EmbeddedClient::undoEmailChange(const QString &, const Secret &)
{
    return notYet<void>();
}

QFuture<Result<QList<SessionInfo>>> EmbeddedClient::sessions()
{
    return notYet<QList<SessionInfo>>();
}

QFuture<Result<void>> EmbeddedClient::revokeSession(qint64)
{
    return notYet<void>();
}

QFuture<Result<void>> EmbeddedClient::revokeOtherSessions()
{
    return notYet<void>();
}

QFuture<Result<QByteArray>> EmbeddedClient::exportAccount()
{
    return notYet<QByteArray>();
}

QFuture<Result<void>> EmbeddedClient::deleteAccount(const Proof &)
{
    return notYet<void>();
}

} // namespace latchkey
