// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/migrations.h>
#include <latchkey/core/storage/sqlstores.h>
#include <latchkey/core/storage/sqlthrottlestore.h>
#include <latchkey/core/storage/sqluserstore.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What a database of an earlier version holds is there in this one.
class TestOldSchemas : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    // before version 6, codes did not know their addresses
    void mailedCodeStillHolds()
    {
        const auto database =
            ofVersion(4, {u"INSERT INTO email_codes VALUES (1, 'confirm', x'abcd', 5000, 3)"_s});
        SqlEmailCodeStore codes(*database);
        const auto kept = codes.sentTo(u"ada@example.com"_s, CodePurpose::Confirm);
        QCOMPARE(kept->size(), 1);
        const EmailCodeRecord &code = kept->constFirst();
        QCOMPARE(code.user, UserId(1));
        QCOMPARE(code.address.written(), u"Ada@example.com"_s);
        QCOMPARE(code.hash, "\xab\xcd"_ba);
        QCOMPARE(code.expires, fromMilliseconds(5000));
        QCOMPARE(code.triesLeft, 3);
        QCOMPARE(code.lifetime, 0ms);
        // a time that runs is not started by whatever mail
        QVERIFY(!*codes.startLife({}, fromMilliseconds(4000)));
    }

    // nor sessions their last use
    void sessionWasLastUsedWhenItWasOpened()
    {
        const auto database = ofVersion(
            4,
            {u"INSERT INTO sessions (token_hash, user_id, device, created) VALUES (x'01', 1, 'laptop', 2000)"_s});
        SqlSessionStore sessions(*database);
        QCOMPARE((*sessions.find("\x01"_ba))->lastUsed, fromMilliseconds(2000));
        QCOMPARE(sessions.list(UserId(1))->constFirst().device, u"laptop"_s);
    }

    // before version 8, sessions were numbered
    void sessionsGoOn()
    {
        const auto database =
            ofVersion(7, {u"INSERT INTO sessions (token_hash, user_id, device, created, last_used) "
                          "VALUES (x'0102030405060708', 1, 'laptop', 2000, 3000), "
                          "(x'1112131415161718', 1, 'desk', 2000, 4000)"_s});
        SqlSessionStore sessions(*database);
        const auto listed = sessions.list(UserId(1));
        QCOMPARE(listed->size(), 2);
        QCOMPARE(listed->first().device, u"desk"_s);
        QCOMPARE(listed->first().id, 0x111213141516);
        QVERIFY(*sessions.end(UserId(1), 0x111213141516));
        QVERIFY(!*sessions.end(UserId(2), 0x010203040506));
        QVERIFY(!*sessions.end(UserId(1), 0x0001'0102'0304'0506)); // only the lower bits are its id
        const auto left = sessions.find("\x01\x02\x03\x04\x05\x06\x07\x08"_ba);
        QCOMPARE((*left)->user, UserId(1));
        QCOMPARE((*left)->lastUsed, fromMilliseconds(3000));
        QVERIFY(SqlUserStore(*database).remove(UserId(1)));
        QVERIFY(sessions.list(UserId(1))->isEmpty());
    }

    void triesStayCounted()
    {
        const auto database =
            ofVersion(7, {u"INSERT INTO throttle VALUES (CAST('1' AS BLOB), 'password', 0, 1, 9, 5000, 1)"_s,
                          u"INSERT INTO throttle VALUES (x'aabb', 'password', 0, NULL, 4, 5000, 0)"_s});
        SqlThrottleStore throttle(*database);
        const auto failures = [&](const ThrottleKey &key) {
            const auto count = throttle.find(key);
            return *count ? (*count)->failures : 0;
        };
        const ThrottleKey ada{.user = UserId(1), .addressMac = {}};
        const ThrottleKey nobody{.user = {}, .addressMac = "\xaa\xbb"_ba};
        QCOMPARE(failures(ada), 9);
        QCOMPARE(failures(nobody), 4);
        QCOMPARE(*throttle.owedNotices(fromMilliseconds(0), fromMilliseconds(9000)), QList{UserId(1)});
        // they go with their user, and only they
        QVERIFY(SqlUserStore(*database).remove(UserId(1)));
        QCOMPARE(failures(ada), 0);
        QCOMPARE(failures(nobody), 4);
    }

private:
    //! With Ada, whose number is 1, and what \a sql adds, brought up to date.
    std::unique_ptr<Database> ofVersion(int version, const QStringList &sql) const
    {
        const QDir all(u":/latchkey/migrations"_s);
        const QString old = m_folder->filePath(u"old"_s);
        if (!QDir().mkpath(old))
            qFatal("no folder");
        for (const QString &name : all.entryList(QDir::Files, QDir::Name).first(version))
            QFile::copy(all.filePath(name), old + u'/' + name);
        const QString path = m_folder->filePath(u"users.db"_s);
        {
            if (!QFile(path).open(QIODevice::WriteOnly))
                qFatal("no file");
            const auto connection = Connection::open(path);
            if (!migrate(**connection, path, old))
                qFatal("no database of version %d", version);
            const QString ada =
                u"INSERT INTO users (email, email_key, enabled, confirmed_email, signed_up, role) "
                "VALUES ('Ada@example.com', 'ada@example.com', 1, 0, 1000, 'user')"_s;
            for (const QString &statement : QStringList{ada} + sql) {
                if (!(*connection)->exec(statement))
                    qFatal("refused: %s", qUtf8Printable(statement));
            }
        }
        return std::move(*Database::open(path));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOldSchemas)
#include "tst_oldschemas.moc"
