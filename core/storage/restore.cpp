// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/backup.h>

#include <latchkey/core/storage/filechecksum.h>
#include <latchkey/core/storage/sealingkeybinding.h>

namespace latchkey {

namespace {

std::unexpected<AuthError> damaged(const QString &why)
{
    return fail(AuthErrorCode::StorageFailed, AuthErrorReason::BackupDamaged, why);
}

// What a file says of itself that is opened as a database, in the words of backups.
std::unexpected<AuthError> unusable(const AuthError &error)
{
    switch (error.reason) {
    case AuthErrorReason::StorageCorrupt:
    case AuthErrorReason::StorageForeign:
    case AuthErrorReason::None:
        return damaged(error.detail);
    default:
        return std::unexpected(error);
    }
}

Result<QByteArray> metaValue(Database &database, const QString &key)
{
    auto rows = database.run(QStringLiteral("SELECT value FROM meta WHERE key = ?"), {key});
    return rows.transform([](Rows &found) { return found.next() ? found[0].toByteArray() : QByteArray(); });
}

// Error: StorageFailed with StorageCorrupt.
Result<void> check(Database &database, const QString &pragma)
{
    auto rows = database.run(pragma);
    if (!rows)
        return failWith(rows);
    if (!rows->next() || (*rows)[0].toString() != QStringLiteral("ok"))
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageCorrupt,
                    QStringLiteral("SQLite finds it inconsistent"));
    return {};
}

Result<QStringList> strings(Result<Rows> rows)
{
    return listOf(std::move(rows), [](const Rows &row) { return row[0].toString(); });
}

// users come first: what others count or refer to is there then, and what triggers have made of it is
// replaced
Result<QStringList> tablesOf(Database &database)
{
    return strings(
        database.run(QStringLiteral("SELECT name FROM main.sqlite_schema WHERE type = 'table' "
                                    "AND name NOT GLOB 'sqlite_*' ORDER BY name <> 'users', name")));
}

Result<void> replaceTable(Database &database, const QString &table)
{
    // generated columns are not copied
    const auto columns = strings(
        database.run(QStringLiteral("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0"), {table}));
    if (!columns)
        return failWith(columns);
    if (const auto emptied = database.run(QStringLiteral("DELETE FROM main.") + table); !emptied)
        return failWith(emptied);
    const QString list = columns->join(QStringLiteral(", "));
    const QString filter =
        table == QStringLiteral("meta") ? QStringLiteral(" WHERE key NOT GLOB 'backup_*'") : QString();
    return database
        .run(QStringLiteral("INSERT INTO main.%1 (%2) SELECT %2 FROM backup.%1").arg(table, list) + filter)
        .transform([](const Rows &) {});
}

// What was used up since the backup, and stays so.
struct UsedUp
{
    QList<std::pair<qint64, QByteArray>> recoveryCodes; //!< the user and the hash
    QList<std::pair<QString, qint64>> steps;            //!< the second factor and its last code's step
};

Result<UsedUp> usedUp(Database &database)
{
    auto codes =
        listOf(database.run(QStringLiteral("SELECT user_id, hash FROM recovery_codes WHERE used = 1")),
               [](const Rows &row) { return std::pair(row[0].toLongLong(), row[1].toByteArray()); });
    if (!codes)
        return failWith(codes);
    auto steps = listOf(database.run(QStringLiteral("SELECT id, last_step FROM mfa_methods")),
                        [](const Rows &row) { return std::pair(row[0].toString(), row[1].toLongLong()); });
    if (!steps)
        return failWith(steps);
    return UsedUp{.recoveryCodes = std::move(*codes), .steps = std::move(*steps)};
}

Result<void> useUpAgain(Database &database, const UsedUp &used)
{
    for (const auto &[user, hash] : used.recoveryCodes) {
        const auto done =
            database.run(QStringLiteral("UPDATE recovery_codes SET used = 1 WHERE user_id = ? AND hash = ?"),
                         {user, QString::fromLatin1(hash)});
        if (!done)
            return failWith(done);
    }
    for (const auto &[id, step] : used.steps) {
        const auto done = database.run(
            QStringLiteral("UPDATE mfa_methods SET last_step = max(last_step, ?) WHERE id = ?"), {step, id});
        if (!done)
            return failWith(done);
    }
    return {};
}

Result<void> replaceContent(Database &database)
{
    const auto used = usedUp(database);
    if (!used)
        return failWith(used);
    const auto tables = tablesOf(database);
    if (!tables)
        return failWith(tables);
    // what refers to nothing is told below, in words of our own
    if (const auto later = database.run(QStringLiteral("PRAGMA defer_foreign_keys=ON")); !later)
        return failWith(later);
    for (const QString &table : *tables) {
        if (const auto replaced = replaceTable(database, table); !replaced)
            return replaced;
    }
    // where the numbering goes on, so that no id is given twice
    for (const QString &sql :
         {QStringLiteral("DELETE FROM main.sqlite_sequence"),
          QStringLiteral("INSERT INTO main.sqlite_sequence SELECT * FROM backup.sqlite_sequence"),
          QStringLiteral("DELETE FROM main.sessions"), QStringLiteral("DELETE FROM main.pending"),
          // trust may have ended since
          QStringLiteral("UPDATE main.devices SET trusted = NULL")}) {
        if (const auto done = database.run(sql); !done)
            return failWith(done);
    }
    auto broken = database.run(QStringLiteral("PRAGMA main.foreign_key_check"));
    if (!broken)
        return failWith(broken);
    if (broken->next())
        return damaged(QStringLiteral("it refers to what it does not hold"));
    auto nobodys = database.run(
        QStringLiteral("SELECT 1 FROM main.throttle WHERE user_id NOT IN (SELECT id FROM main.users)"));
    if (!nobodys)
        return failWith(nobodys);
    if (nobodys->next())
        return damaged(QStringLiteral("it counts tries at nobody's account"));
    // one that was redeemed since the backup would work a second time
    if (const auto dropped = database.run(QStringLiteral("DELETE FROM main.email_codes")); !dropped)
        return failWith(dropped);
    return useUpAgain(database, *used);
}

// Lets another database be seen as `backup` by the connection that writes while it lives.
class Attached
{
public:
    static Result<std::unique_ptr<Attached>> open(Database &database, const QString &path)
    {
        if (const auto done = database.run(QStringLiteral("ATTACH DATABASE ? AS backup"), {path}); !done)
            return failWith(done);
        return std::unique_ptr<Attached>(new Attached(database));
    }
    ~Attached() { (void)m_database.run(QStringLiteral("DETACH DATABASE backup")); }
    Q_DISABLE_COPY_MOVE(Attached)

private:
    explicit Attached(Database &database)
        : m_database(database)
    {}
    Database &m_database;
};

} // namespace

