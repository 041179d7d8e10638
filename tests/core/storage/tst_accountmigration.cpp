// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/migrations.h>
#include <latchkey/core/storage/sqlstores.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! A database from before codes knew their addresses and sessions their last use.
class TestAccountMigration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QDir all(u":/latchkey/migrations"_s);
        QVERIFY(QDir(m_folder->path()).mkdir(u"old"_s));
        for (const QString &name : all.entryList(QDir::Files, QDir::Name).first(4))
            QVERIFY(QFile::copy(all.filePath(name), m_folder->filePath(u"old/"_s + name)));
        const auto connection = Connection::open(path());
        QVERIFY(migrate(**connection, path(), m_folder->filePath(u"old"_s)));
        for (
            const QString &sql :
            {u"INSERT INTO users (email, email_key, enabled, confirmed_email, signed_up, role) "
             "VALUES ('Ada@example.com', 'ada@example.com', 1, 0, 1000, 'user')"_s,
             u"INSERT INTO email_codes VALUES (1, 'confirm', x'abcd', 5000, 3)"_s,
             u"INSERT INTO sessions (token_hash, user_id, device, created) VALUES (x'01', 1, 'laptop', 2000)"_s})
            QVERIFY((*connection)->exec(sql));
    }
    void cleanup() { m_folder.reset(); }

    void mailedCodeStillHolds()
    {
        const auto database = Database::open(path());
        SqlEmailCodeStore codes(**database);
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

    void sessionWasLastUsedWhenItWasOpened()
    {
        const auto database = Database::open(path());
        SqlSessionStore sessions(**database);
        QCOMPARE((*sessions.find("\x01"_ba))->lastUsed, fromMilliseconds(2000));
        QCOMPARE(sessions.list(UserId(1))->constFirst().device, u"laptop"_s);
    }

private:
    QString path() const { return m_folder->filePath(u"users.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAccountMigration)
#include "tst_accountmigration.moc"
