// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfastore.h>
#include <latchkey/core/mfa/pendingstore.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

class SqlMfaStore : public MfaStore
{
public:
    explicit SqlMfaStore(Database &database)
        : m_database(database)
    {}
    Result<QList<MfaRecord>> methods(UserId user) override;
    Result<void> insert(const MfaRecord &method) override;
    Result<bool> accept(const QString &id, qint64 step, Timestamp now) override;
    Result<void> setDrift(const QString &id, const std::optional<ClockDrift> &drift) override;
    Result<bool> rename(UserId user, const QString &id, const QString &name) override;
    Result<bool> remove(UserId user, const QString &id) override;
    Result<void> removeAll(UserId user) override;
    Result<RecoveryCodes> recoveryCodes(UserId user) override;
    Result<void> replaceRecoveryCodes(UserId user, const QList<QByteArray> &hashes, Timestamp now) override;
    Result<bool> redeemRecoveryCode(UserId user, const QByteArray &hash) override;

private:
    Database &m_database;
};

class SqlPendingStore : public PendingStore
{
public:
    explicit SqlPendingStore(Database &database)
        : m_database(database)
    {}
    Result<void> insert(const QByteArray &tokenHash, const PendingRecord &record, Timestamp now) override;
    Result<std::optional<PendingRecord>> find(const QByteArray &tokenHash, PendingKind kind,
                                              Timestamp now) override;
    Result<bool> take(const QByteArray &tokenHash, PendingKind kind, Timestamp now) override;
    Result<void> removeAll(UserId user) override;

private:
    Database &m_database;
};

} // namespace latchkey
