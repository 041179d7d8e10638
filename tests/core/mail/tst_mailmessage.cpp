// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/mailmessage.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class tst_MailMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsWritten();
    void codeStandsAloneInTheTextPart();
    void sameMessageIsComposedAlike();
    void dateIsUtcWithEnglishNames();
    void subjectsSurvive_data();
    void subjectsSurvive();
    void sendersSurvive_data();
    void sendersSurvive();
    void recipientsStayOne_data();
    void recipientsStayOne();
    void internationalLocalPartIsUtf8();
    void noValueBecomesAHeader_data();
    void noValueBecomesAHeader();
    void bodiesSurvive_data();
    void bodiesSurvive();
    void linesKeepToTheLimits_data();
    void linesKeepToTheLimits();
};

namespace {

const QStringList headerNames{u"Date"_s,
                              u"From"_s,
                              u"To"_s,
                              u"Message-ID"_s,
                              u"Subject"_s,
                              u"MIME-Version"_s,
                              u"Auto-Submitted"_s,
                              u"Content-Language"_s,
                              u"Content-Type"_s};

MailMessage sample()
{
    return {.messageId = u"4f1c@invoices.example"_s,
            .from = u"Invoice Desk <no-reply@invoices.example>"_s,
            .to = u"ada@example.org"_s,
            .subject = u"Confirm your address for Invoice Desk"_s,
            .text = u"Hello,\n\nthis is the code:\n\nK7MQ-2PR9\n\nGr\u00FC\u00DFe = greetings\n"_s,
            .html = u"<!DOCTYPE html>\n<html lang=\"en\"><p>K7MQ-2PR9</p></html>\n"_s,
            .language = u"en"_s,
            .date = QDateTime(QDate(2026, 3, 1), QTime(23, 5, 9), QTimeZone::UTC)};
}

// What another implementation understands of the messages; empty if it fails.
QJsonArray read(const QList<MailMessage> &messages)
{
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(LATCHKEY_READMAIL)});
    for (const MailMessage &message : messages)
        python.write(composeMail(message).toBase64() + '\n');
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0)
        qWarning().noquote() << python.errorString() << python.readAllStandardError();
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QJsonObject read(const MailMessage &message)
{
    return read(QList{message}).first().toObject();
}

QStringList headersOf(const QJsonObject &mail)
{
    return mail["headers"_L1].toVariant().toStringList();
}

QString contentOf(const QJsonObject &mail, int part)
{
    return mail["parts"_L1][part]["content"_L1].toString();
}

} // namespace

