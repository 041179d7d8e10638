// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/smtp/smtptransport.h>

#include <latchkey/core/base/loopbackhost.h>
#include <latchkey/core/mail/mailheader.h>
#include <latchkey/core/mail/smtp/curllibrary.h>
#include <latchkey/core/mail/smtp/smtptrouble.h>

#include <QUrl>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>

namespace latchkey {

namespace {

// Nobody calls these before SmtpTransport::Private::prepare() has found libcurl.
const CurlLibrary &curl()
{
    return *CurlLibrary::get();
}

struct EasyDeleter
{
    void operator()(CURL *easy) const { curl().close(easy); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

struct ListDeleter
{
    void operator()(curl_slist *list) const { curl().freeList(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

// One message on its way.
struct Delivery
{
    QByteArray mail{};
    qsizetype taken = 0;
    SmtpPhase phase = SmtpPhase::Greeting;
    QByteArray answer{}; //!< the server's last line
    std::array<char, CURL_ERROR_SIZE> error{};
};

size_t giveContent(char *buffer, size_t size, size_t count, void *user)
{
    Delivery &delivery = *static_cast<Delivery *>(user);
    const qsizetype given = std::min(qsizetype(size * count), delivery.mail.size() - delivery.taken);
    std::memcpy(buffer, delivery.mail.constData() + delivery.taken, size_t(given));
    delivery.taken += given;
    return size_t(given);
}

size_t takeAnswer(char *line, size_t size, size_t count, void *user)
{
    static_cast<Delivery *>(user)->answer = QByteArray(line, qsizetype(size * count));
    return size * count;
}

// Asked about once a second; other than 0 ends the transfer.
int isToEnd(void *abandoned, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<const std::atomic<bool> *>(abandoned) ? 1 : 0;
}

// Tells only which command is under way: the lines themselves hold the password.
int watchCommand(CURL *, curl_infotype type, char *line, size_t size, void *user)
{
    if (type != CURLINFO_HEADER_OUT)
        return 0;
    static constexpr std::array<std::pair<QByteArrayView, SmtpPhase>, 4> commands{
        {{"AUTH ", SmtpPhase::Login},
         {"MAIL ", SmtpPhase::Sender},
         {"RCPT ", SmtpPhase::Recipient},
         {"DATA", SmtpPhase::Content}}};
    const QByteArrayView command(line, qsizetype(size));
    for (const auto &[verb, phase] : commands) {
        if (command.startsWith(verb))
            static_cast<Delivery *>(user)->phase = phase;
    }
    return 0;
}

QByteArray asciiHost(const QString &host)
{
    return host.contains(u':') ? '[' + host.toLatin1() + ']' : QUrl::toAce(host);
}

QByteArray addressIn(const QString &mailbox)
{
    const qsizetype open = mailbox.lastIndexOf(u'<');
    return headerAddress(open < 0 ? mailbox : mailbox.sliced(open + 1).chopped(1));
}

// The name that the client gives itself (RFC 5321 §4.1.1.1) is the sender's domain: this machine's own is
// often its owner's.
QByteArray urlOf(const SmtpServer &server, const QByteArray &sender)
{
    const bool tls = server.security == SmtpSecurity::Tls;
    const int usual = tls ? 465 : server.security == SmtpSecurity::StartTls ? 587 : 25;
    const int port = server.port == 0 ? usual : server.port;
    return (tls ? "smtps://" : "smtp://") + asciiHost(server.host) + ':' + QByteArray::number(port) + '/' +
           QUrl::toPercentEncoding(QString::fromLatin1(sender.sliced(sender.lastIndexOf('@') + 1)));
}

// What keeps a message and a password from others. False: this libcurl cannot do all of it.
bool protect(CURL *easy, const SmtpServer &server)
{
    const auto set = [easy](CURLoption option, auto value) {
        return curl().set(easy, option, value) == CURLE_OK;
    };
    const long encryption = server.security == SmtpSecurity::None ? CURLUSESSL_NONE : CURLUSESSL_ALL;
    bool done = set(CURLOPT_PROTOCOLS_STR, "smtp,smtps") && set(CURLOPT_USE_SSL, encryption) &&
                set(CURLOPT_SSL_VERIFYPEER, 1L) && set(CURLOPT_SSL_VERIFYHOST, 2L) &&
                set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (done && !server.caFile.isEmpty()) {
        const QByteArray file = server.caFile.toLocal8Bit();
        // only that one vouches
        done = set(CURLOPT_CAINFO, file.constData()) && set(CURLOPT_CAPATH, static_cast<char *>(nullptr));
    }
    return done;
}

void setManners(CURL *easy, const SmtpServer &server)
{
    curl().set(easy, CURLOPT_PROXY, "");
    curl().set(easy, CURLOPT_NOSIGNAL, 1L);
    curl().set(easy, CURLOPT_CONNECTTIMEOUT_MS, long(server.patience.toConnect.count()));
    curl().set(easy, CURLOPT_SERVER_RESPONSE_TIMEOUT_MS, long(server.patience.forAnswer.count()));
    curl().set(easy, CURLOPT_TIMEOUT_MS, long(server.patience.forMessage.count()));
}

void setLogin(CURL *easy, const SmtpServer &server)
{
    if (server.user.isEmpty())
        return;
    // what needs no more than the name and the password
    curl().set(easy, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN;AUTH=CRAM-MD5");
    curl().set(easy, CURLOPT_USERNAME, server.user.toUtf8().constData());
    QByteArray password = server.password.bytes().toByteArray();
    curl().set(easy, CURLOPT_PASSWORD, password.constData());
    wipeMemory(password.data(), std::size_t(password.size()));
}

void setDelivery(CURL *easy, Delivery &delivery)
{
    curl().set(easy, CURLOPT_UPLOAD, 1L);
    curl().set(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(delivery.mail.size()));
    curl().set(easy, CURLOPT_READFUNCTION, &giveContent);
    curl().set(easy, CURLOPT_READDATA, &delivery);
    curl().set(easy, CURLOPT_HEADERFUNCTION, &takeAnswer);
    curl().set(easy, CURLOPT_HEADERDATA, &delivery);
    curl().set(easy, CURLOPT_WRITEFUNCTION, &takeAnswer);
    curl().set(easy, CURLOPT_WRITEDATA, &delivery);
    curl().set(easy, CURLOPT_DEBUGFUNCTION, &watchCommand);
    curl().set(easy, CURLOPT_DEBUGDATA, &delivery);
    curl().set(easy, CURLOPT_VERBOSE, 1L);
    curl().set(easy, CURLOPT_ERRORBUFFER, delivery.error.data());
}

std::unexpected<AuthError> failed(CURL *easy, CURLcode code, const Delivery &delivery)
{
    long reply = 0;
    curl().info(easy, CURLINFO_RESPONSE_CODE, &reply);
    const AuthErrorReason reason =
        smtpTrouble({.curlCode = int(code), .replyCode = int(reply), .phase = delivery.phase});
    const QByteArray error =
        delivery.error.front() != '\0' ? QByteArray(delivery.error.data()) : QByteArray(curl().words(code));
    // a server might repeat what it was told at the login
    const bool said = reply >= 400 && delivery.phase != SmtpPhase::Login;
    return fail(AuthErrorCode::MailFailed, reason, spokenAnswer(said ? delivery.answer : error));
}

} // namespace

struct SmtpTransport::Private
{
    SmtpServer server;
    std::mutex mutex{};
    std::atomic<bool> abandoned = false;
    Delivery delivery{}; // outlives what refers to it, which says good-bye when it goes
    Easy easy{};

    Result<void> prepare();
    Result<void> deliver(const MailMessage &message);
    bool isStale() const;
};

SmtpTransport::SmtpTransport(SmtpServer server)
    : d(new Private{.server = std::move(server)})
{}

SmtpTransport::~SmtpTransport() = default;

Result<void> SmtpTransport::Private::prepare()
{
    if (server.security == SmtpSecurity::None && !isLoopbackHost(server.host))
        return fail(AuthErrorCode::MailFailed, AuthErrorReason::MailServerUnencrypted,
                    QStringLiteral("the server is another machine"));
    if (easy)
        return {};
    if (CurlLibrary::get())
        easy.reset(curl().open());
    if (!easy || !protect(easy.get(), server)) {
        easy.reset();
        return fail(AuthErrorCode::MailFailed, AuthErrorReason::MailLibraryMissing,
                    QStringLiteral("libcurl is not installed, or cannot be used"));
    }
    curl().set(easy.get(), CURLOPT_XFERINFOFUNCTION, &isToEnd);
    curl().set(easy.get(), CURLOPT_XFERINFODATA, &abandoned);
    curl().set(easy.get(), CURLOPT_NOPROGRESS, 0L);
    setManners(easy.get(), server);
    setLogin(easy.get(), server);
    return {};
}

Result<void> SmtpTransport::Private::deliver(const MailMessage &message)
{
    delivery = Delivery{.mail = composeMail(message)};
    const QByteArray sender = addressIn(message.from);
    const List recipients(curl().append(nullptr, headerAddress(message.to).constData()));
    curl().set(easy.get(), CURLOPT_URL, urlOf(server, sender).constData());
    curl().set(easy.get(), CURLOPT_MAIL_FROM, sender.constData());
    curl().set(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    setDelivery(easy.get(), delivery);
    const CURLcode code = curl().perform(easy.get());
    return code == CURLE_OK ? Result<void>() : failed(easy.get(), code, delivery);
}

// Whether the last delivery failed because the server had had enough of a connection kept from before.
bool SmtpTransport::Private::isStale() const
{
    long made = 0;
    curl().info(easy.get(), CURLINFO_NUM_CONNECTS, &made);
    return made == 0 && delivery.phase <= SmtpPhase::Sender;
}

Result<void> SmtpTransport::send(const MailMessage &message)
{
    const std::lock_guard lock(d->mutex);
    if (const auto prepared = d->prepare(); !prepared)
        return prepared;
    auto delivered = d->deliver(message);
    if (!delivered && !d->abandoned && d->isStale()) {
        d->easy.reset();
        delivered = d->prepare().and_then([&] { return d->deliver(message); });
    }
    return delivered;
}

void SmtpTransport::abandon()
{
    d->abandoned = true;
}

void SmtpTransport::rest()
{
    const std::lock_guard lock(d->mutex);
    d->easy.reset();
}

} // namespace latchkey
