// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/migrations.h>

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr int applicationId = 0x4c4b6579; // "LKey", in the file's header

// Statements end with a semicolon at a line's end; our migrations hold no such line inside a statement.
Result<QStringList> statementsOf(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None, source.errorString());
    return QString::fromUtf8(source.readAll()).split(QStringLiteral(";\n"), Qt::SkipEmptyParts);
}

Result<int> intPragma(Connection &connection, const QString &name)
{
    return connection.value(QStringLiteral("PRAGMA ") + name).transform([](const QVariant &v) {
        return v.toInt();
    });
}

// Two reads that have to agree: another process may be making its schema.
Result<void> checkOriginInside(Connection &connection)
{
    const auto id = intPragma(connection, QStringLiteral("application_id"));
    if (!id)
        return failWith(id);
    if (*id == applicationId)
        return {};
    const auto tables = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    if (!tables)
        return failWith(tables);
    if (tables->toInt() > 0)
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageForeign,
                    QStringLiteral("the file is a database of another program"));
    return {};
}

Result<void> checkOrigin(Connection &connection)
{
    if (const auto begun = connection.exec(QStringLiteral("BEGIN")); !begun)
        return begun;
    const auto checked = checkOriginInside(connection);
    const auto ended = connection.exec(QStringLiteral("COMMIT"));
    return checked ? ended : checked;
}

// Written beside and moved into its place whole, so that a copy which is there can be relied on.
Result<void> keepCopy(Connection &connection, const QString &path, int version)
{
    const auto failed = [](const QString &why) {
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::None,
                    QStringLiteral("the copy before the migration: ") + why);
    };
    const QString copy = QStringLiteral("%1.v%2.bak").arg(path).arg(version);
    QTemporaryFile beside(copy + QStringLiteral(".XXXXXX")); // 0600, and gone if anything fails
    if (!beside.open())
        return failed(beside.errorString());
    QString quoted = beside.fileName();
    quoted.replace(u'\'', QStringLiteral("''"));
    if (const auto copied = connection.exec(QStringLiteral("VACUUM INTO '%1'").arg(quoted)); !copied)
        return copied;
    // another process may have migrated meanwhile, and has kept its own copy of what was before
    const auto still = intPragma(connection, QStringLiteral("user_version"));
    if (!still)
        return failWith(still);
    if (*still != version)
        return {};
    if (::fsync(beside.handle()) != 0)
        return failed(QStringLiteral("it could not be written to the disk"));
    if (std::rename(QFile::encodeName(beside.fileName()).constData(), QFile::encodeName(copy).constData()) !=
        0)
        return failed(QStringLiteral("it could not be moved to its place"));
    beside.setAutoRemove(false);
    return {};
}

// SQLite does not wait here: changing the mode upgrades a read lock, where its busy handler is not asked.
// Taking the write lock does wait, until the other process is through.
Result<void> useWriteAheadLog(Connection &connection)
{
    constexpr int rounds = 100;
    for (int round = 1;; ++round) {
        const auto changed = connection.exec(QStringLiteral("PRAGMA journal_mode=WAL"));
        if (changed || changed.error().reason != AuthErrorReason::StorageLocked || round == rounds)
            return changed;
        if (const auto waited = connection.exec(QStringLiteral("BEGIN IMMEDIATE")); !waited)
            return waited;
        (void)connection.exec(QStringLiteral("ROLLBACK"));
    }
}

// inside a write transaction: another process may have been first
Result<void> applyInside(Connection &connection, int version, const QString &file)
{
    const auto current = intPragma(connection, QStringLiteral("user_version"));
    if (!current)
        return failWith(current);
    if (*current >= version)
        return {};
    auto statements = statementsOf(file);
    if (!statements)
        return failWith(statements);
    *statements << QStringLiteral("PRAGMA user_version = %1").arg(version)
                << QStringLiteral("PRAGMA application_id = %1").arg(applicationId);
    for (const QString &statement : std::as_const(*statements)) {
        if (const auto done = connection.exec(statement); !done)
            return done;
    }
    return {};
}

Result<void> apply(Connection &connection, int version, const QString &file)
{
    if (const auto begun = connection.exec(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    if (const auto applied = applyInside(connection, version, file); !applied) {
        (void)connection.exec(QStringLiteral("ROLLBACK"));
        return applied;
    }
    return connection.exec(QStringLiteral("COMMIT"));
}

} // namespace

Result<void> migrate(Connection &connection, const QString &path, const QString &folder)
{
    if (const auto ours = checkOrigin(connection); !ours)
        return ours;
    const auto current = intPragma(connection, QStringLiteral("user_version"));
    if (!current)
        return failWith(current);
    const QDir migrations(folder);
    const QStringList files = migrations.entryList(QDir::Files, QDir::Name);
    if (*current > files.size())
        return fail(AuthErrorCode::StorageFailed, AuthErrorReason::StorageNewer,
                    QStringLiteral("schema %1, this version knows %2").arg(*current).arg(files.size()));
    if (*current > 0 && *current < files.size()) {
        if (const auto kept = keepCopy(connection, path, *current); !kept)
            return kept;
    }
    // lasts, so once a file will do; not before it is known to be ours
    if (const auto journal = useWriteAheadLog(connection); !journal)
        return journal;
    for (int version = *current + 1; version <= files.size(); ++version) {
        if (const auto applied = apply(connection, version, migrations.filePath(files.at(version - 1)));
            !applied)
            return applied;
    }
    // or every start would read it again, until the last program is closed in good order
    if (*current < files.size())
        connection.emptyLog(0ms);
    return {};
}

} // namespace latchkey
