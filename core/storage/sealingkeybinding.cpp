// SPDX-License-Identifier: MIT
#include <latchkey/core/storage/sealingkeybinding.h>

#include <latchkey/core/base/crypto.h>
#include <latchkey/core/base/sealingkeyfile.h>

namespace latchkey {

namespace {

Result<QByteArray> namedKey(Database &database)
{
    auto rows = database.run(QStringLiteral("SELECT value FROM meta WHERE key = 'sealing_key_id'"));
    return rows.transform([](Rows &found) { return found.next() ? found[0].toByteArray() : QByteArray(); });
}

// Makes the key, or takes a file that is there: from an interrupted start, or shared by LATCHKEY_KEYFILE.
Result<SealingKey> makeKey(const QString &keyFile, RandomSource &random)
{
    auto key = SealingKey::load(keyFile);
    if (key || key.error().reason != AuthErrorReason::KeyMissing)
        return key;
    auto made = SealingKey::create(keyFile, random);
    if (made)
        return made;
    // the process of another database may have made it meanwhile
    key = SealingKey::load(keyFile);
    return key ? key : made;
}

Result<QByteArray> nameKey(Database &database, const QString &keyFile, RandomSource &random)
{
    const auto key = makeKey(keyFile, random);
    if (!key)
        return failWith(key);
    return database
        .run(QStringLiteral("INSERT INTO meta (key, value) VALUES ('sealing_key_id', ?)"), {key->id()})
        .transform([&](const Rows &) { return key->id(); });
}

// The key that the database names; a new database gets one.
Result<QByteArray> keyIdOf(Database &database, const QString &keyFile, RandomSource &random)
{
    auto named = namedKey(database);
    if (!named || !named->isEmpty())
        return named;
    return inWrite(database, [&]() -> Result<QByteArray> {
        // another process may have named it meanwhile
        auto again = namedKey(database);
        if (!again || !again->isEmpty())
            return again;
        return nameKey(database, keyFile, random);
    });
}

} // namespace

Result<SealingKey> bindSealingKey(Database &database, const QString &keyFile, RandomSource &random)
{
    const auto named = keyIdOf(database, keyFile, random);
    if (!named)
        return failWith(named);
    auto key = SealingKeyFile(keyFile).find(*named);
    if (key)
        database.expectKey(*named);
    return key;
}

Result<void> DatabaseSealingKey::makeIfNew()
{
    const auto named = namedKey(m_database);
    if (!named || !named->isEmpty())
        return named.transform([](const QByteArray &) {});
    return get().transform([](const SealingKey *) {});
}

Result<const SealingKey *> DatabaseSealingKey::get()
{
    const std::lock_guard lock(m_mutex);
    if (!m_key) {
        if (const auto crypto = CryptoRuntime::requireAlgorithms(); !crypto)
            return failWith(crypto);
        auto key = bindSealingKey(m_database, m_keyFile, m_random);
        if (!key)
            return failWith(key);
        m_key = std::move(*key);
    }
    return &*m_key;
}

} // namespace latchkey
