// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/databasekeeping.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/keywrap.h>
#include <latchkey/core/embedded/embeddedclock.h>
#include <latchkey/core/embedded/embeddedpaths.h>
#include <latchkey/core/embedded/keyplace.h>
#include <latchkey/core/password/passwordpolicy.h>
#include <latchkey/core/storage/backup.h>
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

using ChoosePlace = decltype(&sealingKeyPlace);

Result<std::unique_ptr<OpenedDatabase>> openDatabase(const EmbeddedOptions &options,
                                                     ChoosePlace choosePlace = &sealingKeyPlace)
{
    const EmbeddedPaths paths = embeddedPaths(options);
    auto opened = std::make_unique<OpenedDatabase>();
    if (const auto crypto = requireAlgorithms(); !crypto)
        return failWith(crypto);
    auto database = Database::open(paths.database);
    if (!database)
        return failWith(database);
    const auto named = namedSealingKey(**database);
    if (!named)
        return failWith(named);
    opened->database = std::move(*database);
    opened->keyPlace = choosePlace(paths, *named);
    return opened;
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

Result<RestoredDatabase> restoreDatabase(const EmbeddedOptions &options, const QString &file,
                                         const std::optional<Secret> &passphrase)
{
    const auto words = normalised(passphrase);
    if (!words)
        return failWith(words);
    const auto opened = openDatabase(options, &placeForRestoredKey);
    if (!opened)
        return failWith(opened);
    OpenedDatabase &world = **opened;
    if (const auto whole = checkWhole(*world.database); !whole)
        return failWith(whole);
    const auto backup = BackupCopy::open(file, world.database->path());
    if (!backup)
        return failWith(backup);
    const auto key = unwrapKey((*backup)->wrappedKey(), *words);
    if (!key)
        return failWith(key);
    const auto aside = keepCopyBeside(*world.database, world.clock->now());
    if (!aside)
        return failWith(aside);
    return restoreBackup(*world.database, **backup, *key, *world.keyPlace, world.sources()).transform([&] {
        return RestoredDatabase{.made = toDateTime((*backup)->made()),
                                .keptAside = *aside,
                                .key = world.keyPlace->location(key->id())};
    });
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
