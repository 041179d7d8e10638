// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/sealedtotp.h>

#include <QtEndian>

namespace latchkey {

namespace {

constexpr char formatVersion = 1;
constexpr qsizetype headerSize = 5;
constexpr qsizetype longestSecret = 128;

QByteArray offerPurpose(const QString &id)
{
    return "totp offer " + id.toUtf8();
}

QByteArray bigEndian(auto number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray packed(const TotpKey &key)
{
    QByteArray bytes;
    bytes.reserve(headerSize + longestSecret); // never moved, so that it can be wiped whole
    bytes += formatVersion;
    bytes += char(key.hash);
    bytes += char(key.digits);
    bytes.append(bigEndian(quint16(key.period))).append(key.secret.bytes());
    return bytes;
}

std::unexpected<AuthError> foreign()
{
    return fail(AuthErrorCode::InvalidInput, AuthErrorReason::MethodForeign);
}

} // namespace

std::optional<TotpKey> unpackTotpKey(QByteArrayView bytes)
{
    if (bytes.size() <= headerSize || bytes.size() > headerSize + longestSecret ||
        bytes.front() != formatVersion)
        return {};
    const int hash = bytes[1];
    TotpKey key{.secret = Secret::fromBytes(bytes.sliced(headerSize)),
                .hash = TotpHash(hash),
                .digits = bytes[2],
                .period = qFromBigEndian<quint16>(bytes.data() + 3)};
    const bool fits = hash >= int(TotpHash::Sha1) && hash <= int(TotpHash::Sha512) && key.digits >= 6 &&
                      key.digits <= 8 && key.period >= 1 && key.period <= 3600;
    return fits ? std::optional(std::move(key)) : std::nullopt;
}

QByteArray sealTotpOffer(const SealingKey &key, const QString &id, const TotpOffer &offer,
                         RandomSource &random)
{
    QByteArray totp = packed(offer.key);
    const QByteArray address = offer.emailKey.toUtf8();
    const QByteArray head =
        bigEndian(qint64(toMilliseconds(offer.expires))) + bigEndian(quint16(totp.size()));
    QByteArray plain;
    plain.reserve(head.size() + totp.size() + address.size());
    plain.append(head).append(totp).append(address);
    const QByteArray sealed = key.seal(offerPurpose(id), Secret::fromBytes(plain), random);
    for (QByteArray *copy : {&totp, &plain})
        wipeMemory(copy->data(), std::size_t(copy->size()));
    return sealed;
}

Result<TotpOffer> openTotpOffer(const SealingKey &key, const MfaMethod &method)
{
    constexpr qsizetype head = sizeof(qint64) + sizeof(quint16);
    const auto opened = key.open(offerPurpose(method.id), method.sealedData);
    if (!opened || opened->bytes().size() < head)
        return foreign();
    const QByteArrayView plain = opened->bytes();
    const qsizetype size = qFromBigEndian<quint16>(plain.data() + sizeof(qint64));
    if (plain.size() < head + size)
        return foreign();
    auto totp = unpackTotpKey(plain.sliced(head, size));
    if (!totp)
        return foreign();
    return TotpOffer{.emailKey = QString::fromUtf8(plain.sliced(head + size)),
                     .expires = fromMilliseconds(qFromBigEndian<qint64>(plain.data())),
                     .key = std::move(*totp)};
}

QByteArray mfaSealPurpose(UserId user, const QString &id)
{
    return "mfa method " + QByteArray::number(qint64(user)) + ' ' + id.toUtf8();
}

QByteArray sealTotpKey(const SealingKey &key, QByteArrayView purpose, const TotpKey &totp,
                       RandomSource &random)
{
    QByteArray plain = packed(totp);
    const QByteArray sealed = key.seal(purpose, Secret::fromBytes(plain), random);
    wipeMemory(plain.data(), std::size_t(plain.size()));
    return sealed;
}

Result<TotpKey> openTotpKey(const SealingKey &key, QByteArrayView purpose, QByteArrayView sealed)
{
    const auto opened = key.open(purpose, sealed);
    if (!opened)
        return failWith(opened);
    auto totp = unpackTotpKey(opened->bytes());
    if (!totp)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeyMismatch,
                    QStringLiteral("a sealed second factor is of an unknown form"));
    return std::move(*totp);
}

} // namespace latchkey
