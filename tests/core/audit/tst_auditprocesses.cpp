// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

constexpr int threadCount = 16;
constexpr int eventsEach = 6;

//! Writes from many threads at once; how many writes failed.
int writeEvents(const QString &database)
{
    const auto client = openEmbedded({.appName = {}, .appId = {}, .database = database});
    if (!client)
        return threadCount * eventsEach;
    std::atomic<int> failures = 0;
    QList<QThread *> threads;
    for (int i = 0; i < threadCount; ++i) {
        threads << QThread::create([&] {
            for (int j = 0; j < eventsEach; ++j)
                failures += !(*client)->service().setSetting(u"allow_signup"_s, u"true"_s);
        });
        threads.constLast()->start();
    }
    for (QThread *thread : std::as_const(threads))
        thread->wait();
    qDeleteAll(threads);
    return failures;
}

} // namespace

class TestAuditProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyWritersMakeOneChain()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"users.db"_s);
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"write"_s, database});
        QVERIFY(other.waitForStarted());
        QCOMPARE(writeEvents(database), 0);
        QVERIFY(other.waitForFinished(120'000));
        QCOMPARE(other.exitCode(), 0);
        const auto client = openEmbedded({.appName = {}, .appId = {}, .database = database});
        const auto verdict = (*client)->service().verifyAudit();
        QVERIFY(!verdict->fault);
        QCOMPARE(verdict->count, 1 + 2 * threadCount * eventsEach);
    }

    void verifyingWhileOthersWriteFindsNoFault()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"users.db"_s);
        const auto client = openEmbedded({.appName = {}, .appId = {}, .database = database});
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"write"_s, database});
        QVERIFY(other.waitForStarted());
        do {
            const auto verdict = (*client)->service().verifyAudit();
            QVERIFY(verdict && !verdict->fault);
        } while (!other.waitForFinished(1));
        QCOMPARE(other.exitCode(), 0);
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"write"_s)
        return writeEvents(arguments.value(2)) == 0 ? 0 : 1;
    TestAuditProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_auditprocesses.moc"
