// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/embeddedclient_p.h>

#include <latchkey/core/embedded/embeddedclock.h>

#include <QAbstractEventDispatcher>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace latchkey {

namespace {

// two cores' worth of hashing at 46 MiB each; more threads only wait for memory
constexpr int hashingThreads = 2;

//! A setting that a new database starts with.
struct Seed
{
    QStringView key;
    QString value; // empty: the default
};

QList<Seed> seedsOf(const EmbeddedOptions &options)
{
    return {{u"app_name", options.appName}, {u"rp_id", options.appId}};
}

Result<void> check(const Seed &seed)
{
    Settings checked;
    return seed.value.isEmpty() ? Result<void>()
                                : setSettingValue(checked, *findSetting(seed.key), seed.value);
}

Result<void> sow(const QList<Seed> &seeds, SettingsStore &settings)
{
    for (const Seed &seed : seeds) {
        if (seed.value.isEmpty() || !check(seed))
            continue;
        if (const auto sown = settings.seed(seed.key, seed.value); !sown)
            return sown;
    }
    return {};
}

} // namespace

EmbeddedBackend::EmbeddedBackend(std::unique_ptr<Database> opened, EmbeddedPaths where,
                                 std::unique_ptr<SealingKeyPlace> place)
    : paths(std::move(where))
    , database(std::move(opened))
    , clock(embeddedClock())
    , keyPlace(std::move(place))
    , key(*database, *keyPlace, random)
    , users(*database)
    , settings(*database)
    , sessions(*database)
    , throttle(*database)
    , devices(*database)
    , mfa(*database)
    , pending(*database)
    , codes(*database)
    , outbox(*database)
    , audit(*database)
    , hasher(random, hashingThreads)
    , transport(settings, key, paths.outboxFolder)
    , service(UsersServicePorts{.transactor = *database,
                                .users = users,
                                .settings = settings,
                                .sessions = sessions,
                                .throttle = throttle,
                                .devices = devices,
                                .mfa = mfa,
                                .pending = pending,
                                .codes = codes,
                                .outbox = outbox,
                                .audit = audit,
                                .hasher = hasher,
                                .transport = transport,
                                .clock = *clock,
                                .random = random,
                                .key = key,
                                .mailTemplates = paths.mailTemplates})
{}

Result<std::unique_ptr<EmbeddedBackend>> EmbeddedBackend::open(const EmbeddedOptions &options)
{
    const EmbeddedPaths paths = embeddedPaths(options);
    const QList<Seed> seeds = seedsOf(options);
    // before there is a database: one that is there has its settings
    for (const Seed &seed : seeds) {
        if (const auto accepted = check(seed); !accepted && !QFileInfo::exists(paths.database))
            return failWith(accepted);
    }
    auto database = Database::open(paths.database);
    if (!database)
        return failWith(database);
    std::unique_ptr<EmbeddedBackend> backend;
    // nobody else uses the database yet, so the connection that is there will do
    const auto prepared = (*database)->withWriter([&]() -> Result<void> {
        const auto named = namedSealingKey(**database);
        if (!named)
            return failWith(named);
        auto place = sealingKeyPlace(paths, *named);
        backend = std::make_unique<EmbeddedBackend>(std::move(*database), paths, std::move(place));
        // a key that is missing or cannot be made is told at the first login or write; what can be looked at
        // stays so
        const auto made = backend->key.makeIfNew();
        if (!made && made.error().code == AuthErrorCode::StorageFailed)
            return failWith(made);
        return sow(seeds, backend->settings);
    });
    if (!prepared)
        return failWith(prepared);
    return backend;
}

//! The two ways to open share how a client comes to be.
struct EmbeddedOpening
{
    using Backend = Result<std::unique_ptr<EmbeddedBackend>>;

    static Result<std::unique_ptr<EmbeddedClient>> clientOf(Backend backend, const EmbeddedOptions &options)
    {
        if (!backend)
            return failWith(backend);
        auto state = std::make_unique<EmbeddedClient::Private>(std::move(*backend), options);
        return std::unique_ptr<EmbeddedClient>(new EmbeddedClient(std::move(state)));
    }
};

Result<std::unique_ptr<EmbeddedClient>> openEmbedded(const EmbeddedOptions &options)
{
    return EmbeddedOpening::clientOf(EmbeddedBackend::open(options), options);
}

QFuture<Result<std::unique_ptr<EmbeddedClient>>> openEmbeddedInBackground(const EmbeddedOptions &options)
{
    auto opening = QtConcurrent::run([options] { return EmbeddedBackend::open(options); });
    // lives in this thread, as the client shall
    QObject *here = QAbstractEventDispatcher::instance();
    return opening.then(here, [options](EmbeddedOpening::Backend backend) {
        return EmbeddedOpening::clientOf(std::move(backend), options);
    });
}

} // namespace latchkey
