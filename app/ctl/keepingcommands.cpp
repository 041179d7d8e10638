// SPDX-License-Identifier: MIT
#include "commands.h"
#include "output.h"

#include <latchkey/core/embedded/databasekeeping.h>

#include <QDir>

using namespace Qt::StringLiterals;

namespace latchkey::ctl {

namespace {

constexpr QStringView openBackup =
    u"The backup holds the key of the database unlocked: keep the file as safe as the database, or use "
    u"--passphrase-stdin.";

Option passphraseOption(const QString &help)
{
    return {.name = u"passphrase-stdin"_s, .placeholder = {}, .help = help};
}

std::optional<Secret> passphrase(const Call &call)
{
    return call.has(u"passphrase-stdin"_s) ? std::optional(call.secret) : std::nullopt;
}

QString backupFile(const Call &call)
{
    return QDir::current().absoluteFilePath(call.arguments.first());
}

QString problemOfFile(const Call &call)
{
    return call.arguments.first().isEmpty() ? u"the file's name is empty"_s : QString();
}

Outcome backUp(const Call &call, const EmbeddedOptions &options)
{
    const QString file = backupFile(call);
    if (const auto written = backUpDatabase(options, file, passphrase(call)); !written)
        return refused(written);
    const bool locked = call.has(u"passphrase-stdin"_s);
    return Output{.json = QJsonDocument(QJsonObject{{u"file"_s, file}, {u"key_locked"_s, locked}}),
                  .text = u"Backed up to %1\n"_s.arg(file),
                  .warning = locked ? QString() : openBackup.toString()};
}

//! A database that cannot be read is moved by its owner, who knows which programs use it.
Failure notRestored(const AuthError &error)
{
    Failure said = failure(error);
    if (error.reason == AuthErrorReason::StorageCorrupt || error.reason == AuthErrorReason::StorageForeign)
        said.sentence =
            u"The database in whose place the backup is to come is damaged, or no user database. Close the "
            "programs that use it, move it away together with the files of its name that end in "
            "-wal and -shm, and restore again."_s;
    return said;
}

Outcome restore(const Call &call, const EmbeddedOptions &options)
{
    const auto restored = restoreDatabase(options, backupFile(call), passphrase(call));
    if (!restored)
        return std::unexpected(notRestored(restored.error()));
    QString text =
        u"Restored the backup of %1. All sessions have ended, and codes that waited are dropped.\n"_s.arg(
            isoTime(restored->made));
    if (!restored->keptAside.isEmpty())
        text += u"The database as it was is kept in %1\n"_s.arg(restored->keptAside);
    text += u"Its key is in %1\n"_s.arg(keyPlaceText(restored->key));
    const QJsonValue aside =
        restored->keptAside.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(restored->keptAside);
    QJsonObject json{{u"made"_s, isoTime(restored->made)}, {u"kept_aside"_s, aside}};
    addKeyLocation(json, u"key"_s, restored->key);
    return Output{.json = QJsonDocument(json), .text = text};
}

Outcome rotateKey(const Call &, const EmbeddedOptions &options)
{
    const auto rotated = rotateSealingKey(options);
    if (!rotated)
        return refused(rotated);
    QJsonObject json;
    addKeyLocation(json, u"key"_s, rotated->now);
    addKeyLocation(json, u"former_key"_s, rotated->former);
    return Output{.json = QJsonDocument(json),
                  .text =
                      u"Everything is sealed under a new key, in %1\nPrograms that have the database open "
                      u"have to be started again.\nThe former key is kept in %2: delete it once no other "
                      u"database and no older copy needs it.\n"_s.arg(keyPlaceText(rotated->now),
                                                                      keyPlaceText(rotated->former))};
}

} // namespace

QList<Command> keepingCommands()
{
    return {
        {.words = {u"backup"_s},
         .arguments = {u"FILE"_s},
         .summary = u"Write the database and its key into a new file, while others go on"_s,
         .options = {passphraseOption(u"lock the key in it with a passphrase, read from standard input"_s)},
         .examples = {u"latchkeyctl backup /srv/backups/users.backup --passphrase-stdin < passphrase.txt"_s},
         .keep = backUp,
         .problem = problemOfFile},
        {.words = {u"restore"_s},
         .arguments = {u"FILE"_s},
         .summary = u"Put a backup in the place of the database and its key; all sessions end"_s,
         .options = {passphraseOption(u"the passphrase of the backup, read from standard input"_s)},
         .examples = {u"latchkeyctl restore /srv/backups/users.backup --passphrase-stdin < passphrase.txt"_s},
         .keep = restore,
         .problem = problemOfFile},
        {.words = {u"key"_s, u"rotate"_s},
         .arguments = {},
         .summary = u"Make a new key and seal everything anew; codes that wait are dropped"_s,
         .options = {},
         .examples = {u"latchkeyctl key rotate"_s},
         .keep = rotateKey}};
}

} // namespace latchkey::ctl