void tst_MailMessage::readsAsWritten()
{
    const QJsonObject mail = read(sample());
    QCOMPARE(mail["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(headersOf(mail), headerNames);
    QCOMPARE(mail["subject"_L1], sample().subject);
    QCOMPARE(mail["from"_L1].toArray().size(), 1);
    QCOMPARE(mail["name"_L1], u"Invoice Desk"_s);
    QCOMPARE(mail["from"_L1][0], u"no-reply@invoices.example"_s);
    QCOMPARE(mail["to"_L1][0], u"ada@example.org"_s);
    QCOMPARE(mail["date"_L1], u"2026-03-01T23:05:09+00:00"_s);
    QCOMPARE(mail["message_id"_L1], u"<4f1c@invoices.example>"_s);
    QCOMPARE(mail["language"_L1], u"en"_s);
    QCOMPARE(mail["auto_submitted"_L1], u"auto-generated"_s);
    QCOMPARE(mail["mime_version"_L1], u"1.0"_s);
    QCOMPARE(mail["type"_L1], u"multipart/alternative"_s);
    QCOMPARE(mail["parts"_L1].toArray().size(), 2);
    QCOMPARE(mail["parts"_L1][0]["type"_L1], u"text/plain"_s);
    QCOMPARE(mail["parts"_L1][0]["charset"_L1], u"utf-8"_s);
    QCOMPARE(mail["parts"_L1][1]["type"_L1], u"text/html"_s);
    QCOMPARE(contentOf(mail, 0), sample().text);
    QCOMPARE(contentOf(mail, 1), sample().html);
}

void tst_MailMessage::codeStandsAloneInTheTextPart()
{
    QVERIFY(composeMail(sample()).contains("\r\nK7MQ-2PR9\r\n"));
}

void tst_MailMessage::sameMessageIsComposedAlike()
{
    QCOMPARE(composeMail(sample()), composeMail(sample()));
}

void tst_MailMessage::dateIsUtcWithEnglishNames()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    MailMessage message = sample();
    message.date = QDateTime(QDate(2026, 3, 2), QTime(1, 5, 9), QTimeZone(7200));
    const QByteArray mail = composeMail(message);
    QLocale::setDefault(before);
    QVERIFY(mail.startsWith("Date: Sun, 01 Mar 2026 23:05:09 +0000\r\n"));
}

void tst_MailMessage::subjectsSurvive_data()
{
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, const QString &subject) { QTest::newRow(name) << subject; };
    row("ASCII", u"Confirm your address"_s);
    row("umlauts", u"Best\u00E4tigen Sie Ihre Adresse f\u00FCr Gr\u00FC\u00DFe & S\u00F6hne"_s);
    row("Japanese, longer than a line", u"\u78BA\u8A8D\u30B3\u30FC\u30C9 "_s.repeated(30).trimmed());
    row("emoji", u"\U0001F511"_s.repeated(40));
    row("long ASCII", u"words and more words "_s.repeated(20).trimmed());
    row("one long word", QString(900, u'x'));
    row("one endless word", QString(5000, u'x'));
    row("two blanks", u"two  blanks"_s);
    row("looks encoded", u"=?UTF-8?B?SGVsbG8=?="_s);
    row("question marks", u"what?= really =? yes"_s);
    row("colons and commas", u"Re: a, b; c: <d@e>"_s);
    row("empty", QString());
}

void tst_MailMessage::subjectsSurvive()
{
    QFETCH(const QString, subject);
    MailMessage message = sample();
    message.subject = subject;
    const QJsonObject mail = read(message);
    QCOMPARE(mail["subject"_L1].toString(), subject);
    QCOMPARE(mail["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(headersOf(mail), headerNames);
}

void tst_MailMessage::sendersSurvive_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("name");
    const QString address = u" <no-reply@invoices.example>"_s;
    const auto row = [&](const char *what, const QString &name) {
        QTest::newRow(what) << name + address << name;
    };
    QTest::newRow("bare address") << u"no-reply@invoices.example"_s << QString();
    QTest::newRow("no name") << u"<no-reply@invoices.example>"_s << QString();
    QTest::newRow("already quoted") << u"\"Invoice Desk\""_s + address << u"Invoice Desk"_s;
    row("one word", u"Invoices"_s);
    row("comma", u"Desk, Invoice"_s);
    row("dot", u"Invoice Desk Inc."_s);
    row("quotation marks", u"The \"Invoice\" Desk"_s);
    row("backslash", u"Invoice\\Desk"_s);
    row("angle brackets", u"Desk <evil@example.org> x"_s);
    row("parentheses", u"Desk (the first)"_s);
    row("at sign", u"desk@home"_s);
    row("colon and semicolon", u"friends: me;"_s);
    row("umlauts", u"Gr\u00FC\u00DFe & S\u00F6hne"_s);
    row("umlauts and a comma", u"M\u00FCller, Rechnungen"_s);
    row("long", u"Rechnungsb\u00FCro "_s.repeated(20).trimmed());
    row("long ASCII", u"Invoice Desk "_s.repeated(20).trimmed());
    row("looks encoded", u"=?UTF-8?B?SGVsbG8=?="_s);
}

void tst_MailMessage::sendersSurvive()
{
    QFETCH(const QString, from);
    QFETCH(const QString, name);
    MailMessage message = sample();
    message.from = from;
    const QJsonObject mail = read(message);
    QCOMPARE(mail["from"_L1].toArray().size(), 1);
    QCOMPARE(mail["name"_L1].toString(), name);
    QCOMPARE(mail["from"_L1][0].toString(), u"no-reply@invoices.example"_s);
    QCOMPARE(mail["defects"_L1].toArray(), QJsonArray());
}

void tst_MailMessage::recipientsStayOne_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("expected");
    const auto same = [](const char *name, const QString &address) {
        QTest::newRow(name) << address << address;
    };
    same("plain", u"ada@example.org"_s);
    same("tag", u"ada+latchkey@example.org"_s);
    same("apostrophe", u"o'brien@example.org"_s);
    same("quoted local part", u"\"ada lovelace\"@example.org"_s);
    same("longest", QString(64, u'a') + u'@' + QString(63, u'b') + u'.' + QString(63, u'c') + u".example"_s);
    QTest::newRow("IDN") << u"ada@b\u00FCcher.example"_s << u"ada@xn--bcher-kva.example"_s;
    QTest::newRow("IDN in Greek")
        << u"ada@\u03C0\u03B1\u03C1\u03AC\u03B4\u03B5\u03B9\u03B3\u03BC\u03B1.example"_s
        << u"ada@xn--hxajbheg2az3al.example"_s;
    QTest::newRow("blank") << u"ada lovelace@example.org"_s << u"\"ada lovelace\"@example.org"_s;
    QTest::newRow("two addresses") << u"a@b.example, c@d.example"_s << u"\"a@b.example, c\"@d.example"_s;
    QTest::newRow("name and address") << u"x <a@b.example>"_s << u"\"x <a\"@b.example"_s;
    QTest::newRow("comma in the domain") << u"a@b.example,c.example"_s << u"a@b.examplec.example"_s;
    QTest::newRow("group") << u"friends: a@b.example;"_s << u"\"friends: a\"@b.example"_s;
    QTest::newRow("open quotation mark") << u"\"a@b.example"_s << u"\"\\\"a\"@b.example"_s;
}

