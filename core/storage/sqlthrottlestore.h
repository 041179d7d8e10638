// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/devicestore.h>
#include <latchkey/core/session/throttlestore.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

class SqlThrottleStore : public ThrottleStore
{
public:
    explicit SqlThrottleStore(Database &database)
        : m_database(database)
    {}
    Result<std::optional<FailureCount>> find(const ThrottleKey &key) override;
    Result<void> save(const ThrottleKey &key, const FailureCount &count) override;
    Result<void> remove(const ThrottleKey &key) override;
    Result<void> removeAll(UserId user, ThrottledFactor factor) override;
    Result<void> prune(Timestamp before) override;
    Result<void> oweNotice(const ThrottleKey &key) override;
    Result<QList<UserId>> owedNotices(Timestamp from, Timestamp to) override;
    Result<void> noticeGiven(UserId user, Timestamp now) override;

private:
    Database &m_database;
};

class SqlDeviceStore : public DeviceStore
{
public:
    explicit SqlDeviceStore(Database &database)
        : m_database(database)
    {}
    Result<std::optional<qint64>> find(const QByteArray &tokenHash, const QString &emailKey) override;
    Result<bool> isKnown(const QByteArray &tokenHash) override;
    Result<void> noteUse(const QByteArray &tokenHash, UserId user, const QString &name,
                         Timestamp now) override;
    Result<int> count(UserId user) override;
    Result<QList<ListedDevice>> list(UserId user) override;
    Result<void> forgetAll(UserId user) override;
    Result<void> trust(const QByteArray &tokenHash, UserId user, Timestamp now) override;
    Result<std::optional<Timestamp>> trustedSince(const QByteArray &tokenHash, UserId user) override;
    Result<QList<DeviceTrust>> trusted(UserId user) override;
    Result<void> endTrust(UserId user, std::optional<qint64> device) override;

private:
    Database &m_database;
};

} // namespace latchkey
