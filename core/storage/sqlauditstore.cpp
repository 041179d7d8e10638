// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlauditstore.h>

namespace latchkey {

namespace {

#define LATCHKEY_AUDIT_COLUMNS "number, time, kind, code, reason, actor, subject, details, mac"

// the address of the person whom a column names: one byte of kind, then the pseudonym
#define LATCHKEY_AUDIT_EMAIL(column)                                                                         \
    "(SELECT email FROM users WHERE id = (SELECT user_id FROM audit_people "                                 \
    "WHERE pseudonym = substr(" column ", 2) AND substr(" column ", 1, 1) = x'02'))"

QString metaKey(AuditSeal what)
{
    switch (what) {
    case AuditSeal::Key:
        return QStringLiteral("audit_key");
    case AuditSeal::Head:
        return QStringLiteral("audit_head");
    case AuditSeal::Checkpoint:
        return QStringLiteral("audit_checkpoint");
    }
    return {};
}

AuditRow rowOf(const Rows &row)
{
    return {.number = row[0].toLongLong(),
            .time = row[1].toLongLong(),
            .kind = row[2].toLongLong(),
            .code = row[3].toLongLong(),
            .reason = row[4].toLongLong(),
            .actor = row[5].toByteArray(),
            .subject = row[6].toByteArray(),
            .details = row[7].toString().toUtf8(),
            .mac = row[8].toByteArray()};
}

Result<QByteArray> firstBytes(Result<Rows> rows)
{
    return rows.transform([](Rows &found) { return found.next() ? found[0].toByteArray() : QByteArray(); });
}

} // namespace

Result<QByteArray> SqlAuditStore::sealed(AuditSeal what)
{
    return firstBytes(
        m_database.run(QStringLiteral("SELECT value FROM meta WHERE key = ?"), {metaKey(what)}));
}

Result<void> SqlAuditStore::setSealed(AuditSeal what, const QByteArray &value)
{
    return m_database
        .run(QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
             {metaKey(what), value})
        .transform([](const Rows &) {});
}

Result<void> SqlAuditStore::insert(const AuditRow &row)
{
    return m_database
        .run(QStringLiteral("INSERT INTO audit (" LATCHKEY_AUDIT_COLUMNS
                            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
             {row.number, row.time, row.kind, row.code, row.reason, row.actor, row.subject,
              QString::fromUtf8(row.details), row.mac})
        .transform([](const Rows &) {});
}

Result<bool> SqlAuditStore::isEmpty()
{
    auto rows = m_database.run(QStringLiteral("SELECT 1 FROM audit LIMIT 1"));
    return rows.transform([](Rows &found) { return !found.next(); });
}

Result<QList<AuditRow>> SqlAuditStore::rowsFrom(qint64 number, int limit)
{
    return listOf(m_database.run(QStringLiteral("SELECT " LATCHKEY_AUDIT_COLUMNS
                                                " FROM audit WHERE number >= ? ORDER BY number LIMIT ?"),
                                 {number, limit}),
                  rowOf);
}

Result<Rows> SqlAuditStore::newest(const AuditListing &listing)
{
    const QString select = QStringLiteral("SELECT " LATCHKEY_AUDIT_COLUMNS ", " LATCHKEY_AUDIT_EMAIL(
        "actor") ", " LATCHKEY_AUDIT_EMAIL("subject") " FROM audit WHERE number < ?%1 "
                                                      "ORDER BY number DESC LIMIT ?");
    if (listing.parties.isEmpty())
        return m_database.run(select.arg(QString()), {listing.below, listing.limit});
    const QByteArray one = listing.parties.constFirst();
    const QByteArray other = listing.parties.constLast();
    const QString concerned =
        QStringLiteral(" AND number IN (SELECT number FROM audit WHERE subject IN (?, ?)");
    if (listing.part == AuditPart::Subject)
        return m_database.run(select.arg(concerned + u')'), {listing.below, one, other, listing.limit});
    const QString acted = QStringLiteral(" UNION SELECT number FROM audit WHERE actor IN (?, ?) "
                                         "AND actor <> subject AND actor <> x'01')");
    return m_database.run(select.arg(concerned + acted),
                          {listing.below, one, other, one, other, listing.limit});
}

Result<QList<ListedAuditRow>> SqlAuditStore::list(const AuditListing &listing)
{
    return listOf(newest(listing), [](const Rows &row) {
        return ListedAuditRow{
            .row = rowOf(row), .actorEmail = row[9].toString(), .subjectEmail = row[10].toString()};
    });
}

Result<void> SqlAuditStore::dropUpTo(qint64 number)
{
    return m_database.run(QStringLiteral("DELETE FROM audit WHERE number <= ?"), {number})
        .transform([](const Rows &) {});
}

Result<QByteArray> SqlAuditStore::pseudonym(UserId user)
{
    return firstBytes(m_database.run(QStringLiteral("SELECT pseudonym FROM audit_people WHERE user_id = ?"),
                                     {qint64(user)}));
}

Result<void> SqlAuditStore::setPseudonym(UserId user, const QByteArray &pseudonym)
{
    return m_database
        .run(QStringLiteral("INSERT INTO audit_people (user_id, pseudonym) VALUES (?, ?)"),
             {qint64(user), pseudonym})
        .transform([](const Rows &) {});
}

} // namespace latchkey