void tst_MailMessage::recipientsStayOne()
{
    QFETCH(const QString, to);
    QFETCH(const QString, expected);
    MailMessage message = sample();
    message.to = to;
    const QJsonObject mail = read(message);
    QCOMPARE(mail["to"_L1].toArray().size(), 1);
    QCOMPARE(mail["to"_L1][0].toString(), expected);
    QCOMPARE(headersOf(mail), headerNames);
}

void tst_MailMessage::internationalLocalPartIsUtf8()
{
    MailMessage message = sample();
    message.to = u"j\u00FCrgen@b\u00FCcher.example"_s;
    QVERIFY(composeMail(message).contains("\r\nTo: j\xC3\xBCrgen@xn--bcher-kva.example\r\n"));
}

void tst_MailMessage::noValueBecomesAHeader_data()
{
    QTest::addColumn<QString>("payload");
    const QString bcc = u"Bcc: evil@example.org"_s;
    QTest::newRow("CRLF") << u"x\r\n"_s + bcc;
    QTest::newRow("LF") << u"x\n"_s + bcc;
    QTest::newRow("CR") << u"x\r"_s + bcc;
    QTest::newRow("end of the header") << u"x\r\n\r\n"_s + bcc;
    QTest::newRow("folded") << u"x\r\n "_s + bcc;
    QTest::newRow("NUL") << u"x\0\r\n"_s + bcc;
    QTest::newRow("vertical tab and form feed") << u"x\v\f"_s + bcc;
    QTest::newRow("next line") << u"x\u0085"_s + bcc;
    QTest::newRow("line separator") << u"x\u2028"_s + bcc;
    QTest::newRow("paragraph separator") << u"x\u2029"_s + bcc;
    QTest::newRow("long before it") << QString(2000, u'x') + u"\r\n"_s + bcc;
    QTest::newRow("beyond ASCII before it") << QString(200, u'\u00FC') + u"\r\n"_s + bcc;
    QTest::newRow("quotation mark and bracket") << u"x\"> \r\n"_s + bcc;
    QTest::newRow("code units whose low byte is CR, LF") << u"x\u010D\u010A"_s + bcc;
    QTest::newRow("lone surrogate") << QString(QChar(0xD800)) + u"\r\n"_s + bcc;
}

