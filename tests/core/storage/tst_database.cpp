// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <latchkey/core/storage/database.h>

#include <QFile>
#include <QFileInfo>
#include <QPoint>
#include <QProcess>
#include <QTest>

#include <functional>
#include <thread>
#include <vector>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_path = m_folder.filePath(u"%1.db"_s.arg(++m_files)); }

    void newFileIsForItsOwnerOnly()
    {
        QVERIFY(Database::open(m_path));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(m_path).permissions() & others, QFile::Permissions());
    }

    void missingFolderIsMade()
    {
        QVERIFY(Database::open(m_folder.filePath(u"%1/deep/users.db"_s.arg(m_files))));
    }

    void pragmasAreSet_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QString>("value");
        QTest::addRow("journal") << u"journal_mode"_s << u"wal"_s;
        QTest::addRow("durability") << u"synchronous"_s << u"2"_s;
        QTest::addRow("foreign keys") << u"foreign_keys"_s << u"1"_s;
        QTest::addRow("schema") << u"trusted_schema"_s << u"0"_s;
        QTest::addRow("deletion") << u"secure_delete"_s << u"1"_s;
    }

    void pragmasAreSet()
    {
        QFETCH(const QString, pragma);
        const auto database = Database::open(m_path);
        QVERIFY(database);
        const auto read = [&] {
            auto rows = (*database)->run(u"PRAGMA "_s + pragma);
            return rows && rows->next() ? (*rows)[0].toString() : QString();
        };
        QTEST(read(), "value");
        QString ofWriter;
        QVERIFY((*database)->withWriter([&]() -> Result<void> {
            ofWriter = read();
            return {};
        }));
        QTEST(ofWriter, "value");
    }

    void failedWorkLeavesNothing()
    {
        const auto database = Database::open(m_path);
        const auto written = (*database)->write([&]() -> Result<void> {
            if (const auto set = put(**database, u"a"_s); !set)
                return set;
            return fail(AuthErrorCode::Cancelled);
        });
        QCOMPARE(written.error().code, AuthErrorCode::Cancelled);
        QCOMPARE(count(**database), 0);
    }

    void onlyTheWriteThatAskedForItGoesUnsynced()
    {
        const auto database = Database::open(m_path);
        const auto synchronous = [&] {
            auto rows = (*database)->run(u"PRAGMA synchronous"_s);
            return rows->next() ? (*rows)[0].toInt() : -1;
        };
        for (const bool succeeds : {true, false}) {
            int inside = -1;
            const auto work = [&]() -> Result<void> {
                inside = synchronous();
                if (!succeeds)
                    return fail(AuthErrorCode::Cancelled);
                return put(**database, u"a"_s);
            };
            QCOMPARE((*database)->write(work, Durability::Process).has_value(), succeeds);
            QCOMPARE(inside, 1); // NORMAL
            int after = -1;
            QVERIFY((*database)->withWriter([&]() -> Result<void> {
                after = synchronous();
                return {};
            }));
            QCOMPARE(after, 2);
        }
        QVERIFY((*database)->write([&]() -> Result<void> {
            return synchronous() == 2 ? Result<void>() : fail(AuthErrorCode::Cancelled);
        }));
        QCOMPARE(count(**database), 1);
    }

    void workInsideWorkSharesItsFate()
    {
        const auto database = Database::open(m_path);
        const auto written = (*database)->write([&]() -> Result<void> {
            if (const auto inner = (*database)->write([&] { return put(**database, u"a"_s); }); !inner)
                return inner;
            return fail(AuthErrorCode::Cancelled);
        });
        QVERIFY(!written);
        QCOMPARE(count(**database), 0);
    }

    void everyThreadHasItsConnection()
    {
        const auto database = Database::open(m_path);
        std::atomic<int> failures = 0;
        inEightThreads([&](int thread) {
            for (int i = 0; i < 20; ++i)
                failures += !put(**database, u"%1-%2"_s.arg(thread).arg(i));
        });
        QCOMPARE(failures.load(), 0);
        QCOMPARE(count(**database), 160);
    }

    void threadsWriteInTurn()
    {
        const auto database = Database::open(m_path);
        std::atomic<int> failures = 0;
        inEightThreads([&](int) {
            for (int i = 0; i < 50; ++i) {
                // read and write in one go: no count is lost
                failures +=
                    !(*database)->write([&] { return put(**database, u"n%1"_s.arg(count(**database))); });
            }
        });
        QCOMPARE(failures.load(), 0);
        QCOMPARE(count(**database), 400);
    }

    void othersSeeNothingBeforeTheCommit()
    {
        const auto database = Database::open(m_path);
        int inside = -1;
        int beside = -1;
        QVERIFY((*database)->write([&]() -> Result<void> {
            const auto set = put(**database, u"a"_s);
            inside = count(**database);
            std::thread([&] { beside = count(**database); }).join();
            return set;
        }));
        QCOMPARE(inside, 1);
        QCOMPARE(beside, 0);
        QCOMPARE(count(**database), 1);
    }

    void whatComesBeforeATransactionIsForItsConnection()
    {
        const auto database = Database::open(m_path);
        QVERIFY((*database)->withWriter([&]() -> Result<void> {
            const auto made =
                (*database)->run(u"CREATE TEMP TABLE mine (x INTEGER)"_s).transform([](const Rows &) {});
            return made.and_then([&] {
                return (*database)->write([&] {
                    return (*database)->run(u"INSERT INTO mine VALUES (1)"_s).transform([](const Rows &) {});
                });
            });
        }));
        // reading is by another, which does not have it
        QVERIFY(!(*database)->run(u"SELECT x FROM mine"_s));
    }

    void valuesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QVariant>("back");
        const QVariant null;
        QTest::newRow("number") << QVariant(qint64(1) << 40) << QVariant(qint64(1) << 40);
        QTest::newRow("negative") << QVariant(-7) << QVariant(qint64(-7));
        QTest::newRow("truth") << QVariant(true) << QVariant(qint64(1));
        QTest::newRow("text") << QVariant(u"Zoë 🔑"_s) << QVariant(u"Zoë 🔑"_s);
        QTest::newRow("text with NUL") << QVariant(u"a\0b"_s) << QVariant(u"a\0b"_s);
        QTest::newRow("empty text") << QVariant(u""_s) << QVariant(u""_s);
        QTest::newRow("null text") << QVariant(QString()) << null;
        QTest::newRow("bytes") << QVariant("\x00\xff"_ba) << QVariant("\x00\xff"_ba);
        QTest::newRow("no bytes") << QVariant(""_ba) << QVariant(""_ba);
        QTest::newRow("null bytes") << QVariant(QByteArray()) << null;
        QTest::newRow("nothing") << null << null;
    }

    void valuesComeBackAsTheyWere()
    {
        QFETCH(const QVariant, value);
        const auto database = Database::open(m_path);
        auto rows = (*database)->run(u"SELECT ?"_s, {value});
        QVERIFY(rows->next());
        QTEST((*rows)[0], "back");
        QVERIFY(!rows->next());
    }

    void lockHeldByAnotherIsTold()
    {
        const auto database = Database::open(m_path);
        QProcess shell; // the SQLite shell holds the write lock until its input ends
        shell.start(u"sqlite3"_s, {m_path});
        shell.write("BEGIN IMMEDIATE;\nSELECT 'held';\n");
        QTRY_VERIFY(shell.bytesAvailable() > 0);
        QCOMPARE(shell.readLine(), QByteArray("held\n"));
        QCOMPARE((*database)->write([&] { return put(**database, u"a"_s); }).error().reason,
                 AuthErrorReason::StorageLocked);
        QVERIFY(count(**database) == 0); // reading goes on
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        std::thread([&] { QVERIFY((*database)->write([&] { return put(**database, u"a"_s); })); }).join();
    }

    void turnThatDoesNotComeIsTold()
    {
        const auto database = Database::open(m_path);
        Result<void> waited;
        QVERIFY((*database)->withWriter([&]() -> Result<void> {
            std::thread([&] { waited = (*database)->write([] { return Result<void>(); }); }).join();
            return {};
        }));
        QCOMPARE(waited.error().reason, AuthErrorReason::StorageLocked);
        QVERIFY((*database)->write([&] { return put(**database, u"a"_s); }));
    }

    void commitThatFailsIsUndone()
    {
        const auto database = Database::open(m_path);
        const auto written = (*database)->write([&] {
            return put(**database, u"a"_s)
                .and_then([&] { return done(**database, u"PRAGMA defer_foreign_keys=ON"_s); })
                .and_then([&] { return done(**database, u"INSERT INTO audit_people VALUES (99, x'01')"_s); });
        });
        QVERIFY(written.error().detail.contains(u"FOREIGN KEY"_s));
        QCOMPARE(count(**database), 0);
        std::thread([&] { QVERIFY((*database)->write([&] { return put(**database, u"a"_s); })); }).join();
        QCOMPARE(count(**database), 1);
    }

    void turnIsOverWhateverBecameOfIt()
    {
        const auto database = Database::open(m_path);
        QVERIFY(!(*database)->withWriter([] { return Result<void>(fail(AuthErrorCode::Cancelled)); }));
        QVERIFY_THROWS_EXCEPTION(std::bad_alloc, (void)(*database)->write([&]() -> Result<void> {
            if (const auto set = put(**database, u"a"_s); !set)
                return set;
            throw std::bad_alloc();
        }));
        QCOMPARE(count(**database), 0);
        std::thread([&] { QVERIFY((*database)->write([&] { return put(**database, u"b"_s); })); }).join();
        QCOMPARE(count(**database), 1);
    }

    void onlyOneStatementAtATime()
    {
        const auto database = Database::open(m_path);
        for (const QString &sql :
             {u"DELETE FROM settings; DELETE FROM users"_s, u"SELECT 1 -- one\n; SELECT 2"_s})
            QVERIFY((*database)->run(sql).error().detail.contains(u"more than one"_s));
        QVERIFY((*database)->run(u"SELECT 1; \n"_s));
        QVERIFY((*database)->run(u"-- nothing"_s));
    }

    void asManyValuesAsQuestionMarks()
    {
        const auto database = Database::open(m_path);
        QVERIFY(!(*database)->run(u"SELECT ?, ?"_s, {1}));
        QVERIFY(!(*database)->run(u"SELECT ?"_s, {1, 2}));
        QVERIFY(!(*database)->run(u"SELECT ?"_s, {QVariant(QPoint(1, 2))}));
        QVERIFY((*database)->run(u"SELECT ?"_s, {1}));
    }

    void rowsThatCannotBeReadAreNoEnd()
    {
        const auto database = Database::open(m_path);
        // the second row overflows
        const auto list = listOf((*database)->run(u"WITH n(x) AS (VALUES (1), (-9223372036854775808)) "
                                                  "SELECT abs(x) FROM n"_s),
                                 [](const Rows &row) { return row[0].toLongLong(); });
        QVERIFY(list.error().detail.contains(u"overflow"_s));
        QCOMPARE(
            listOf((*database)->run(u"VALUES (1), (2)"_s), [](const Rows &row) { return row[0].toInt(); }),
            QList({1, 2}));
    }

    void fileOfAnotherKindIsRefused()
    {
        write(QByteArray(8192, 'x'));
        QCOMPARE(reason(), AuthErrorReason::StorageForeign);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(8192, 'x'));
    }

    void databaseOfAnotherProgramIsRefused()
    {
        sqlite(u"CREATE TABLE notes (t TEXT); INSERT INTO notes VALUES ('mine');"_s);
        QCOMPARE(reason(), AuthErrorReason::StorageForeign);
        QCOMPARE(sqlite(u"SELECT t FROM notes; PRAGMA journal_mode;"_s), QByteArray("mine\ndelete\n"));
    }

    void newerSchemaIsRefused()
    {
        QVERIFY(Database::open(m_path));
        sqlite(u"PRAGMA user_version = 9999;"_s);
        QCOMPARE(reason(), AuthErrorReason::StorageNewer);
        QCOMPARE(sqlite(u"PRAGMA user_version;"_s), QByteArray("9999\n"));
    }

    void damagedDatabaseIsRefused()
    {
        QVERIFY(Database::open(m_path));
        sqlite(u"PRAGMA wal_checkpoint(TRUNCATE);"_s);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(100); // the schema's page, past the header
        file.write(QByteArray(3000, '\xff'));
        file.close();
        QCOMPARE(reason(), AuthErrorReason::StorageCorrupt);
    }

    void folderInTheWayIsRefused()
    {
        QVERIFY(QDir().mkpath(m_path));
        QCOMPARE(reason(), AuthErrorReason::StorageIsFolder);
    }

    void fileInPlaceOfTheFolderIsRefused()
    {
        write("a file");
        m_path += u"/users.db"_s;
        QCOMPARE(reason(), AuthErrorReason::StorageNotFound);
    }

    void removedDatabaseIsNotMadeAnew()
    {
        const auto database = Database::open(m_path);
        QVERIFY(QFile::remove(m_path));
        AuthErrorReason found = AuthErrorReason::None;
        std::jthread another([&] { // whose connection is yet to be opened
            if (const auto ran = (*database)->run(u"SELECT 1"_s); !ran)
                found = ran.error().reason;
        });
        another.join();
        QCOMPARE(found, AuthErrorReason::StorageNotFound);
        QVERIFY(!QFile::exists(m_path));
    }

    void openingTwiceIsNothingSpecial()
    {
        const auto first = Database::open(m_path);
        const auto second = Database::open(m_path);
        QVERIFY(put(**first, u"a"_s));
        QCOMPARE(count(**second), 1);
    }

private:
    AuthErrorReason reason() const
    {
        const auto opened = Database::open(m_path);
        return opened ? AuthErrorReason::None : opened.error().reason;
    }

    static Result<void> put(Database &database, const QString &key)
    {
        return database.run(u"INSERT INTO settings (key, value) VALUES (?, 'x')"_s, {key})
            .transform([](const Rows &) {});
    }

    static void inEightThreads(const std::function<void(int)> &work)
    {
        constexpr int count = 8;
        std::vector<std::jthread> threads;
        threads.reserve(count);
        for (int thread = 0; thread < count; ++thread)
            threads.emplace_back(work, thread);
    }

    static Result<void> done(Database &database, const QString &sql)
    {
        return database.run(sql).transform([](const Rows &) {});
    }

    static int count(Database &database)
    {
        auto rows = database.run(u"SELECT count(*) FROM settings"_s);
        return rows && rows->next() ? (*rows)[0].toInt() : -1;
    }

    void write(const QByteArray &content) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray sqlite(const QString &sql) const
    {
        QProcess shell;
        shell.start(u"sqlite3"_s, {m_path, sql});
        shell.waitForFinished();
        return shell.readAllStandardOutput();
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
