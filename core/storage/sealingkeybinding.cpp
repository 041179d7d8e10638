// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sealingkeybinding.h>

#include <latchkey/core/base/crypto.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto quickEnough = 2s;

// databases from before there was a choice do not say where their key is: in a file
constexpr QByteArrayView keychainHome("keychain");
constexpr QByteArrayView fileHome("file");

QByteArrayView homeName(SealingKeyHome home)
{
    return home == SealingKeyHome::Keychain ? keychainHome : fileHome;
}

} // namespace

Result<NamedSealingKey> namedSealingKey(Database &database)
{
    NamedSealingKey named;
    const auto take = [&](const Rows &row) {
        const QByteArray value = row[1].toByteArray();
        if (row[0].toString() == QStringLiteral("sealing_key_id"))
            named.id = value;
        else if (value == keychainHome)
            named.home = SealingKeyHome::Keychain;
    };
    return database
        .run(
            QStringLiteral("SELECT key, value FROM meta WHERE key IN ('sealing_key_id', 'sealing_key_home')"))
        .and_then([&](Rows &&rows) { return rows.each(take); })
        .transform([&] { return named; });
}

Result<void> nameSealingKey(Database &database, const NamedSealingKey &key)
{
    const QString upsert = QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?) "
                                          "ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    if (const auto named = database.run(upsert, {QStringLiteral("sealing_key_id"), key.id}); !named)
        return failWith(named);
    return database.run(upsert, {QStringLiteral("sealing_key_home"), homeName(key.home).toByteArray()})
        .transform([](const Rows &) {});
}

Result<QByteArray> ensureSealingKey(Database &database, SealingKeyPlace &place, RandomSource &random)
{
    auto named = namedSealingKey(database);
    if (named && named->id.isEmpty()) {
        // before the transaction, so that nobody waits for it while somebody unlocks a keychain
        const auto key = place.make(random);
        if (!key)
            return failWith(key);
        named = inWrite(database, [&]() -> Result<NamedSealingKey> {
            // another process may have named one meanwhile
            auto again = namedSealingKey(database);
            if (!again || !again->id.isEmpty())
                return again;
            NamedSealingKey fresh{.id = key->id(), .home = place.home()};
            if (const auto written = nameSealingKey(database, fresh); !written)
                return failWith(written);
            return fresh;
        });
    }
    if (!named)
        return failWith(named);
    database.expectKey(named->id);
    return named->id;
}

Result<SealingKey> bindSealingKey(Database &database, SealingKeyPlace &place, RandomSource &random,
                                  Unlocking unlocking)
{
    return ensureSealingKey(database, place, random).and_then([&](const QByteArray &id) {
        return place.find(id, unlocking);
    });
}

Result<void> DatabaseSealingKey::makeIfNew()
{
    const auto named = namedSealingKey(m_database);
    if (!named)
        return failWith(named);
    if (named->id.isEmpty())
        return unlock().transform([](const SealingKey *) {});
    m_database.expectKey(named->id);
    return {};
}

Result<const SealingKey *> DatabaseSealingKey::get()
{
    if (const SealingKey *held = m_held)
        return held;
    // it may be asked for inside a transaction, which nobody can wait for
    const std::unique_lock lock(m_mutex, quickEnough);
    if (!lock)
        return fail(AuthErrorCode::KeychainFailed, AuthErrorReason::KeychainSilent,
                    QStringLiteral("somebody is being asked to unlock the keychain"));
    if (!m_held && m_error && m_place.home() == SealingKeyHome::Keychain)
        return std::unexpected(*m_error);
    return fetch(Unlocking::Avoided);
}

Result<const SealingKey *> DatabaseSealingKey::unlock()
{
    if (const SealingKey *held = m_held)
        return held;
    const int failures = m_failures;
    const std::lock_guard lock(m_mutex);
    // whoever waited while somebody was asked shares the answer
    if (!m_held && m_error && m_failures != failures)
        return std::unexpected(*m_error);
    return fetch(Unlocking::Allowed);
}

Result<const SealingKey *> DatabaseSealingKey::fetch(Unlocking unlocking)
{
    if (m_key)
        return &*m_key;
    auto key = requireAlgorithms().and_then(
        [&] { return bindSealingKey(m_database, m_place, m_random, unlocking); });
    if (!key) {
        m_error = key.error();
        ++m_failures;
        return failWith(key);
    }
    m_key = std::move(*key);
    m_held = &*m_key;
    return &*m_key;
}

} // namespace latchkey
