// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/smtp/smtptrouble.h>

#include <QStringList>

#include <curl/curl.h>

#include <algorithm>

namespace latchkey {

namespace {

constexpr qsizetype longestAnswer = 300;

using enum AuthErrorReason;

// RFC 4954 §6: what a server says of a login that it misses or did not take
bool isAboutLogin(int replyCode)
{
    return replyCode == 530 || replyCode == 534 || replyCode == 535 || replyCode == 538;
}

AuthErrorReason ofReply(const SmtpFailure &failure)
{
    if (failure.phase == SmtpPhase::Greeting)
        return MailServerUnreachable;
    if (failure.phase == SmtpPhase::Login || isAboutLogin(failure.replyCode))
        return MailLoginRefused;
    // a sender that is refused is a matter of settings, which may be put right
    return failure.replyCode < 500 || failure.phase == SmtpPhase::Sender ? MailDeferred : MailRefused;
}

} // namespace

AuthErrorReason smtpTrouble(const SmtpFailure &failure)
{
    switch (failure.curlCode) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return MailServerUntrusted;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
        return MailServerUnencrypted;
    case CURLE_LOGIN_DENIED:
    case CURLE_AUTH_ERROR:
        return MailLoginRefused;
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_HOST:
        return MailServerUnreachable;
    default:
        return failure.replyCode >= 400 && failure.replyCode < 600 ? ofReply(failure) : MailServerUnreachable;
    }
}

// A word with an @ may be somebody's address.
QString spokenAnswer(QByteArrayView answer)
{
    QStringList words =
        QString::fromUtf8(answer.first(std::min(answer.size(), longestAnswer))).simplified().split(u' ');
    for (QString &word : words) {
        word.removeIf([](QChar c) { return !c.isPrint(); });
        if (word.contains(u'@'))
            word = QStringLiteral("<…>");
    }
    return words.join(u' ').left(longestAnswer);
}

} // namespace latchkey
