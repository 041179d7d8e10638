// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeysource.h>
#include <latchkey/core/storage/database.h>

#include <mutex>
#include <optional>

namespace latchkey {

//! The sealing key of a database. A key is made with the database and only then: once the database names a
//! key, a missing or different key file is KeychainFailed (as SealingKeyFile::find() says), never a new key.
//! Nothing is written from then on once the database names another.
Result<SealingKey> bindSealingKey(Database &database, const QString &keyFile, RandomSource &random);

//! A database's sealing key, got when it is first needed: crypto and the key cost time and memory that a
//! window need not wait for. Needs a CryptoRuntime.
class DatabaseSealingKey : public SealingKeySource
{
public:
    DatabaseSealingKey(Database &database, QString keyFile, RandomSource &random)
        : m_database(database)
        , m_keyFile(std::move(keyFile))
        , m_random(random)
    {}
    //! Makes the key of a new database; an old one's may be missing. Errors: as get(), and StorageFailed.
    Result<void> makeIfNew();
    Result<const SealingKey *> get() override;

private:
    Database &m_database;
    QString m_keyFile;
    RandomSource &m_random;
    std::mutex m_mutex;
    std::optional<SealingKey> m_key;
};

} // namespace latchkey