void tst_MailMessage::noValueBecomesAHeader()
{
    QFETCH(const QString, payload);
    QList<MailMessage> messages;
    const auto with = [&](QString MailMessage::*field, const QString &value) {
        messages += sample();
        messages.last().*field = value;
    };
    with(&MailMessage::subject, payload);
    with(&MailMessage::from, payload);
    with(&MailMessage::from, payload + u" <no-reply@invoices.example>"_s);
    with(&MailMessage::from, u"Desk <no-reply@invoices.example"_s + payload + u'>');
    with(&MailMessage::to, payload);
    with(&MailMessage::to, u"ada@example.org"_s + payload);
    with(&MailMessage::messageId, payload);
    with(&MailMessage::language, payload);
    const QJsonArray mails = read(messages);
    QCOMPARE(mails.size(), messages.size());
    for (const auto &mail : mails) {
        QCOMPARE(headersOf(mail.toObject()), headerNames);
        QCOMPARE(mail["to"_L1].toArray().size(), 1);
        QCOMPARE(mail["from"_L1].toArray().size(), 1);
        QCOMPARE(mail["parts"_L1].toArray().size(), 2);
        QCOMPARE(contentOf(mail.toObject(), 0), sample().text);
    }
}

void tst_MailMessage::bodiesSurvive_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("understood");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("empty line", u"\n"_s);
    same("equals signs", u"a=b =3D =\n=\n"_s);
    same("blanks at the ends of lines", u"a \nb\t\n \n\t\nc\n"_s);
    same("dots", u".\n..\n.a\n"_s);
    same("From at the start", u"From me\n"_s);
    same("boundaries", u"--=_\n----\n--\n"_s);
    same("beyond ASCII", u"Gr\u00FC\u00DFe \u78BA\u8A8D \U0001F511\n"_s);
    same("long line", QString(3000, u'x') + u'\n');
    same("long line beyond ASCII", QString(3000, u'\u00FC') + u'\n');
    same("long line of equals signs", QString(3000, u'=') + u'\n');
    same("line of 75", QString(75, u'x') + u'\n');
    same("line of 76", QString(76, u'x') + u'\n');
    same("blank at column 76", QString(75, u'x') + u" \n"_s);
    same("control characters", u"a\u0001\u0007\u001B[31m\u007F\n"_s);
    QTest::newRow("CRLF") << u"a\r\nb\r\n"_s << u"a\nb\n"_s;
    QTest::newRow("CR") << u"a\rb\r"_s << u"a\nb\n"_s;
    QTest::newRow("no line end at the end") << u"a\nb"_s << u"a\nb\n"_s;
}

void tst_MailMessage::bodiesSurvive()
{
    QFETCH(const QString, written);
    QFETCH(const QString, understood);
    MailMessage message = sample();
    message.text = written;
    message.html = written;
    const QJsonObject mail = read(message);
    QCOMPARE(mail["parts"_L1].toArray().size(), 2);
    QCOMPARE(contentOf(mail, 0), understood);
    QCOMPARE(contentOf(mail, 1), understood);
}

void tst_MailMessage::linesKeepToTheLimits_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<qsizetype>("limit");
    QTest::newRow("as usual") << u"Confirm your address for Invoice Desk, please"_s << qsizetype(78);
    QTest::newRow("umlauts") << QString(500, u'\u00FC') << qsizetype(998);
    QTest::newRow("one endless word") << QString(20'000, u'x') << qsizetype(998);
    QTest::newRow("quotation marks") << QString(20'000, u'"') << qsizetype(998);
    QTest::newRow("beyond the basic plane") << u"\U0001F511"_s.repeated(5000) << qsizetype(998);
}

void tst_MailMessage::linesKeepToTheLimits()
{
    QFETCH(const QString, value);
    QFETCH(const qsizetype, limit);
    MailMessage message = sample();
    message.subject = message.text = message.html = message.language = value;
    message.messageId = value.left(40) + u"@invoices.example"_s;
    message.from = value + u" <no-reply@invoices.example>"_s;
    if (limit > 78)
        message.to = message.messageId = value + u'@' + value;
    const QByteArray mail = composeMail(message);
    QVERIFY(mail.endsWith("--\r\n"));
    for (const QByteArray &line : mail.chopped(1).split('\n')) {
        QVERIFY2(line.endsWith('\r') && line.count('\r') == 1, line.constData());
        QVERIFY2(line.size() - 1 <= limit, line.constData());
    }
}

QTEST_GUILESS_MAIN(tst_MailMessage)
#include "tst_mailmessage.moc"
