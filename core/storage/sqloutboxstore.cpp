// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlstores.h>

#include <latchkey/core/base/processmark.h>

namespace latchkey {

namespace {

#define LATCHKEY_OUTBOX_COLUMNS                                                                              \
    "id, message_id, kind, recipient, state, created, expires, sent, tries, body, recipient_key, urgency, "  \
    "next_try, trouble, answer"
#define LATCHKEY_OUTBOX_IS_DUE "state = 0 AND (next_try <= ? OR next_try > ?)"

std::optional<Timestamp> timeOf(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(fromMilliseconds(value.toLongLong()));
}

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
    record.sent = timeOf(row[7]);
    record.tries = row[8].toInt();
    record.sealedBody = row[9].toByteArray();
    record.recipientKey = row[10].toString();
    record.urgency = MailUrgency(row[11].toInt());
    record.nextTry = fromMilliseconds(row[12].toLongLong());
    record.trouble = AuthErrorReason(row[13].toInt());
    record.answer = row[14].toString();
    return record;
}

Result<QList<OutboxRecord>> recordsOf(Result<Rows> rows)
{
    return listOf(std::move(rows), recordOf);
}

// a null string would be NULL
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

Result<void> done(const Result<Rows> &rows)
{
    return rows ? Result<void>() : failWith(rows);
}

} // namespace

Result<void> SqlOutboxStore::enqueue(const OutboxRecord &message)
{
    return done(m_database.run(
        QStringLiteral("INSERT INTO outbox (message_id, kind, recipient, recipient_key, urgency, state, "
                       "created, expires, next_try, body) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)"),
        {message.messageId, message.kind, message.recipient, text(message.recipientKey), int(message.urgency),
         toMilliseconds(message.created), toMilliseconds(message.expires), toMilliseconds(message.created),
         message.sealedBody}));
}

Result<QList<OutboxRecord>> SqlOutboxStore::list(int limit)
{
    return recordsOf(
        m_database.run(QStringLiteral("SELECT " LATCHKEY_OUTBOX_COLUMNS
                                      " FROM outbox WHERE recipient <> '' ORDER BY id DESC LIMIT ?"),
                       {limit}));
}

Result<std::optional<OutboxRecord>> SqlOutboxStore::find(qint64 id)
{
    auto rows = m_database.run(
        QStringLiteral("SELECT " LATCHKEY_OUTBOX_COLUMNS " FROM outbox WHERE id = ? AND recipient <> ''"),
        {id});
    if (!rows)
        return failWith(rows);
    return rows->next() ? std::optional(recordOf(*rows)) : std::nullopt;
}

Result<MailHistory> SqlOutboxStore::history(const QString &recipientKey, MailUrgency urgency, Timestamp now)
{
    const qint64 hourAgo = toMilliseconds(now - std::chrono::hours(1));
    const qint64 dayAgo = toMilliseconds(now - std::chrono::days(1));
    // what a clock that was set back since has dated ahead counts once it has been caught up with
    const qint64 last = toMilliseconds(now);
    MailHistory history;
    {
        auto rows = m_database.run(
            QStringLiteral("SELECT count(*) FILTER (WHERE created > ?), count(*) FROM outbox "
                           "WHERE recipient_key = ? AND created > ? AND created <= ? AND urgency = ?"),
            {hourAgo, text(recipientKey), dayAgo, last, int(urgency)});
        if (!rows || !rows->next())
            return rows ? Result<MailHistory>(history) : failWith(rows);
        history.toAddressInHour = (*rows)[0].toInt();
        history.toAddressInDay = (*rows)[1].toInt();
    }
    auto rows = m_database.run(QStringLiteral("SELECT count(*) FROM outbox INDEXED BY outbox_by_urgency "
                                              "WHERE urgency = ? AND created > ? AND created <= ?"),
                               {int(urgency), hourAgo, last});
    if (!rows)
        return failWith(rows);
    history.toAllInHour = rows->next() ? (*rows)[0].toInt() : 0;
    return history;
}

Result<bool> SqlOutboxStore::isAnyDue(Timestamp now, Timestamp furthest)
{
    return m_database
        .run(QStringLiteral("SELECT 1 FROM outbox WHERE " LATCHKEY_OUTBOX_IS_DUE " LIMIT 1"),
             {toMilliseconds(now), toMilliseconds(furthest)})
        .transform([](Rows &&rows) { return rows.next(); });
}

Result<QList<OutboxRecord>> SqlOutboxStore::claim(const SenderLease &lease, int limit)
{
    return inWrite(m_database, [&]() -> Result<QList<OutboxRecord>> {
        const auto free = isFreeFor(lease);
        if (!free || !*free)
            return free ? Result<QList<OutboxRecord>>(QList<OutboxRecord>()) : failWith(free);
        auto messages = recordsOf(
            m_database.run(QStringLiteral("UPDATE outbox SET tries = tries + 1 "
                                          "WHERE id IN (SELECT id FROM outbox WHERE " LATCHKEY_OUTBOX_IS_DUE
                                          " ORDER BY next_try LIMIT ?) RETURNING " LATCHKEY_OUTBOX_COLUMNS),
                           {toMilliseconds(lease.now), toMilliseconds(lease.furthest), limit}));
        if (!messages)
            return messages;
        // in the same transaction as the look at what is due: whatever is queued later finds nobody at work
        const auto held = messages->isEmpty() ? release(lease.holder) : hold(lease);
        return held.transform([&] { return *messages; });
    });
}