Result<std::unique_ptr<BackupCopy>> BackupCopy::open(const QString &file, const QString &target)
{
    std::unique_ptr<BackupCopy> backup(new BackupCopy(target));
    if (!backup->m_folder.isValid())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None, backup->m_folder.errorString());
    if (const auto copied = copyChecked(file, backup->path()); !copied)
        return failWith(copied);
    if (const auto read = backup->read(); !read)
        return failWith(read);
    return backup;
}

Result<void> BackupCopy::read()
{
    const auto opened = Database::open(path());
    if (!opened)
        return unusable(opened.error());
    Database &database = **opened;
    if (const auto whole = check(database, QStringLiteral("PRAGMA quick_check(1)")); !whole)
        return unusable(whole.error());
    for (const auto &[key, value] : {std::pair(QStringLiteral("backup_key"), &m_wrappedKey),
                                     std::pair(QStringLiteral("sealing_key_id"), &m_keyId)}) {
        auto found = metaValue(database, key);
        if (!found)
            return unusable(found.error());
        if (found->isEmpty())
            return damaged(QStringLiteral("it is no backup: it holds no key"));
        *value = std::move(*found);
    }
    return metaValue(database, QStringLiteral("backup_made")).transform([this](const QByteArray &made) {
        m_made = fromMilliseconds(made.toLongLong());
    });
}

Result<void> checkWhole(Database &database)
{
    // indexes, too, which take part when tables are emptied
    return check(database, QStringLiteral("PRAGMA integrity_check(1)"));
}

Result<void> restoreBackup(Database &database, const BackupCopy &backup, const SealingKey &key,
                           SealingKeyPlace &place, const AuditSources &sources)
{
    if (key.id() != backup.keyId())
        return damaged(QStringLiteral("its key is not the one that it names"));
    if (const auto prepared = place.prepare(key); !prepared)
        return prepared;
    const auto restored = database.withWriter([&]() -> Result<void> {
        const auto attached = Attached::open(database, backup.path());
        if (!attached)
            return failWith(attached);
        return database.write([&]() -> Result<void> {
            if (const auto replaced = replaceContent(database); !replaced)
                return unusable(replaced.error());
            // the key may have lain elsewhere when the backup was made
            const auto named = nameSealingKey(database, {.id = key.id(), .home = place.home()});
            if (!named)
                return named;
            const AuditEvent event{.kind = AuditKind::BackupRestored,
                                   .actor = AuditOperator{},
                                   .details = {{QStringLiteral("made"), toMilliseconds(backup.made())}}};
            if (const auto noted = appendOperatorEvent(database, key, sources, event); !noted)
                return noted;
            // last, and before the commit: whichever key the database then names is in its place
            return place.install(key);
        });
    });
    if (!restored)
        return restored;
    database.scrub();
    return {};
}

} // namespace latchkey
