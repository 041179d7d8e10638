// SPDX-License-Identifier: MIT
#include <latchkey/core/base/crypto.h>
#include <latchkey/core/mfa/recoverycode.h>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

class TestRecoveryCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codeIsFourGroupsOfFour()
    {
        static const QRegularExpression form(u"\\A[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}\\z"_s);
        QSet<QString> seen;
        QSet<QChar> characters;
        for (int i = 0; i < 200; ++i) {
            const QString shown =
                QString::fromLatin1(displayRecoveryCode(makeRecoveryCode(m_random)).bytes());
            QVERIFY2(form.match(shown).hasMatch(), qPrintable(shown));
            seen << shown;
            for (const QChar c : shown)
                characters << c;
        }
        QCOMPARE(seen.size(), 200);
        // 80 bits: all of 32 characters, sixteen times; and the dash
        QCOMPARE(characters.size(), 33);
    }

    void shownCodeReadsBack()
    {
        const Secret code = makeRecoveryCode(m_random);
        const auto read = parseRecoveryCode(displayRecoveryCode(code));
        QVERIFY(read);
        QCOMPARE(read->bytes(), code.bytes());
    }

    void whatIsTypedNeedNotBeTidy_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("readable");
        QTest::addRow("as shown") << u"K7MQ-2PR9-XW4T-HJ3D"_s << true;
        QTest::addRow("lower case") << u"k7mq-2pr9-xw4t-hj3d"_s << true;
        QTest::addRow("blanks") << u" K7MQ 2PR9 XW4T HJ3D\r\n"_s << true;
        QTest::addRow("nothing between") << u"K7MQ2PR9XW4THJ3D"_s << true;
        QTest::addRow("short") << u"K7MQ-2PR9-XW4T-HJ3"_s << false;
        QTest::addRow("long") << u"K7MQ-2PR9-XW4T-HJ3DD"_s << false;
        QTest::addRow("empty") << QString() << false;
        QTest::addRow("a character that is none") << u"K7MQ-2PR9-XW4T-HJ30"_s << false;
        QTest::addRow("beyond ASCII") << u"K7MQ-2PR9-XW4T-HJ3ß"_s << false;
        QTest::addRow("much") << u"K"_s.repeated(10'000'000) << false;
        QTest::addRow("mostly blanks") << u" "_s.repeated(60) + u"K7MQ2PR9XW4THJ3D"_s << false;
    }

    void whatIsTypedNeedNotBeTidy()
    {
        QFETCH(const QString, typed);
        QFETCH(const bool, readable);
        const auto read = parseRecoveryCode(Secret(typed));
        QCOMPARE(read.has_value(), readable);
        if (read)
            QCOMPARE(read->bytes(), QByteArrayView("K7MQ2PR9XW4THJ3D"));
    }

private:
    SystemRandom m_random;
};

QTEST_GUILESS_MAIN(TestRecoveryCode)
#include "tst_recoverycode.moc"
