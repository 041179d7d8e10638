// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/storage/database.h>
#include <latchkey/core/users/userstore.h>

namespace latchkey {

class SqlUserStore : public UserStore
{
public:
    explicit SqlUserStore(Database &database)
        : m_database(database)
    {}

    Result<std::optional<UserRecord>> findById(UserId id) override;
    Result<std::optional<UserRecord>> findByEmail(const QString &emailKey) override;
    Result<std::optional<UserId>> idByEmail(const QString &emailKey) override;
    Result<bool> any() override;
    Result<QList<UserRecord>> admins() override;
    Result<QList<PasswordKindCount>> passwordKinds() override;
    Result<QList<ListedUser>> list(const UserListing &listing) override;
    Result<UserId> insert(const NewUser &user, Timestamp now) override;
    Result<void> setEnabled(UserId id, bool enabled) override;
    Result<void> setConfirmed(UserId id, bool confirmed) override;
    Result<void> setRole(UserId id, Role role) override;
    Result<void> setEmail(UserId id, const EmailAddress &email) override;
    Result<void> setPasswordHash(UserId id, const QByteArray &phc) override;
    Result<void> changePassword(UserId id, const QByteArray &phc, Timestamp now) override;
    Result<void> setPasswordReset(UserId id, Timestamp when) override;
    Result<void> setLastLogin(UserId id, Timestamp now) override;
    Result<void> remove(UserId id) override;

private:
    Result<void> change(const QString &sql, std::initializer_list<QVariant> values);
    Result<std::optional<UserRecord>> findOne(const QString &sql, const QVariant &value);

    Database &m_database;
};

} // namespace latchkey
