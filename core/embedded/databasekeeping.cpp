// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/databasekeeping.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/keywrap.h>
#include <latchkey/core/embedded/embeddedclock.h>
#include <latchkey/core/embedded/embeddedpaths.h>
#include <latchkey/core/embedded/keyplace.h>
#include <latchkey/core/password/passwordpolicy.h>
#include <latchkey/core/storage/backup.h>
#include <latchkey/core/storage/damage.h>
#include <latchkey/core/storage/keyrotation.h>
#include <latchkey/core/storage/sealingkeybinding.h>

namespace latchkey {

namespace {

constexpr qsizetype shortestPassphrase = 8;

// A database without its service.
struct OpenedDatabase
{
    std::unique_ptr<Database> database;
    std::unique_ptr<SealingKeyPlace> keyPlace;
    SystemRandom random;
    std::unique_ptr<Clock> clock = embeddedClock();

    AuditSources sources() { return {.clock = *clock, .random = random}; }
    Result<SealingKey> key() { return bindSealingKey(*database, *keyPlace, random); }
};

using Opened = std::unique_ptr<OpenedDatabase>;
using ChoosePlace = decltype(&sealingKeyPlace);

// The database of this file, whose key lies where the paths say.
Result<Opened> openDatabase(const EmbeddedPaths &paths, const QString &file,
                            ChoosePlace choosePlace = &sealingKeyPlace)
{
    auto opened = std::make_unique<OpenedDatabase>();
    if (const auto crypto = requireAlgorithms(); !crypto)
        return failWith(crypto);
    auto database = Database::open(file);
    if (!database)
        return failWith(database);
    const auto named = namedSealingKey(**database);
    if (!named)
        return failWith(named);
    opened->database = std::move(*database);
    opened->keyPlace = choosePlace(paths, *named);
    return opened;
}

Result<Opened> openDatabase(const EmbeddedOptions &options)
{
    const EmbeddedPaths paths = embeddedPaths(options);
    return openDatabase(paths, paths.database);
}

// The database to restore into, or none if there is one that can no longer be read.
Result<Opened> openUnlessDamaged(const EmbeddedPaths &paths)
{
    auto opened = openDatabase(paths, paths.database, &placeForRestoredKey);
    const auto whole = opened.and_then([](const Opened &world) { return checkPages(*world->database); });
    if (whole)
        return opened;
    if (whole.error().reason == AuthErrorReason::StorageCorrupt)
        return Opened();
    return failWith(whole);
}

// As passwords are: the same signs give the same passphrase on every keyboard. Empty: none was asked for.
Result<Secret> normalised(const std::optional<Secret> &passphrase)
{
    return passphrase ? normalisePassword(*passphrase) : Secret();
}

bool isTooShort(const Secret &passphrase)
{
    return QString::fromUtf8(passphrase.bytes()).toUcs4().size() < shortestPassphrase;
}

} // namespace

Result<void> backUpDatabase(const EmbeddedOptions &options, const QString &file,
                            const std::optional<Secret> &passphrase)
{
    const auto words = normalised(passphrase);
    if (!words)
        return failWith(words);
    if (passphrase && isTooShort(*words))
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::PassphraseTooShort);
    const auto opened = openDatabase(options);
    if (!opened)
        return failWith(opened);
    OpenedDatabase &world = **opened;
    const auto key = world.key();
    if (!key)
        return failWith(key);
    const auto wrapped = wrapKey(*key, *words, world.random);
    if (!wrapped)
        return failWith(wrapped);
    return writeBackup(*world.database, *key, {.file = file, .wrappedKey = *wrapped}, world.sources());
}

namespace {

Result<RestoredDatabase> restoreInto(OpenedDatabase &world, const BackupCopy &backup, const SealingKey &key)
{
    const auto aside = keepCopyBeside(*world.database, world.clock->now());
    if (!aside)
        return failWith(aside);
    return restoreBackup(*world.database, backup, key, *world.keyPlace, world.sources()).transform([&] {
        return RestoredDatabase{.made = toDateTime(backup.made()),
                                .keptAside = *aside,
                                .key = world.keyPlace->location(key.id())};
    });
}

// In the place of a database that can no longer be read, once all else is done.
Result<RestoredDatabase> restoreAnew(const EmbeddedPaths &paths, const BackupCopy &backup,
                                     const SealingKey &key)
{
    auto fresh = openDatabase(paths, backup.freshPath(), &placeForRestoredKey);
    if (!fresh)
        return failWith(fresh);
    auto restored = restoreInto(**fresh, backup, key);
    if (!restored)
        return restored;
    const Timestamp now = (*fresh)->clock->now();
    fresh->reset(); // so that its log is in it
    return replaceDamaged(paths.database, backup.freshPath(), now).transform([&](const QString &kept) {
        restored->keptAside = kept;
        restored->wasDamaged = true;
        return std::move(*restored);
    });
}

} // namespace

Result<RestoredDatabase> restoreDatabase(const EmbeddedOptions &options, const QString &file,
                                         const std::optional<Secret> &passphrase)
{
    const auto words = normalised(passphrase);
    if (!words)
        return failWith(words);
    const EmbeddedPaths paths = embeddedPaths(options);
    auto opened = openUnlessDamaged(paths);
    if (!opened)
        return failWith(opened);
    const auto backup = BackupCopy::open(file, paths.database);
    if (!backup)
        return failWith(backup);
    const auto key = unwrapKey((*backup)->wrappedKey(), *words);
    if (!key)
        return failWith(key);
    return *opened ? restoreInto(**opened, **backup, *key) : restoreAnew(paths, **backup, *key);
}

Result<RotatedKey> rotateSealingKey(const EmbeddedOptions &options)
{
    const auto opened = openDatabase(options);
    if (!opened)
        return failWith(opened);
    OpenedDatabase &world = **opened;
    const auto old = world.key();
    if (!old)
        return failWith(old);
    return rotateSealingKey(*world.database, *world.keyPlace, *old, world.sources())
        .transform([&](const SealingKey &fresh) {
            return RotatedKey{.now = world.keyPlace->location(fresh.id()),
                              .former = world.keyPlace->formerLocation(old->id())};
        });
}

} // namespace latchkey
