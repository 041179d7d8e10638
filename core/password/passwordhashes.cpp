// SPDX-License-Identifier: MIT
#include <latchkey/core/password/passwordhashes.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/password/bcrypt.h>
#include <latchkey/core/password/pbkdf2.h>
#include <latchkey/core/password/scryptphc.h>

namespace latchkey {

namespace {

QByteArray zeros(qsizetype size)
{
    return QByteArray(size, '\0').toBase64(QByteArray::OmitTrailingEquals);
}

} // namespace

PasswordHashes::PasswordHashes(RandomSource &random, int threads, const Argon2Params &params)
    : m_argon2(random, threads, params)
{}

Result<QByteArray> PasswordHashes::hash(const Secret &password)
{
    return m_argon2.hash(password);
}

Result<QByteArray> PasswordHashes::hashAlike(const Secret &text, QByteArrayView like)
{
    return m_argon2.hashAlike(text, like);
}

Result<bool> PasswordHashes::verify(const PasswordTry &password, QByteArrayView stored)
{
    // what Latchkey made it made of the normalised form: one hash decides
    if (!m_argon2.needsRehash(stored))
        return m_argon2.verify(password.normalised, stored);
    const auto matches = verifyBytes(password.typed, stored);
    if (!matches || *matches || constantTimeEquals(password.typed.bytes(), password.normalised.bytes()))
        return matches;
    return verifyBytes(password.normalised, stored);
}

Result<bool> PasswordHashes::verifyBytes(const Secret &password, QByteArrayView stored)
{
    if (stored.startsWith("$argon2"))
        return m_argon2.verify(password, stored);
    const auto turn = m_argon2.turn();
    if (!turn)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("no memory to compute a password hash"));
    if (const auto pbkdf2 = parsePbkdf2(stored))
        return verifyPbkdf2(password, *pbkdf2);
    if (const auto scrypt = parseScryptPhc(stored))
        return verifyScrypt(password, *scrypt);
    return verifyBcrypt(password, stored);
}

void PasswordHashes::verifyDummy(const PasswordTry &password, QByteArrayView kind)
{
    const QByteArray blank = blankHashOfKind(kind);
    // the outcome is of no interest, the cost is
    (void)verify(password, isPasswordHash(blank) ? blank : m_argon2.blankHash());
}

bool PasswordHashes::needsRehash(QByteArrayView stored) const
{
    return m_argon2.needsRehash(stored);
}

bool isPasswordHash(QByteArrayView stored)
{
    return isBcrypt(stored) || parsePbkdf2(stored) || parseScryptPhc(stored) || parseArgon2Phc(stored);
}

QByteArray blankHashOfKind(QByteArrayView kind)
{
    const QByteArray prefix = kind.toByteArray();
    if (prefix.startsWith("$2"))
        return prefix + QByteArray(53, '.');
    if (prefix.startsWith("pbkdf2_"))
        return prefix + "AAAAAAAAAAAAAAAA$" + QByteArray(32, '\0').toBase64();
    return prefix + zeros(16) + '$' + zeros(32);
}

} // namespace latchkey
