// SPDX-License-Identifier: MIT
// Against a real server with certificates of our own: tests/support/mail/smtppeer.py.
#include <latchkey/core/mail/smtp/smtptransport.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <thread>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString password = u"a secret that nobody repeats"_s;

// Runs until this goes.
class Peer
{
public:
    Peer(const QString &log, const QStringList &options)
        : m_log(log)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"python3"_s,
                        QStringList{u"-B"_s, QStringLiteral(LATCHKEY_MAILPEERS "/smtppeer.py"), log} +
                            options);
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
            m_process.waitForReadyRead(1000);
        m_port = m_process.readLine().trimmed().toInt();
    }
    ~Peer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Peer)

    int port() const { return m_port; }

    QList<QJsonObject> events(const QString &kind) const
    {
        QFile file(m_log);
        QList<QJsonObject> found;
        if (!file.open(QIODevice::ReadOnly))
            return found;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            if (event.value(u"event"_s) == kind)
                found << event;
        }
        return found;
    }

private:
    QString m_log;
    QProcess m_process;
    int m_port = 0;
};

MailMessage messageTo(const QString &recipient)
{
    return {.messageId = u"4711@example.com"_s,
            .from = u"Invoice Desk <desk@example.com>"_s,
            .to = recipient,
            .subject = u"Grüße"_s,
            .text = u"Hello\n.\nthere\n"_s,
            .html = u"<p>Hello</p>"_s,
            .language = u"en"_s,
            .date = QDateTime::fromMSecsSinceEpoch(0, QTimeZone::UTC)};
}

} // namespace

