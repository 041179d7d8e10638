// SPDX-License-Identifier: MIT
#include <latchkey/core/base/secret.h>

#include <QTest>

using namespace latchkey;

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textBecomesUtf8()
    {
        const Secret secret(QStringLiteral("pässwörd 🔑"));
        QVERIFY(secret.isText());
        QCOMPARE(secret.bytes().toByteArray(), QByteArray("p\xc3\xa4ssw\xc3\xb6rd \xf0\x9f\x94\x91"));
    }

    void loneSurrogateIsNotText()
    {
        QVERIFY(!Secret(QString(QChar(0xd800))).isText());
        QVERIFY(!Secret(QStringLiteral("abc") + QChar(0xdc00) + u'd').isText());
    }

    void brokenUtf8IsNotText()
    {
        QVERIFY(!Secret::fromUtf8("abc\xff").isText());
        QVERIFY(Secret::fromUtf8("abc").isText());
    }

    void nulIsKept()
    {
        const Secret secret(QStringLiteral("a") + QChar(0) + u'b');
        QCOMPARE(secret.bytes().size(), 3);
    }

    void movedFromSecretIsEmpty()
    {
        Secret first(QStringLiteral("secret"));
        const Secret second(std::move(first));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what this test is about
        QCOMPARE(second.bytes().toByteArray(), QByteArray("secret"));
    }

    void wipedMemoryIsZero()
    {
        std::array<char, 64> memory{};
        memory.fill('x');
        wipeMemory(memory.data(), memory.size());
        QVERIFY(std::ranges::all_of(memory, [](char c) { return c == 0; }));
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
