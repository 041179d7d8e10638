// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/filetransport.h>

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace latchkey;
using namespace Qt::StringLiterals;

class tst_FileTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void messageBecomesOneFile();
    void onlyTheOwnerCanRead();
    void existingFolderKeepsItsPermissions();
    void sameMessageReplacesItsFile();
    void leftoverOfAProcessThatDiedIsWrittenOver();
    void differentMessagesAreKeptApart();
    void filesSortByDate();
    void fileNameStaysInTheFolder_data();
    void fileNameStaysInTheFolder();
    void folderThatCannotBeMadeIsAnError_data();
    void folderThatCannotBeMadeIsAnError();
    void fileThatCannotBeReplacedLeavesNothingBehind();
    void fullDiskLeavesNothingBehind();

private:
    QString outbox() const { return m_dir->filePath(u"mail/outbox"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

MailMessage sample(const QString &messageId = u"4f1c@invoices.example"_s)
{
    return {.messageId = messageId,
            .from = u"no-reply@invoices.example"_s,
            .to = u"ada@example.org"_s,
            .subject = u"Confirm your address"_s,
            .text = u"K7MQ-2PR9\n"_s,
            .html = u"<p>K7MQ-2PR9</p>\n"_s,
            .language = u"en"_s,
            .date = QDateTime(QDate(2026, 3, 1), QTime(23, 5, 9), QTimeZone::UTC)};
}

// Hidden files too.
QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                                  QDir::Name);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

unsigned modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

void tst_FileTransport::messageBecomesOneFile()
{
    QVERIFY(FileTransport(outbox()).send(sample()));
    const QStringList files = filesIn(outbox());
    QCOMPARE(files.size(), 1);
    QVERIFY(files[0].startsWith(u"20260301T230509Z-"_s) && files[0].endsWith(u".eml"_s));
    QCOMPARE(contentOf(outbox() + u'/' + files[0]), composeMail(sample()));
}

void tst_FileTransport::onlyTheOwnerCanRead()
{
    const mode_t before = ::umask(0);
    const auto sent = FileTransport(outbox()).send(sample());
    ::umask(before);
    QVERIFY(sent);
    QCOMPARE(modeOf(outbox()), 0700U);
    QCOMPARE(modeOf(outbox() + u'/' + filesIn(outbox()).value(0)), 0600U);
}

void tst_FileTransport::existingFolderKeepsItsPermissions()
{
    QVERIFY(QDir().mkpath(outbox()));
    QCOMPARE(::chmod(QFile::encodeName(outbox()).constData(), 0750), 0);
    QVERIFY(FileTransport(outbox()).send(sample()));
    QCOMPARE(modeOf(outbox()), 0750U);
    QCOMPARE(modeOf(outbox() + u'/' + filesIn(outbox()).value(0)), 0600U);
}

void tst_FileTransport::sameMessageReplacesItsFile()
{
    FileTransport transport(outbox() + u'/');
    QVERIFY(transport.send(sample()));
    MailMessage again = sample();
    again.text = u"the same once more\n"_s;
    QVERIFY(transport.send(again));
    const QStringList files = filesIn(outbox());
    QCOMPARE(files.size(), 1);
    QCOMPARE(contentOf(outbox() + u'/' + files[0]), composeMail(again));
}

void tst_FileTransport::leftoverOfAProcessThatDiedIsWrittenOver()
{
    FileTransport transport(outbox());
    QVERIFY(transport.send(sample()));
    const QString name = filesIn(outbox()).constFirst();
    QVERIFY(QFile::rename(outbox() + u'/' + name, outbox() + u"/.outgoing-"_s + name));
    QVERIFY(transport.send(sample()));
    QCOMPARE(filesIn(outbox()), QStringList{name});
    QCOMPARE(contentOf(outbox() + u'/' + name), composeMail(sample()));
}

void tst_FileTransport::differentMessagesAreKeptApart()
{
    FileTransport transport(outbox());
    for (const QString &id : {u"a@x.example"_s, u"A@x.example"_s, u"a@y.example"_s, u"a/@x.example"_s})
        QVERIFY(transport.send(sample(id)));
    QCOMPARE(filesIn(outbox()).size(), 4);
}

void tst_FileTransport::filesSortByDate()
{
    FileTransport transport(outbox());
    MailMessage later = sample(u"b@x.example"_s);
    // half an hour later, though the clock on the wall shows less
    later.date = QDateTime(QDate(2026, 3, 1), QTime(18, 35, 9), QTimeZone(-5 * 3600));
    QVERIFY(transport.send(later));
    QVERIFY(transport.send(sample(u"a@x.example"_s)));
    QCOMPARE(contentOf(outbox() + u'/' + filesIn(outbox()).value(1)), composeMail(later));
}

void tst_FileTransport::fileNameStaysInTheFolder_data()
{
    QTest::addColumn<QString>("messageId");
    QTest::newRow("empty") << QString();
    QTest::newRow("upwards") << u"../../evil@x.example"_s;
    QTest::newRow("absolute") << u"/etc/evil"_s;
    QTest::newRow("NUL") << u"evil\0.eml"_s;
    QTest::newRow("line break") << u"evil\n@x.example"_s;
    QTest::newRow("very long") << QString(5000, u'x');
    QTest::newRow("beyond ASCII") << u"\u00FC\U0001F511@x.example"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD800));
}

