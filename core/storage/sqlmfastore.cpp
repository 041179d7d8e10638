// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sqlmfastore.h>

namespace latchkey {

namespace {

constexpr auto nothing = [](const Rows &) {};
constexpr auto anyAffected = [](const Rows &rows) { return rows.affected() > 0; };

MfaRecord recordOf(const Rows &row, UserId user)
{
    MfaRecord record{.user = user,
                     .type = row[1].toString(),
                     .id = row[0].toString(),
                     .name = row[2].toString(),
                     .created = fromMilliseconds(row[3].toLongLong()),
                     .sealedData = row[5].toByteArray(),
                     .lastStep = row[6].toLongLong()};
    if (!row[4].isNull())
        record.lastUsed = fromMilliseconds(row[4].toLongLong());
    if (!row[7].isNull())
        record.drift = ClockDrift{.step = row[7].toLongLong(), .offset = row[8].toLongLong()};
    return record;
}

// a null QString would be stored as NULL
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

bool isTaken(const AuthError &error)
{
    return error.detail.startsWith(QStringLiteral("SQLite 1555")); // SQLITE_CONSTRAINT_PRIMARYKEY
}

} // namespace

Result<QList<MfaRecord>> SqlMfaStore::methods(UserId user)
{
    return listOf(
        m_database.run(
            QStringLiteral(
                "SELECT id, type, name, created, last_used, data, last_step, drift_step, drift_offset "
                "FROM mfa_methods WHERE user_id = ? "
                "ORDER BY coalesce(last_used, -1) DESC, created DESC, id"),
            {qint64(user)}),
        [&](const Rows &row) { return recordOf(row, user); });
}

Result<void> SqlMfaStore::insert(const MfaRecord &method)
{
    const auto inserted = m_database.run(
        QStringLiteral("INSERT INTO mfa_methods (id, user_id, type, name, created, data, last_step) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {method.id, qint64(method.user), method.type, text(method.name), toMilliseconds(method.created),
         method.sealedData, method.lastStep});
    if (!inserted && isTaken(inserted.error()))
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::MethodExists);
    return inserted.transform(nothing);
}

Result<bool> SqlMfaStore::accept(const QString &id, qint64 step, Timestamp now)
{
    return m_database
        .run(QStringLiteral("UPDATE mfa_methods SET last_step = ?, last_used = ?, drift_step = NULL, "
                            "drift_offset = NULL WHERE id = ? AND last_step < ?"),
             {step, toMilliseconds(now), id, step})
        .transform(anyAffected);
}

Result<void> SqlMfaStore::setDrift(const QString &id, const std::optional<ClockDrift> &drift)
{
    return m_database
        .run(QStringLiteral("UPDATE mfa_methods SET drift_step = ?, drift_offset = ? WHERE id = ?"),
             {drift ? QVariant(drift->step) : QVariant(), drift ? QVariant(drift->offset) : QVariant(), id})
        .transform(nothing);
}

Result<bool> SqlMfaStore::rename(UserId user, const QString &id, const QString &name)
{
    return m_database
        .run(QStringLiteral("UPDATE mfa_methods SET name = ? WHERE id = ? AND user_id = ?"),
             {text(name), id, qint64(user)})
        .transform(anyAffected);
}

Result<bool> SqlMfaStore::remove(UserId user, const QString &id)
{
    return m_database
        .run(QStringLiteral("DELETE FROM mfa_methods WHERE id = ? AND user_id = ?"), {id, qint64(user)})
        .transform(anyAffected);
}

Result<void> SqlMfaStore::removeAll(UserId user)
{
    return m_database.run(QStringLiteral("DELETE FROM mfa_methods WHERE user_id = ?"), {qint64(user)})
        .transform(nothing);
}

Result<RecoveryCodes> SqlMfaStore::recoveryCodes(UserId user)
{
    RecoveryCodes codes;
    const auto take = [&](const Rows &row) {
        ++codes.made;
        codes.created = fromMilliseconds(row[1].toLongLong());
        if (!row[2].toBool())
            codes.unused << row[0].toByteArray();
    };
    return m_database
        .run(QStringLiteral("SELECT hash, created, used FROM recovery_codes WHERE user_id = ?"),
             {qint64(user)})
        .and_then([&](Rows &&rows) { return rows.each(take); })
        .transform([&] { return codes; });
}

Result<void> SqlMfaStore::replaceRecoveryCodes(UserId user, const QList<QByteArray> &hashes, Timestamp now)
{
    const auto dropped =
        m_database.run(QStringLiteral("DELETE FROM recovery_codes WHERE user_id = ?"), {qint64(user)});
    if (!dropped)
        return failWith(dropped);
    for (const QByteArray &hash : hashes) {
        const auto kept = m_database.run(
            QStringLiteral("INSERT INTO recovery_codes (user_id, hash, created) VALUES (?, ?, ?)"),
            {qint64(user), QString::fromLatin1(hash), toMilliseconds(now)});
        if (!kept)
            return failWith(kept);
    }
    return {};
}

Result<bool> SqlMfaStore::redeemRecoveryCode(UserId user, const QByteArray &hash)
{
    return m_database
        .run(QStringLiteral("UPDATE recovery_codes SET used = 1 WHERE user_id = ? AND hash = ? AND used = 0"),
             {qint64(user), QString::fromLatin1(hash)})
        .transform(anyAffected);
}

} // namespace latchkey
