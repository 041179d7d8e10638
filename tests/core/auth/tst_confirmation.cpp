// SPDX-License-Identifier: MIT
#include "testservice.h"

#include <QTest>
#include <QThread>

using namespace latchkey;
using namespace latchkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestConfirmation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<TestService>();
        Session session;
        QVERIFY(m_world->service.signupWithEmail(session, email, Secret(u"correct horse"_s), client));
        m_code = m_world->mailedCode();
        QVERIFY(!m_code.isEmpty());
    }
    void cleanup() { m_world.reset(); }

    void codeLetsTheUserIn()
    {
        Session session;
        QCOMPARE(login(session).error().code, AuthErrorCode::EmailNotConfirmed);
        QVERIFY(confirm(m_code));
        QVERIFY(login(session)->confirmedEmail);
    }

    void codeIsReadAsPeopleTypeIt_data()
    {
        QTest::addColumn<QString>("separator");
        QTest::addColumn<bool>("lower");
        QTest::addRow("as mailed") << u"-"_s << false;
        QTest::addRow("lower case") << u"-"_s << true;
        QTest::addRow("without dash") << QString() << false;
        QTest::addRow("blanks") << u"  "_s << true;
    }

    void codeIsReadAsPeopleTypeIt()
    {
        QFETCH(const QString, separator);
        QFETCH(const bool, lower);
        QString typed = u" "_s + m_code.replace(u"-"_s, separator) + u"\n"_s;
        QVERIFY(confirm(lower ? typed.toLower() : typed));
    }

    void codeWorksOnce()
    {
        QVERIFY(confirm(m_code));
        QCOMPARE(confirm(m_code).error().code, AuthErrorCode::CodeInvalid);
    }

    void codeIsForItsAddress()
    {
        Session session;
        QVERIFY(m_world->service.signupWithEmail(session, u"eve@example.com"_s, Secret(u"correct horse"_s),
                                                 client));
        QCOMPARE(m_world->service.confirmEmail(u"eve@example.com"_s, Secret(m_code)).error().code,
                 AuthErrorCode::CodeInvalid);
        QVERIFY(confirm(m_code));
    }

    void fiveWrongTriesEndIt()
    {
        for (int i = 0; i < 4; ++i)
            QCOMPARE(confirm(wrongCode()).error().reason, AuthErrorReason::CodeWrong);
        QVERIFY(!isConfirmed());
        QCOMPARE(confirm(wrongCode()).error().reason, AuthErrorReason::CodeWrong);
        QCOMPARE(confirm(m_code).error().reason, AuthErrorReason::CodeWrong);
        QVERIFY(!isConfirmed());
    }

    void fourWrongTriesDoNot()
    {
        for (int i = 0; i < 4; ++i)
            QVERIFY(!confirm(wrongCode()));
        QVERIFY(confirm(m_code));
    }

    void whatCannotBeACodeIsNotATry_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addRow("empty") << QString();
        QTest::addRow("short") << u"K7MQ-2PR"_s;
        QTest::addRow("long") << u"K7MQ-2PR99"_s;
        QTest::addRow("letter that is never used") << u"O0IL-2PR9"_s;
        QTest::addRow("SQL") << u"' OR 1=1"_s;
        QTest::addRow("emoji") << u"🔑🔑"_s;
        QTest::addRow("lone surrogate") << u"K7MQ2PR"_s + QChar(0xd800);
        QTest::addRow("NUL") << u"K7MQ2PR"_s + QChar(0);
        QTest::addRow("ten megabytes") << QString(10'000'000, u'A');
    }

    void whatCannotBeACodeIsNotATry()
    {
        QFETCH(const QString, typed);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(confirm(typed).error().reason, AuthErrorReason::CodeMalformed);
        QVERIFY(confirm(m_code));
    }

    void codeExpiresAfterADay()
    {
        m_world->clock.advance(24h);
        QVERIFY(!confirm(m_code));
    }

    void codeWorksUntilThen()
    {
        m_world->clock.advance(24h - 1ms);
        QVERIFY(confirm(m_code));
    }

    void newCodeReplacesTheOldOne()
    {
        QVERIFY(m_world->service.sendConfirmationEmail(email));
        const QString fresh = m_world->mailedCode();
        QVERIFY(fresh != m_code);
        QVERIFY(!confirm(m_code));
        QVERIFY(confirm(fresh));
    }

    void requestsSayTheSameForEverybody()
    {
        QVERIFY(confirm(m_code));
        QVERIFY(m_world->service.sendConfirmationEmail(email));
        QVERIFY(m_world->service.sendConfirmationEmail(u"nobody@example.com"_s));
        QCOMPARE(m_world->service.outbox()->size(), 1);
        const AuthError unknown =
            m_world->service.confirmEmail(u"nobody@example.com"_s, Secret(m_code)).error();
        const AuthError known = confirm(m_code).error();
        QCOMPARE(unknown.code, known.code);
        QCOMPARE(unknown.reason, known.reason);
    }

    void databaseHoldsNoCode()
    {
        const QString bare = QString(m_code).remove(u'-');
        QVERIFY(m_world->service.sendConfirmationEmail(email));
        const QString queued = u"••••-••••"_s;
        QVERIFY(m_world->service.outbox()->constFirst().text.contains(queued));
        for (const QString &name : {u"users.db"_s, u"users.db-wal"_s}) {
            QFile file(m_world->folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.contains(m_code.toLatin1()));
            QVERIFY(!content.contains(bare.toLatin1()));
        }
    }

    void oneCodeFromManyThreadsWorksOnce()
    {
        std::atomic<int> confirmed = 0;
        QList<QThread *> threads;
        for (int i = 0; i < 16; ++i) {
            threads << QThread::create([&] { confirmed += confirm(m_code).has_value(); });
            threads.constLast()->start();
        }
        for (QThread *thread : std::as_const(threads))
            thread->wait();
        qDeleteAll(threads);
        QCOMPARE(confirmed.load(), 1);
    }

    void addressChangedMeanwhileNeedsItsOwnCode()
    {
        const UserId id = (*m_world->service.find(u"email"_s, email))->id;
        QVERIFY(m_world->service.setEmail(id, u"other@example.com"_s));
        QVERIFY(!m_world->service.confirmEmail(u"other@example.com"_s, Secret(m_code)));
    }

private:
    const QString email = u"grace@example.com"_s;
    const Origin client{.caller = Caller::Client, .language = {}, .device = {}};

    Result<void> confirm(const QString &code) { return m_world->service.confirmEmail(email, Secret(code)); }
    Result<User> login(Session &session)
    {
        return m_world->service.loginWithEmail(session, email, Secret(u"correct horse"_s), client);
    }
    bool isConfirmed() { return (*m_world->service.find(u"email"_s, email))->confirmedEmail; }
    QString wrongCode() const { return m_code.startsWith(u"2222"_s) ? u"3333-3333"_s : u"2222-2222"_s; }

    std::unique_ptr<TestService> m_world;
    QString m_code;
};

QTEST_GUILESS_MAIN(TestConfirmation)
#include "tst_confirmation.moc"
