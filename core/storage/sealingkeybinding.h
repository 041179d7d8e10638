// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeyplace.h>
#include <latchkey/core/base/sealingkeysource.h>
#include <latchkey/core/storage/database.h>

#include <atomic>
#include <mutex>
#include <optional>

namespace latchkey {

//! What a database says of its sealing key.
struct NamedSealingKey
{
    QByteArray id{}; //!< empty in a database that has none yet
    SealingKeyHome home = SealingKeyHome::File;
};

//! Error: StorageFailed.
Result<NamedSealingKey> namedSealingKey(Database &database);

//! Has the database name this key, which is kept in its place already, instead of whatever it names. Inside a
//! write transaction.
Result<void> nameSealingKey(Database &database, const NamedSealingKey &key);

//! The id of the database's key; a new database gets one, made in this place. Nothing is written from then on
//! once the database names another. May wait for a person if it makes one. Errors: StorageFailed;
//! KeychainFailed as SealingKeyPlace::make() says.
Result<QByteArray> ensureSealingKey(Database &database, SealingKeyPlace &place, RandomSource &random);

//! The same, and the key itself. A key is made with the database and only then: once the database names one,
//! a missing or different one is KeychainFailed (as SealingKeyPlace::find() says), never a new key.
Result<SealingKey> bindSealingKey(Database &database, SealingKeyPlace &place, RandomSource &random,
                                  Unlocking unlocking = Unlocking::Allowed);

//! A database's sealing key, got when it is first needed: crypto and the key cost time and memory that a
//! window need not wait for.
class DatabaseSealingKey : public SealingKeySource
{
public:
    DatabaseSealingKey(Database &database, SealingKeyPlace &place, RandomSource &random)
        : m_database(database)
        , m_place(place)
        , m_random(random)
    {}
    //! Makes the key of a new database; an old one's may be missing. Errors: as unlock(), and StorageFailed.
    Result<void> makeIfNew();
    Result<const SealingKey *> get() override;
    Result<const SealingKey *> unlock() override;

private:
    Result<const SealingKey *> fetch(Unlocking unlocking);

    Database &m_database;
    SealingKeyPlace &m_place;
    RandomSource &m_random;
    std::timed_mutex m_mutex; // whoever has it may wait for a person
    std::optional<SealingKey> m_key;
    std::atomic<const SealingKey *> m_held = nullptr; // the key, once it is there
    std::optional<AuthError> m_error;                 // why it is not, if it has been asked for
    std::atomic<int> m_failures = 0;
};

} // namespace latchkey