Result<bool> SqlOutboxStore::isFreeFor(const SenderLease &lease)
{
    auto rows = m_database.run(QStringLiteral("SELECT holder, until FROM mail_sender"));
    if (!rows)
        return failWith(rows);
    if (!rows->next())
        return true;
    const QByteArray holder = (*rows)[0].toByteArray();
    const Timestamp until = fromMilliseconds((*rows)[1].toLongLong());
    return holder == lease.holder || until <= lease.now || until > lease.furthest || hasProcessEnded(holder);
}

Result<void> SqlOutboxStore::hold(const SenderLease &lease)
{
    return done(m_database.run(
        QStringLiteral("INSERT OR REPLACE INTO mail_sender (id, holder, until) VALUES (1, ?, ?)"),
        {lease.holder, toMilliseconds(lease.until)}));
}

Result<bool> SqlOutboxStore::settle(const QList<OutboxAttempt> &attempts, const SenderLease &lease)
{
    return inWrite(m_database, [&]() -> Result<bool> {
        for (const OutboxAttempt &attempt : attempts) {
            if (const auto noted = note(attempt, lease.now); !noted)
                return failWith(noted);
        }
        const auto free = isFreeFor(lease);
        if (!free || !*free)
            return free;
        return hold(lease).transform([] { return true; });
    });
}

Result<void> SqlOutboxStore::note(const OutboxAttempt &attempt, Timestamp now)
{
    if (attempt.state == OutboxState::Queued)
        return done(m_database.run(
            QStringLiteral(
                "UPDATE outbox SET next_try = ?, trouble = ?, answer = ? WHERE id = ? AND state = 0"),
            {toMilliseconds(attempt.nextTry), int(attempt.trouble), text(attempt.answer), attempt.id}));
    const bool sent = attempt.state == OutboxState::Sent;
    // where the account is gone, this was the last to name its address
    return done(m_database.run(
        QStringLiteral("UPDATE outbox SET state = ?, sent = ?, trouble = ?, answer = ?, body = x'', "
                       "recipient = CASE kind WHEN 'account-deleted' THEN '' ELSE recipient END "
                       "WHERE id = ? AND state = 0"),
        {int(attempt.state), sent ? QVariant(toMilliseconds(now)) : QVariant(), int(attempt.trouble),
         text(attempt.answer), attempt.id}));
}

Result<void> SqlOutboxStore::putOff(const OutboxAttempt &attempt, const SenderLease &lease)
{
    return inWrite(m_database, [&]() -> Result<void> {
        const auto put = m_database.run(
            QStringLiteral(
                "UPDATE outbox SET next_try = ?, trouble = ?, answer = ? WHERE " LATCHKEY_OUTBOX_IS_DUE),
            {toMilliseconds(attempt.nextTry), int(attempt.trouble), text(attempt.answer),
             toMilliseconds(lease.now), toMilliseconds(lease.furthest)});
        return put ? release(lease.holder) : failWith(put);
    });
}

Result<void> SqlOutboxStore::release(const QByteArray &holder)
{
    return done(m_database.run(QStringLiteral("DELETE FROM mail_sender WHERE holder = ?"), {holder}));
}

Result<qint64> SqlOutboxStore::prune(Timestamp before)
{
    {
        // looked first: only writing has to wait for other writers
        auto old =
            m_database.run(QStringLiteral("SELECT 1 FROM outbox WHERE state <> 0 AND created < ? LIMIT 1"),
                           {toMilliseconds(before)});
        if (!old || !old->next())
            return old ? Result<qint64>(0) : failWith(old);
    }
    return inWrite(m_database, [&] {
        return m_database
            .run(QStringLiteral("DELETE FROM outbox WHERE state <> 0 AND created < ?"),
                 {toMilliseconds(before)})
            .transform([](const Rows &rows) { return qint64(rows.affected()); });
    });
}

Result<void> SqlOutboxStore::expireAt(qint64 id, Timestamp when)
{
    return m_database
        .run(QStringLiteral("UPDATE outbox SET expires = ? WHERE id = ?"), {toMilliseconds(when), id})
        .transform([](const Rows &) {});
}

Result<void> SqlOutboxStore::removeTo(const QString &recipientKey)
{
    // what undoes a change of address may be another account's
    return m_database
        .run(QStringLiteral("UPDATE outbox SET recipient = '', body = x'', trouble = 0, answer = '', "
                            "state = CASE state WHEN 0 THEN ? ELSE state END "
                            "WHERE recipient_key = ? AND NOT (state = 0 AND kind = 'address-moved')"),
             {int(OutboxState::Expired), recipientKey})
        .transform([](const Rows &) {});
}

} // namespace latchkey
