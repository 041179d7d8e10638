// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

namespace latchkey {

namespace {

#define LATCHKEY_OUTBOX_COLUMNS "id, message_id, kind, recipient, state, created, expires, sent, tries, body"
#define LATCHKEY_OUTBOX_IS_DUE "state = 0 AND (next_try <= ? OR next_try > ?)"

OutboxRecord recordOf(const Rows &row)
{
    OutboxRecord record;
    record.id = row[0].toLongLong();
    record.messageId = row[1].toString();
    record.kind = row[2].toString();
    record.recipient = row[3].toString();
    record.state = OutboxState(row[4].toInt());
    record.created = fromMilliseconds(row[5].toLongLong());
    record.expires = fromMilliseconds(row[6].toLongLong());
    if (!row[7].isNull())
        record.sent = fromMilliseconds(row[7].toLongLong());
    record.tries = row[8].toInt();
    record.sealedBody = row[9].toByteArray();
    return record;
}

} // namespace

Result<void> SqlOutboxStore::enqueue(const OutboxRecord &message)
{
    return m_database
        .run(QStringLiteral(
                 "INSERT INTO outbox (message_id, kind, recipient, state, created, expires, next_try, body) "
                 "VALUES (?, ?, ?, 0, ?, ?, ?, ?)"),
             {message.messageId, message.kind, message.recipient, toMilliseconds(message.created),
              toMilliseconds(message.expires), toMilliseconds(message.created), message.sealedBody})
        .transform([](const Rows &) {});
}

Result<QList<OutboxRecord>> SqlOutboxStore::list(int limit)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT " LATCHKEY_OUTBOX_COLUMNS " FROM outbox ORDER BY id DESC LIMIT ?"), {limit});
    if (!rows)
        return failWith(rows);
    QList<OutboxRecord> messages;
    while (rows->next())
        messages << recordOf(*rows);
    return messages;
}

Result<std::optional<OutboxRecord>> SqlOutboxStore::find(qint64 id)
{
    auto rows =
        m_database.run(QStringLiteral("SELECT " LATCHKEY_OUTBOX_COLUMNS " FROM outbox WHERE id = ?"), {id});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(recordOf(*rows)) : std::nullopt;
}

Result<bool> SqlOutboxStore::isAnyDue(Timestamp now, Timestamp furthest)
{
    return m_database
        .run(QStringLiteral("SELECT 1 FROM outbox WHERE " LATCHKEY_OUTBOX_IS_DUE " LIMIT 1"),
             {toMilliseconds(now), toMilliseconds(furthest)})
        .transform([](Rows &&rows) { return rows.next(); });
}

Result<std::optional<OutboxRecord>> SqlOutboxStore::claim(Timestamp now, Timestamp leaseEnd,
                                                          Timestamp furthest)
{
    return inWrite(m_database, [&]() -> Result<std::optional<OutboxRecord>> {
        auto rows = m_database.run(
            QStringLiteral(
                "UPDATE outbox SET next_try = ?, tries = tries + 1 WHERE id = (SELECT id FROM outbox "
                "WHERE " LATCHKEY_OUTBOX_IS_DUE " ORDER BY next_try LIMIT 1) "
                "RETURNING " LATCHKEY_OUTBOX_COLUMNS),
            {toMilliseconds(leaseEnd), toMilliseconds(now), toMilliseconds(furthest)});
        if (!rows)
            return failWith(rows);
        return rows->next() ? std::optional(recordOf(*rows)) : std::nullopt;
    });
}

Result<void> SqlOutboxStore::finish(qint64 id, OutboxState state, Timestamp now)
{
    return m_database
        .run(QStringLiteral("UPDATE outbox SET state = ?, sent = ?, body = x'' WHERE id = ? AND state = 0"),
             {int(state), state == OutboxState::Sent ? QVariant(toMilliseconds(now)) : QVariant(), id})
        .transform([](const Rows &) {});
}

Result<void> SqlOutboxStore::retryAt(qint64 id, Timestamp when)
{
    return m_database
        .run(QStringLiteral("UPDATE outbox SET next_try = ? WHERE id = ? AND state = 0"),
             {toMilliseconds(when), id})
        .transform([](const Rows &) {});
}

Result<void> SqlOutboxStore::expireAt(qint64 id, Timestamp when)
{
    return m_database
        .run(QStringLiteral("UPDATE outbox SET expires = ? WHERE id = ?"), {toMilliseconds(when), id})
        .transform([](const Rows &) {});
}

Result<void> SqlOutboxStore::removeTo(const QString &recipient)
{
    return m_database.run(QStringLiteral("DELETE FROM outbox WHERE recipient = ?"), {recipient})
        .transform([](const Rows &) {});
}

} // namespace latchkey
