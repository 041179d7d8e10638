// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditverifier.h>

#include <QTest>

using namespace latchkey;
using namespace Qt::StringLiterals;

namespace {

Secret key()
{
    return Secret::fromBytes(QByteArray(32, 'k'));
}

QList<AuditRow> chainOf(int length)
{
    AuditChain chain(key());
    QList<AuditRow> rows;
    QByteArray before = AuditChain::origin().mac;
    for (int number = 1; number <= length; ++number) {
        AuditRow row{.number = number,
                     .time = qint64(1'000) * number,
                     .kind = 20,
                     .actor = "actor",
                     .subject = "subject",
                     .details = "{}",
                     .mac = {}};
        row.mac = chain.mac(before, row);
        before = row.mac;
        rows << row;
    }
    return rows;
}

AuditMark markOf(const AuditRow &row)
{
    return {.number = row.number, .mac = row.mac};
}

std::optional<AuditFault> judge(const QList<AuditRow> &rows, const AuditMark &head)
{
    AuditVerifier verifier(key(), AuditChain::origin(), std::nullopt);
    for (const AuditRow &row : rows) {
        if (const auto fault = verifier.take(row))
            return fault;
    }
    return verifier.finish(head);
}

} // namespace

class TestAuditVerifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(requireAlgorithms()); }

    void wholeChainPasses()
    {
        const auto rows = chainOf(4);
        QVERIFY(!judge(rows, markOf(rows.constLast())));
    }

    // by Python's hmac and hashlib, from the words of the header
    void macIsWhatTheHeaderSays()
    {
        QCOMPARE(chainOf(1).constFirst().mac.toHex(),
                 QByteArray("053c73f1ddb76996c9ba8ec4957475b1d81f038f0230830a70a928252b00c671"));
    }

    void partsCannotMoveIntoOneAnother()
    {
        AuditChain chain(key());
        const AuditRow one{.number = 1, .actor = "ab", .subject = "c", .details = {}, .mac = {}};
        const AuditRow other{.number = 1, .actor = "a", .subject = "bc", .details = {}, .mac = {}};
        const QByteArray before = AuditChain::origin().mac;
        QVERIFY(chain.mac(before, one) != chain.mac(before, other));
    }

    void chainOfAnotherKeyFails()
    {
        const auto rows = chainOf(2);
        AuditVerifier verifier(Secret::fromBytes(QByteArray(32, 'x')), AuditChain::origin(), std::nullopt);
        QCOMPARE(verifier.take(rows.constFirst())->kind, AuditFault::Kind::Altered);
    }

    void startsBehindACheckpoint()
    {
        const auto rows = chainOf(5);
        AuditVerifier verifier(key(), markOf(rows.at(1)), std::nullopt);
        for (const AuditRow &row : rows.sliced(2))
            QVERIFY(!verifier.take(row));
        QVERIFY(!verifier.finish(markOf(rows.constLast())));
        QCOMPARE(verifier.count(), 3);
        // an event that was dropped, and is there again
        AuditVerifier again(key(), markOf(rows.at(1)), std::nullopt);
        QCOMPARE(again.take(rows.at(1))->kind, AuditFault::Kind::Altered);
    }

    void headOfAnotherChainIsNoticed()
    {
        const auto rows = chainOf(3);
        AuditMark head = markOf(rows.constLast());
        head.mac[0] = char(head.mac.at(0) ^ 1);
        QCOMPARE(judge(rows, head)->kind, AuditFault::Kind::HeadDamaged);
    }

    void marksAreReadAsWritten()
    {
        const AuditMark mark = markOf(chainOf(3).constLast());
        QCOMPARE(AuditMark::fromString(mark.toString()), mark);
        QCOMPARE(markFromBytes(toBytes(mark)), mark);
        for (const QString &text : {QString(), u":"_s, u"3"_s, u"3:ab"_s, u"x"_s + mark.toString(),
                                    mark.toString() + u"00"_s, mark.toString() + u' '})
            QVERIFY2(!AuditMark::fromString(text), qPrintable(text));
    }

private:
};

QTEST_GUILESS_MAIN(TestAuditVerifier)
#include "tst_auditverifier.moc"
