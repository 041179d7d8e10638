// SPDX-License-Identifier: MIT
#include <latchkey/core/mfa/otpauthuri.h>

#include <latchkey/core/mfa/base32.h>

#include <QUrl>

namespace latchkey {

namespace {

constexpr qsizetype longestIssuer = 60;

QByteArray hashName(TotpHash hash)
{
    switch (hash) {
    case TotpHash::Sha1:
        return "SHA1";
    case TotpHash::Sha256:
        return "SHA256";
    case TotpHash::Sha512:
        return "SHA512";
    }
    return {};
}

QString shortIssuer(QString issuer)
{
    issuer.replace(u':', u' ');
    if (issuer.size() > longestIssuer)
        issuer.truncate(issuer.at(longestIssuer - 1).isHighSurrogate() ? longestIssuer - 1 : longestIssuer);
    return issuer.trimmed();
}

} // namespace

Secret otpauthUri(const TotpKey &key, const QString &issuer, const QString &account)
{
    // apps decode neither '+' nor what is not escaped: all but unreserved characters is (RFC 3986 §2.3)
    const QByteArray who = QUrl::toPercentEncoding(shortIssuer(issuer));
    const QByteArray head = "otpauth://totp/" + who + ':' + QUrl::toPercentEncoding(account) + "?secret=";
    const QByteArray tail = "&issuer=" + who + "&algorithm=" + hashName(key.hash) +
                            "&digits=" + QByteArray::number(key.digits) +
                            "&period=" + QByteArray::number(key.period);
    const Secret secret = base32(key.secret);
    QByteArray uri;
    uri.reserve(head.size() + secret.bytes().size() + tail.size()); // never moved, so it can be wiped whole
    uri.append(head).append(secret.bytes()).append(tail);
    Secret kept = Secret::fromUtf8(uri);
    wipeMemory(uri.data(), std::size_t(uri.size()));
    return kept;
}

} // namespace latchkey