class TestSmtpTransport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QProcess maker;
        maker.setProcessChannelMode(QProcess::ForwardedChannels);
        maker.start(u"python3"_s, {u"-B"_s, u"-c"_s,
                                   u"import sys, pathlib\n"
                                   "sys.path.insert(0, sys.argv[1])\n"
                                   "from certificates import Authority\n"
                                   "folder = pathlib.Path(sys.argv[2])\n"
                                   "ours = Authority(folder)\n"
                                   "ours.issue('good')\n"
                                   "ours.issue('expired', days=-1)\n"
                                   "ours.issue('elsewhere', hosts=['DNS:other.example'])\n"
                                   "Authority(folder, 'other').issue('foreign')\n"_s,
                                   QStringLiteral(LATCHKEY_MAILPEERS), m_folder.path()});
        QVERIFY(maker.waitForFinished(60'000));
        QCOMPARE(maker.exitCode(), 0);
    }

    void messageArrivesByEachWay_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<SmtpSecurity>("security");
        QTest::newRow("STARTTLS and login") << startTls() << SmtpSecurity::StartTls;
        QTest::newRow("TLS and login") << withLogin(u"tls"_s, u"good"_s) << SmtpSecurity::Tls;
        QTest::newRow("in the clear, on this machine") << QStringList() << SmtpSecurity::None;
    }

    void messageArrivesByEachWay()
    {
        QFETCH(QStringList, options);
        QFETCH(SmtpSecurity, security);
        const Peer peer(newLog(), options);
        SmtpServer server = serverAt(peer);
        server.security = security;
        if (options.isEmpty())
            server.user.clear();
        SmtpTransport transport(server);
        const auto sent = transport.send(messageTo(u"ada@example.com"_s));
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().detail));
        const QJsonObject message = peer.events(u"message"_s).constFirst();
        QCOMPARE(message.value(u"sender"_s), u"desk@example.com"_s);
        QCOMPARE(message.value(u"recipients"_s), QJsonValue(QJsonArray{u"ada@example.com"_s}));
        QCOMPARE(message.value(u"tls"_s).toBool(), security != SmtpSecurity::None);
        const auto content = QByteArray::fromBase64(message.value(u"content"_s).toString().toLatin1());
        QCOMPARE(content, composeMail(messageTo(u"ada@example.com"_s)));
    }

    void messagesShareAConnectionUntilItRests()
    {
        const Peer peer(newLog(), startTls());
        SmtpTransport transport(serverAt(peer));
        for (int i = 0; i < 3; ++i)
            QVERIFY(transport.send(messageTo(u"ada@example.com"_s)));
        QVERIFY(!transport.send(messageTo(u"refused@example.com"_s)));
        QCOMPARE(peer.events(u"connection"_s).size(), 1);
        transport.rest();
        QTRY_COMPARE(peer.events(u"end"_s).size(), 1);
        QVERIFY(transport.send(messageTo(u"ada@example.com"_s)));
        QCOMPARE(peer.events(u"connection"_s).size(), 2);
    }

    void serverThatCannotBeReliedOnGetsNothing_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<SmtpSecurity>("security");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum AuthErrorReason;
        for (const auto &[word, security] :
             {std::pair("starttls", SmtpSecurity::StartTls), std::pair("tls", SmtpSecurity::Tls)}) {
            for (const char *chain : {"expired", "elsewhere", "foreign"})
                QTest::addRow("%s, certificate: %s", word, chain)
                    << withLogin(QString::fromLatin1(word), QString::fromLatin1(chain)) << security
                    << MailServerUntrusted;
        }
        QTest::newRow("no STARTTLS") << QStringList() << SmtpSecurity::StartTls << MailServerUnencrypted;
        QTest::newRow("no TLS") << QStringList() << SmtpSecurity::Tls << MailServerUnencrypted;
        QTest::newRow("busy") << QStringList{u"--busy"_s} << SmtpSecurity::None << MailServerUnreachable;
    }

    void serverThatCannotBeReliedOnGetsNothing()
    {
        QFETCH(QStringList, options);
        QFETCH(SmtpSecurity, security);
        const Peer peer(newLog(), options);
        SmtpServer server = serverAt(peer);
        server.security = security;
        SmtpTransport transport(server);
        const auto sent = transport.send(messageTo(u"ada@example.com"_s));
        QVERIFY(!sent);
        QCOMPARE(sent.error().code, AuthErrorCode::MailFailed);
        QTEST(sent.error().reason, "reason");
        QVERIFY(peer.events(u"login"_s).isEmpty());
        QVERIFY(peer.events(u"message"_s).isEmpty());
    }

    void otherMachineGetsNothingInTheClear()
    {
        const Peer peer(newLog(), {});
        SmtpServer server = serverAt(peer);
        server.security = SmtpSecurity::None;
        server.host = u"mail.example.com"_s;
        SmtpTransport transport(server);
        const auto sent = transport.send(messageTo(u"ada@example.com"_s));
        QCOMPARE(sent.error().reason, AuthErrorReason::MailServerUnencrypted);
    }

    void nobodyListensThere()
    {
        SmtpTransport transport({.host = u"127.0.0.1"_s, .port = 1});
        const auto sent = transport.send(messageTo(u"ada@example.com"_s));
        QCOMPARE(sent.error().reason, AuthErrorReason::MailServerUnreachable);
    }

    void fileOfTheAuthorityThatIsNotThereIsTold()
    {
        const Peer peer(newLog(), startTls());
        SmtpServer server = serverAt(peer);
        server.caFile = u"/nowhere/ca.pem"_s;
        SmtpTransport transport(server);
        QCOMPARE(transport.send(messageTo(u"ada@example.com"_s)).error().reason,
                 AuthErrorReason::MailServerUntrusted);
    }

    void loginThatIsNotTakenIsTold_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("word");
        QTest::newRow("wrong password") << u"app"_s << u"wrong: "_s + password;
        QTest::newRow("another user") << u"somebody"_s << password;
        QTest::newRow("no login where one is wanted") << QString() << QString();
    }

    void loginThatIsNotTakenIsTold()
    {
        QFETCH(QString, user);
        QFETCH(QString, word);
        const Peer peer(newLog(), startTls());
        SmtpServer server = serverAt(peer);
        server.user = user;
        server.password = Secret(word);
        SmtpTransport transport(server);
        const auto sent = transport.send(messageTo(u"ada@example.com"_s));
        QCOMPARE(sent.error().reason, AuthErrorReason::MailLoginRefused);
        QVERIFY(!sent.error().detail.contains(password));
        QVERIFY(!sent.error().detail.contains(
            QString::fromLatin1(('\0' + user.toUtf8() + '\0' + word.toUtf8()).toBase64())));
        QVERIFY(peer.events(u"message"_s).isEmpty());
    }

    void serverSaysWhatBecomesOfTheMessage_data()
    {
        QTest::addColumn<QString>("recipient");
        QTest::addColumn<AuthErrorReason>("reason");
        QTest::addColumn<QString>("answer");
        using enum AuthErrorReason;
        QTest::newRow("no such recipient")
            << u"refused@example.com"_s << MailRefused << u"550 5.1.1 <…> no such mailbox"_s;
        QTest::newRow("recipient later")
            << u"deferred@example.com"_s << MailDeferred << u"450 4.2.0 greylisted, try again later"_s;
        QTest::newRow("content refused")
            << u"spam@example.com"_s << MailRefused << u"554 5.7.1 this looks like spam"_s;
        QTest::newRow("content later")
            << u"full@example.com"_s << MailDeferred << u"452 4.3.1 no room just now"_s;
        QTest::newRow("hung up") << u"dropped@example.com"_s << MailServerUnreachable << QString();
        QTest::newRow("silent") << u"slow@example.com"_s << MailServerUnreachable << QString();
    }

    void serverSaysWhatBecomesOfTheMessage()
    {
        QFETCH(QString, recipient);
        QFETCH(QString, answer);
        const Peer peer(newLog(), {});
        SmtpServer server = serverAt(peer);
        server.security = SmtpSecurity::None;
        server.user.clear();
        if (recipient.startsWith(u"slow"_s))
            server.patience.forAnswer = 300ms;
        SmtpTransport transport(server);
        const auto sent = transport.send(messageTo(recipient));
        QVERIFY(!sent);
        QTEST(sent.error().reason, "reason");
        if (!answer.isEmpty())
            QCOMPARE(sent.error().detail, answer);
        QVERIFY(!sent.error().detail.contains(u'@'));
        QVERIFY(peer.events(u"message"_s).isEmpty());
        // and the next one goes out
        const auto next = transport.send(messageTo(u"ada@example.com"_s));
        QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
    }

    void abandonedDeliveryEndsSoon()
    {
        const Peer peer(newLog(), {});
        SmtpServer server = serverAt(peer);
        server.security = SmtpSecurity::None;
        server.user.clear();
        SmtpTransport transport(server);
        Result<void> sent;
        {
            const std::jthread sender([&] { sent = transport.send(messageTo(u"slow@example.com"_s)); });
            const auto abandon = qScopeGuard([&] { transport.abandon(); });
            QTRY_COMPARE(peer.events(u"connection"_s).size(), 1);
        }
        QCOMPARE(sent.error().code, AuthErrorCode::MailFailed);
        QVERIFY(!transport.send(messageTo(u"ada@example.com"_s)));
        QVERIFY(peer.events(u"message"_s).isEmpty());
    }

    void senderThatIsRefusedIsTriedAgain()
    {
        const Peer peer(newLog(), {});
        SmtpServer server = serverAt(peer);
        server.security = SmtpSecurity::None;
        server.user.clear();
        SmtpTransport transport(server);
        MailMessage message = messageTo(u"ada@example.com"_s);
        message.from = u"stranger@example.com"_s;
        QCOMPARE(transport.send(message).error().reason, AuthErrorReason::MailDeferred);
    }

    void addressesOfTheWorldArrive_data()
    {
        QTest::addColumn<QString>("recipient");
        QTest::addColumn<QString>("received");
        QTest::addColumn<bool>("takesUtf8");
        QTest::newRow("domain") << u"ada@bücher.example"_s << u"ada@xn--bcher-kva.example"_s << false;
        QTest::newRow("local part") << u"jörg@example.com"_s << u"jörg@example.com"_s << true;
        QTest::newRow("both") << u"用户@例子.example"_s << u"用户@xn--fsqu00a.example"_s << true;
    }

    void addressesOfTheWorldArrive()
    {
        QFETCH(QString, recipient);
        QFETCH(QString, received);
        QFETCH(bool, takesUtf8);
        for (const bool knowsUtf8 : {true, false}) {
            const Peer peer(newLog(), knowsUtf8 ? QStringList() : QStringList{u"--ascii"_s});
            SmtpServer server = serverAt(peer);
            server.security = SmtpSecurity::None;
            server.user.clear();
            SmtpTransport transport(server);
            const auto sent = transport.send(messageTo(recipient));
            QCOMPARE(sent.has_value(), knowsUtf8 || !takesUtf8);
            if (sent)
                QCOMPARE(peer.events(u"message"_s).constFirst().value(u"recipients"_s),
                         QJsonValue(QJsonArray{received}));
            else
                QCOMPARE(sent.error().reason, AuthErrorReason::MailRefused);
        }
    }

    void nothingInAnAddressBecomesACommand_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("line break") << u"ada@example.com\r\nRCPT TO:<eve@example.com>"_s;
        QTest::newRow("end of the path") << u"ada@example.com>\r\nRCPT TO:<eve@example.com"_s;
        QTest::newRow("line feed alone") << u"ada\nRCPT TO:<eve@example.com>@example.com"_s;
        QTest::newRow("NUL") << u"ada@example.com"_s + QChar::Null + u"\r\nDATA\r\n"_s;
        QTest::newRow("line separator") << u"ada@example.com\u2028RCPT TO:<eve@example.com>"_s;
    }

    void nothingInAnAddressBecomesACommand()
    {
        QFETCH(QString, address);
        const Peer peer(newLog(), {});
        SmtpServer server = serverAt(peer);
        server.security = SmtpSecurity::None;
        server.user.clear();
        SmtpTransport transport(server);
        MailMessage message = messageTo(address);
        (void)transport.send(message);
        message = messageTo(u"ada@example.com"_s);
        message.from = address;
        (void)transport.send(message);
        for (const QJsonObject &taken : peer.events(u"message"_s)) {
            const QJsonArray recipients = taken.value(u"recipients"_s).toArray();
            QCOMPARE(recipients.size(), 1);
            QVERIFY(recipients.first() != u"eve@example.com"_s);
        }
    }

private:
    QString newLog() { return m_folder.filePath(u"log%1"_s.arg(++m_logs)); }
    QStringList withLogin(const QString &security, const QString &chain) const
    {
        return {u"--chain"_s,    m_folder.filePath(chain + u".chain"_s),
                u"--security"_s, security,
                u"--user"_s,     u"app"_s,
                u"--password"_s, password};
    }
    QStringList startTls() const { return withLogin(u"starttls"_s, u"good"_s); }
    SmtpServer serverAt(const Peer &peer) const
    {
        return {.host = u"127.0.0.1"_s,
                .port = peer.port(),
                .security = SmtpSecurity::StartTls,
                .user = u"app"_s,
                .password = Secret(password),
                .caFile = m_folder.filePath(u"ca.pem"_s)};
    }

    QTemporaryDir m_folder;
    int m_logs = 0;
};

QTEST_GUILESS_MAIN(TestSmtpTransport)
#include "tst_smtptransport.moc"
