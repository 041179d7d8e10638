// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/mail/mailbackoff.h>
#include <latchkey/core/mail/mailrate.h>
#include <latchkey/core/mail/smtp/smtptrouble.h>

#include <QTest>

#include <curl/curl.h>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// draws the same every time: as little, or as much, as can be drawn
class OneSided : public RandomSource
{
public:
    explicit OneSided(std::byte value)
        : m_value(value)
    {}
    void fill(std::span<std::byte> out) override { std::ranges::fill(out, m_value); }

private:
    std::byte m_value;
};

} // namespace

class TestMailRate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tooManyAreTooMany_data()
    {
        QTest::addColumn<MailUrgency>("urgency");
        QTest::addColumn<MailHistory>("history");
        QTest::addColumn<int>("perHour");
        QTest::addColumn<bool>("allowed");
        using enum MailUrgency;
        const auto row = [](const char *name, MailUrgency urgency, MailHistory history, int perHour,
                            bool allowed) {
            QTest::newRow(name) << urgency << history << perHour << allowed;
        };
        row("the first", Requested, {0, 0, 0}, 1000, true);
        row("the fifth in an hour", Requested, {4, 4, 4}, 1000, true);
        row("the sixth in an hour", Requested, {5, 5, 5}, 1000, false);
        row("the twentieth in a day", Requested, {0, 19, 19}, 1000, true);
        row("the twenty-first in a day", Requested, {0, 20, 20}, 1000, false);
        row("the last of all in an hour", Requested, {0, 0, 999}, 1000, true);
        row("one more than all in an hour", Requested, {0, 0, 1000}, 1000, false);
        row("no limit for all", Requested, {0, 0, 1'000'000}, 0, true);
        row("no limit for all, but for an address", Requested, {5, 5, 5}, 0, false);
        row("a cap of one", Requested, {0, 0, 1}, 1, false);
        row("the twentieth notice", Notice, {19, 19, 19}, 1000, true);
        row("the twenty-first notice", Notice, {20, 20, 20}, 1000, false);
        row("the sixty-first notice in a day", Notice, {0, 60, 60}, 1000, false);
        row("a notice over the cap", Notice, {0, 0, 1000}, 1000, false);
        row("the operator's own", Ordered, {1000, 1000, 1000}, 1, true);
    }

    void tooManyAreTooMany()
    {
        QFETCH(MailUrgency, urgency);
        QFETCH(MailHistory, history);
        QFETCH(int, perHour);
        QTEST(mayMail(urgency, history, perHour), "allowed");
    }

    void backOffDoublesUpToAnHourAndLessByChance_data()
    {
        QTest::addColumn<int>("tries");
        QTest::addColumn<std::chrono::milliseconds>("most");
        QTest::newRow("first") << 1 << std::chrono::milliseconds(1min);
        QTest::newRow("second") << 2 << std::chrono::milliseconds(2min);
        QTest::newRow("sixth") << 6 << std::chrono::milliseconds(32min);
        QTest::newRow("seventh") << 7 << std::chrono::milliseconds(1h);
        QTest::newRow("eighth") << 8 << std::chrono::milliseconds(1h);
        QTest::newRow("thousandth") << 1000 << std::chrono::milliseconds(1h);
        QTest::newRow("none, which cannot be") << 0 << std::chrono::milliseconds(1min);
    }

    void backOffDoublesUpToAnHourAndLessByChance()
    {
        QFETCH(int, tries);
        QFETCH(std::chrono::milliseconds, most);
        OneSided least(std::byte(0x00));
        QCOMPARE(mailBackOff(tries, least), most);
        SystemRandom random;
        for (int i = 0; i < 100; ++i) {
            const auto drawn = mailBackOff(tries, random);
            QVERIFY(drawn <= most && drawn > most / 2);
        }
    }

    void replyTellsWhoseTroubleItIs_data()
    {
        QTest::addColumn<SmtpFailure>("failure");
        QTest::addColumn<AuthErrorReason>("reason");
        using enum SmtpPhase;
        using enum AuthErrorReason;
        const auto row = [](const char *name, SmtpFailure failure, AuthErrorReason reason) {
            QTest::newRow(name) << failure << reason;
        };
        row("busy at the greeting", {CURLE_WEIRD_SERVER_REPLY, 421, Greeting}, MailServerUnreachable);
        row("forbidden at the greeting", {CURLE_WEIRD_SERVER_REPLY, 554, Greeting}, MailServerUnreachable);
        row("login refused", {CURLE_LOGIN_DENIED, 535, Login}, MailLoginRefused);
        row("login out of order for now", {CURLE_LOGIN_DENIED, 454, Login}, MailLoginRefused);
        row("login missed", {CURLE_SEND_ERROR, 530, Sender}, MailLoginRefused);
        row("sender refused", {CURLE_SEND_ERROR, 553, Sender}, MailDeferred);
        row("recipient deferred", {CURLE_SEND_ERROR, 450, Recipient}, MailDeferred);
        row("recipient refused", {CURLE_SEND_ERROR, 550, Recipient}, MailRefused);
        row("content deferred", {CURLE_WEIRD_SERVER_REPLY, 452, Content}, MailDeferred);
        row("content refused", {CURLE_WEIRD_SERVER_REPLY, 554, Content}, MailRefused);
        row("hung up after the recipient", {CURLE_RECV_ERROR, 250, Recipient}, MailServerUnreachable);
        row("hung up in the content", {CURLE_RECV_ERROR, 354, Content}, MailServerUnreachable);
        row("too slow after a refusal", {CURLE_OPERATION_TIMEDOUT, 550, Content}, MailServerUnreachable);
        row("no such reply", {CURLE_WEIRD_SERVER_REPLY, 999, Content}, MailServerUnreachable);
        row("no encryption", {CURLE_USE_SSL_FAILED, 502, Greeting}, MailServerUnencrypted);
        row("certificate", {CURLE_PEER_FAILED_VERIFICATION, 220, Greeting}, MailServerUntrusted);
        row("no file of the authority", {CURLE_SSL_CACERT_BADFILE, 0, Greeting}, MailServerUntrusted);
        row("name not found", {CURLE_COULDNT_RESOLVE_HOST, 0, Greeting}, MailServerUnreachable);
    }

    void replyTellsWhoseTroubleItIs()
    {
        QFETCH(SmtpFailure, failure);
        QTEST(smtpTrouble(failure), "reason");
    }

    void answerIsFitForALog_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("plain") << QByteArray("550 no\r\n") << u"550 no"_s;
        QTest::newRow("addresses") << QByteArray("550 <ada@example.com>: or ada@x, no")
                                   << u"550 <…> or <…> no"_s;
        QTest::newRow("hidden address") << QByteArray("550 ada\0@example.com no", 23) << u"550 <…> no"_s;
        QTest::newRow("control characters") << QByteArray("550 \x1b[2J\a no") << u"550 [2J no"_s;
        QTest::newRow("not UTF-8") << QByteArray("550 \xff\xfe") << u"550 \ufffd\ufffd"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
    }

    void answerIsFitForALog()
    {
        QFETCH(QByteArray, answer);
        QTEST(spokenAnswer(answer), "spoken");
        QVERIFY(spokenAnswer("550 " + QByteArray(5000, 'x')).size() <= 300);
    }
};

QTEST_GUILESS_MAIN(TestMailRate)
#include "tst_mailrate.moc"
