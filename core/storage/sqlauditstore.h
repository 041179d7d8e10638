// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditstore.h>
#include <latchkey/core/storage/database.h>

namespace latchkey {

class SqlAuditStore : public AuditStore
{
public:
    explicit SqlAuditStore(Database &database)
        : m_database(database)
    {}

    Result<QByteArray> sealed(AuditSeal what) override;
    Result<void> setSealed(AuditSeal what, const QByteArray &value) override;
    Result<void> insert(const AuditRow &row) override;
    Result<bool> isEmpty() override;
    Result<QList<AuditRow>> rowsFrom(qint64 number, int limit) override;
    Result<QList<ListedAuditRow>> list(const AuditListing &listing) override;
    Result<void> dropUpTo(qint64 number) override;
    Result<QByteArray> pseudonym(UserId user) override;
    Result<void> setPseudonym(UserId user, const QByteArray &pseudonym) override;

private:
    Result<Rows> newest(const AuditListing &listing);

    Database &m_database;
};

} // namespace latchkey
