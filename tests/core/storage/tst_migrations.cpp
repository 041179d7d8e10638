// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/migrations.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/o'hara-XXXXXX"_s);
        QVERIFY(QDir(m_folder->path()).mkdir(u"migrations"_s));
        put(1, "CREATE TABLE one (x INTEGER) STRICT;\nINSERT INTO one VALUES (1);\n");
        QVERIFY(QFile(path()).open(QIODevice::WriteOnly));
        m_connection = std::move(*Connection::open(path()));
    }
    void cleanup()
    {
        m_connection.reset();
        m_folder.reset();
    }

    void newDatabaseGetsEveryMigration()
    {
        put(2, "ALTER TABLE one ADD COLUMN y INTEGER;\n");
        QVERIFY(run());
        QCOMPARE(value(u"PRAGMA user_version"_s), 2);
        QCOMPARE(value(u"SELECT count(y) + count(x) FROM one"_s), 1);
        QVERIFY(!QFile::exists(backup()));
    }

    void olderDatabaseIsCopiedFirst()
    {
        QVERIFY(run());
        put(2, "UPDATE one SET x = 2;\n");
        QVERIFY(run());
        QCOMPARE(value(u"SELECT x FROM one"_s), 2);
        const auto copy = Connection::open(backup());
        QCOMPARE((*copy)->value(u"SELECT x FROM one"_s)->toInt(), 1);
        QCOMPARE((*copy)->value(u"PRAGMA user_version"_s)->toInt(), 1);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(backup()).permissions() & others, QFile::Permissions());
    }

    void leftoverOfAnInterruptedCopyIsNotTrusted()
    {
        QVERIFY(run());
        QFile leftover(backup());
        QVERIFY(leftover.open(QIODevice::WriteOnly));
        leftover.write("SQLite format 3");
        leftover.close();
        put(2, "UPDATE one SET x = 2;\n");
        QVERIFY(run());
        const auto copy = Connection::open(backup());
        QCOMPARE((*copy)->value(u"SELECT x FROM one"_s)->toInt(), 1);
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.bak*"_s}, QDir::Files).size(), 1);
    }

    void withoutACopyNothingIsMigrated()
    {
        QVERIFY(run());
        QVERIFY(QDir(m_folder->path()).mkpath(u"users.db.v1.bak/full"_s));
        put(2, "UPDATE one SET x = 2;\n");
        QCOMPARE(run().error().code, AuthErrorCode::StorageFailed);
        QCOMPARE(value(u"SELECT x FROM one"_s), 1);
    }

    void failedMigrationChangesNothing()
    {
        QVERIFY(run());
        put(2, "UPDATE one SET x = 2;\nNONSENSE;\n");
        QCOMPARE(run().error().code, AuthErrorCode::StorageFailed);
        QCOMPARE(value(u"PRAGMA user_version"_s), 1);
        QCOMPARE(value(u"SELECT x FROM one"_s), 1);
        // and can be tried again
        put(2, "UPDATE one SET x = 3;\n");
        QVERIFY(run());
        QCOMPARE(value(u"SELECT x FROM one"_s), 3);
    }

    // the one behind the other would not be run, and nobody would know
    void twoStatementsOnALineAreRefused()
    {
        QVERIFY(run());
        put(2, "UPDATE one SET x = 2; UPDATE one SET x = 3;\n");
        QCOMPARE(run().error().code, AuthErrorCode::StorageFailed);
        QCOMPARE(value(u"SELECT x FROM one"_s), 1);
    }

    void secondRunDoesNothing()
    {
        QVERIFY(run());
        QVERIFY(run());
        QCOMPARE(value(u"SELECT count(*) FROM one"_s), 1);
    }

private:
    QString path() const { return m_folder->filePath(u"users.db"_s); }
    QString backup() const { return path() + u".v1.bak"_s; }

    void put(int number, const char *sql) const
    {
        QFile file(m_folder->filePath(u"migrations/%1_step.sql"_s.arg(number, 4, 10, QChar(u'0'))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sql);
    }

    Result<void> run() const { return migrate(*m_connection, path(), m_folder->filePath(u"migrations"_s)); }
    int value(const QString &sql) const { return m_connection->value(sql)->toInt(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
