// SPDX-License-Identifier: MIT
#include <bench/mailpeer.h>
#include <bench/measure.h>
#include <bench/rows.h>

#include <curl/curl.h>

#include <cstring>
#include <vector>

namespace latchkey::bench {

namespace {

constexpr int messages = 10'000;

//! An outbox with a message to each of many people, which can be filled again.
class FullOutbox
{
public:
    explicit FullOutbox(const MailPeer &peer)
        : m_folder(QStringLiteral("outbox-XXXXXX"))
        , m_client(must(openEmbedded({.appName = QStringLiteral("Bench"),
                                      .appId = QStringLiteral("org.example.bench"),
                                      .database = path()})))
        , m_raw(path())
    {
        // the first one is the pattern of all others
        must(service().addUser(QStringLiteral("ada@example.org"), QStringLiteral("nine brass keys hang here"),
                               {.confirmedEmail = false}));
        m_raw.multiplyUser(messages);
        must(service().setSetting(QStringLiteral("mail_per_hour"), QStringLiteral("0")));
        for (int i = 1; i <= messages; ++i)
            must(service().sendConfirmationEmail(QStringLiteral("person%1@example.org").arg(i)));
        m_raw.run("CREATE TEMP TABLE full_outbox AS SELECT * FROM outbox");
        must(service().setSetting(QStringLiteral("smtp_security"), QStringLiteral("none")));
        must(service().setSetting(QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1")));
        must(service().setSetting(QStringLiteral("smtp_port"), QString::number(peer.port())));
    }

    UsersService &service() { return m_client->service(); }
    void fill() { m_raw.run("DELETE FROM outbox; INSERT INTO outbox SELECT * FROM full_outbox"); }

private:
    QString path() const
    {
        return QDir::current().absoluteFilePath(m_folder.path() + QStringLiteral("/users.db"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<EmbeddedClient> m_client;
    RawSqlite m_raw;
};

size_t give(char *buffer, size_t size, size_t count, void *user)
{
    auto &rest = *static_cast<QByteArrayView *>(user);
    const qsizetype given = std::min(qsizetype(size * count), rest.size());
    std::memcpy(buffer, rest.data(), size_t(given));
    rest = rest.sliced(given);
    return size_t(given);
}

//! The same message as often, by libcurl alone.
void sendRaw(const MailPeer &peer, const QByteArray &mail)
{
    CURL *easy = curl_easy_init();
    curl_slist *recipients = curl_slist_append(nullptr, "person1@example.org");
    QByteArrayView rest;
    curl_easy_setopt(easy, CURLOPT_URL,
                     QByteArray("smtp://127.0.0.1:" + QByteArray::number(peer.port())).constData());
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, "bench@example.org");
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(easy, CURLOPT_READDATA, &rest);
    for (int i = 0; i < messages; ++i) {
        rest = mail;
        if (curl_easy_perform(easy) != CURLE_OK)
            qFatal("libcurl sent no mail");
    }
    curl_easy_cleanup(easy);
    curl_slist_free_all(recipients);
}

Probe ratePerSecond(std::function<void()> call)
{
    return [timed = milliseconds(std::move(call))] { return messages * 1e3 / timed(); };
}

} // namespace

QJsonArray mailRows()
{
    MailPeer peer;
    FullOutbox outbox(peer);
    const Probe drained = ratePerSecond([&] {
        if (must(outbox.service().sendDueMail()) != messages)
            qFatal("not all mail was sent");
    });
    std::vector<double> rates;
    const Probe drain = [&] {
        outbox.fill();
        return rates.emplace_back(drained());
    };
    const QJsonObject beside = measured({.name = QStringLiteral("mail.drain_vs_libcurl"),
                                         .unit = QStringLiteral("/s"),
                                         .value = drain,
                                         .yardstick = ratePerSecond([&] { sendRaw(peer, peer.last()); }),
                                         .rounds = 3,
                                         .goal = {},
                                         .better = Better::Larger});
    // the same drains, by a goal of their own
    const QJsonObject alone = measured(
        {.name = QStringLiteral("mail.drain_per_s"),
         .unit = QStringLiteral("/s"),
         .value = [&rates, next = rates.size()]() mutable { return rates.at(rates.size() - next--); },
         .rounds = 3,
         .goal = 300,
         .better = Better::Larger});
    return {alone, beside};
}

} // namespace latchkey::bench
