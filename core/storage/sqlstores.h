// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mail/emailcodestore.h>
#include <latchkey/core/mail/outboxstore.h>
#include <latchkey/core/session/sessionstore.h>
#include <latchkey/core/settings/settingsstore.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

class SqlSettingsStore : public SettingsStore
{
public:
    explicit SqlSettingsStore(Database &database)
        : m_database(database)
    {}
    Result<Settings> load() override;
    Result<void> seed(QStringView key, const QString &value) override;
    Result<void> save(QStringView key, const QString &value) override;

private:
    Database &m_database;
};

class SqlSessionStore : public SessionStore
{
public:
    explicit SqlSessionStore(Database &database)
        : m_database(database)
    {}
    Result<void> insert(const QByteArray &tokenHash, UserId user, const QString &device,
                        Timestamp now) override;
    Result<std::optional<OpenSession>> find(const QByteArray &tokenHash) override;
    Result<void> noteUse(const QByteArray &tokenHash, Timestamp now) override;
    Result<QList<ListedSession>> list(UserId user) override;
    Result<void> end(const QByteArray &tokenHash) override;
    Result<bool> end(UserId user, qint64 id) override;
    Result<void> endAll(UserId user) override;
    Result<void> endOthers(UserId user, const QByteArray &keptTokenHash) override;

private:
    Database &m_database;
};

class SqlEmailCodeStore : public EmailCodeStore
{
public:
    explicit SqlEmailCodeStore(Database &database)
        : m_database(database)
    {}
    Result<void> add(CodePurpose purpose, const EmailCodeRecord &code) override;
    Result<QList<EmailCodeRecord>> sentTo(const QString &addressKey, CodePurpose purpose) override;
    Result<QList<EmailCodeRecord>> ofUser(UserId user, CodePurpose purpose) override;
    Result<std::optional<Timestamp>> startLife(const QString &messageId, Timestamp now) override;
    Result<void> countTry(qint64 id) override;
    Result<void> remove(qint64 id) override;
    Result<void> removeAll(UserId user, CodePurpose purpose) override;
    Result<void> removeAll(UserId user) override;

private:
    Database &m_database;
};

class SqlOutboxStore : public OutboxStore
{
public:
    explicit SqlOutboxStore(Database &database)
        : m_database(database)
    {}
    Result<void> enqueue(const OutboxRecord &message) override;
    Result<QList<OutboxRecord>> list(int limit) override;
    Result<std::optional<OutboxRecord>> find(qint64 id) override;
    Result<MailHistory> history(const QString &recipientKey, MailUrgency urgency, Timestamp now) override;
    Result<bool> isAnyDue(Timestamp now, Timestamp furthest) override;
    Result<void> expireAt(qint64 id, Timestamp when) override;
    Result<void> removeTo(const QString &recipientKey) override;
    Result<QList<OutboxRecord>> claim(const SenderLease &lease, int limit) override;
    Result<bool> settle(const QList<OutboxAttempt> &attempts, const SenderLease &lease) override;
    Result<void> putOff(const OutboxAttempt &attempt, const SenderLease &lease) override;
    Result<void> release(const QByteArray &holder) override;
    Result<qint64> prune(Timestamp before) override;

private:
    Result<bool> isFreeFor(const SenderLease &lease);
    Result<void> hold(const SenderLease &lease);
    Result<void> note(const OutboxAttempt &attempt, Timestamp now);

    Database &m_database;
};

} // namespace latchkey
