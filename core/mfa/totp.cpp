// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/totp.h>

#include <latchkey/core/base/crypto.h>

#include <QtEndian>

#include <array>

namespace latchkey {

namespace {

constexpr int mostDigits = 8;
using Digits = std::array<char, mostDigits>;

HmacHash hmacHash(TotpHash hash)
{
    switch (hash) {
    case TotpHash::Sha1:
        return HmacHash::Sha1;
    case TotpHash::Sha256:
        return HmacHash::Sha256;
    case TotpHash::Sha512:
        return HmacHash::Sha512;
    }
    return HmacHash::Sha1;
}

// RFC 4226 §5.3
quint32 truncated(const QByteArray &mac)
{
    const auto offset = mac.back() & 0xf;
    return qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffff;
}

// From the middle outwards, since most clocks are right.
qint64 nthStep(const TotpSteps &steps, qint64 n)
{
    const qint64 middle = steps.first + (steps.last - steps.first) / 2;
    return n % 2 == 0 ? middle - n / 2 : middle + (n + 1) / 2;
}

bool isFiller(char c)
{
    return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

struct Totp::Private
{
    Digits digitsOf(qint64 step)
    {
        std::array<char, sizeof(quint64)> counter;
        qToBigEndian(quint64(step), counter.data());
        QByteArray hash = mac.of(QByteArrayView(counter.data(), qsizetype(counter.size())));
        quint32 number = truncated(hash);
        wipeMemory(hash.data(), std::size_t(hash.size()));
        Digits digits{};
        for (int i = count; i-- > 0; number /= 10)
            digits[std::size_t(i)] = char('0' + number % 10);
        return digits;
    }
    QByteArrayView view(const Digits &digits) const { return {digits.data(), qsizetype(count)}; }

    Hmac mac;
    int count;
    int period;
};

Totp::Totp(const TotpKey &key)
    : d(new Private{Hmac(key.secret, hmacHash(key.hash)), key.digits, key.period})
{}

Totp::~Totp() = default;

qint64 Totp::stepAt(qint64 milliseconds) const
{
    const qint64 length = qint64(d->period) * 1000;
    // towards the past, also for times before 1970
    return milliseconds >= 0 ? milliseconds / length : (milliseconds + 1) / length - 1;
}

Secret Totp::code(qint64 step)
{
    Digits digits = d->digitsOf(step);
    Secret code = Secret::fromUtf8(d->view(digits));
    wipeMemory(digits.data(), digits.size());
    return code;
}

std::optional<qint64> Totp::find(const Secret &typed, const TotpSteps &steps)
{
    Digits given{};
    int count = 0;
    for (const char c : typed.bytes()) {
        if (isFiller(c))
            continue;
        if (c < '0' || c > '9' || count == d->count)
            return {}; // no code of this key
        given[std::size_t(count++)] = c;
    }
    if (count != d->count)
        return {};
    std::optional<qint64> found;
    for (qint64 tried = 0; tried <= steps.last - steps.first && !found; ++tried) {
        const qint64 step = nthStep(steps, tried);
        Digits right = d->digitsOf(step);
        if (constantTimeEquals(d->view(given), d->view(right)))
            found = step;
        wipeMemory(right.data(), right.size());
    }
    wipeMemory(given.data(), given.size());
    return found;
}

} // namespace latchkey