void tst_FileTransport::fileNameStaysInTheFolder()
{
    QFETCH(const QString, messageId);
    QVERIFY(FileTransport(outbox()).send(sample(messageId)));
    static const QRegularExpression name(u"\\A20260301T230509Z-[0-9a-f]{16}\\.eml\\z"_s);
    QCOMPARE(filesIn(outbox()).size(), 1);
    QVERIFY(name.match(filesIn(outbox())[0]).hasMatch());
    QCOMPARE(filesIn(m_dir->path()), QStringList{u"mail"_s});
    QCOMPARE(filesIn(m_dir->filePath(u"mail"_s)), QStringList{u"outbox"_s});
}

void tst_FileTransport::folderThatCannotBeMadeIsAnError_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a file is there") << u"file"_s;
    QTest::newRow("below a file") << u"file/outbox"_s;
    QTest::newRow("deep below a file") << u"file/mail/outbox"_s;
    QTest::newRow("a link to nowhere") << u"link"_s;
    QTest::newRow("a name that is too long") << QString(300, u'x');
    QTest::newRow("a system that takes no folders") << u"/proc/latchkey/outbox"_s;
}

void tst_FileTransport::folderThatCannotBeMadeIsAnError()
{
    QFETCH(const QString, folder);
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(m_dir->filePath(u"nowhere/at/all"_s), m_dir->filePath(u"link"_s)));
    const QString path = m_dir->filePath(folder);
    const auto sent = FileTransport(path).send(sample());
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, AuthErrorCode::MailFailed);
    QCOMPARE(sent.error().reason, AuthErrorReason::MailFolderUnusable);
    QVERIFY2(sent.error().detail.contains(path.section(u'/', 0, 2)), qPrintable(sent.error().detail));
    QVERIFY2(!sent.error().detail.contains(u"ada@"_s), qPrintable(sent.error().detail));
}

void tst_FileTransport::fileThatCannotBeReplacedLeavesNothingBehind()
{
    FileTransport transport(outbox());
    QVERIFY(transport.send(sample()));
    const QStringList files = filesIn(outbox());
    const QString path = outbox() + u'/' + files.value(0);
    QVERIFY(QFile::remove(path) && QDir().mkdir(path));
    const auto sent = transport.send(sample());
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, AuthErrorCode::MailFailed);
    QCOMPARE(sent.error().reason, AuthErrorReason::MailFolderUnusable);
    QCOMPARE(filesIn(outbox()), files);
}

void tst_FileTransport::fullDiskLeavesNothingBehind()
{
    FileTransport transport(outbox());
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit tight{.rlim_cur = 100, .rlim_max = limit.rlim_max};
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto sent = transport.send(sample());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, before);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, AuthErrorCode::MailFailed);
    QCOMPARE(sent.error().reason, AuthErrorReason::MailFolderUnusable);
    QCOMPARE(filesIn(outbox()), QStringList());
    QVERIFY(transport.send(sample()));
}

QTEST_GUILESS_MAIN(tst_FileTransport)
#include "tst_filetransport.moc"
