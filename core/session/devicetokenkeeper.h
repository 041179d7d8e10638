// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/session/secretstore.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace latchkey {

//! The token by which a database's accounts know this device, kept for the programs that open the database
//! later. Thread-safe.
//!
//! Nothing is looked up before it is asked for, and nobody is asked to unlock anything for it: a token that
//! cannot be had makes an unknown device, never a trouble.
class DeviceTokenKeeper
{
public:
    //! \a open is called when the store is first needed; none: nothing outlives this object. \a database is
    //! its absolute path.
    DeviceTokenKeeper(std::function<std::unique_ptr<SecretStore>()> open, const QString &database);

    //! Empty if this device has none that can be read. May take seconds the first time.
    Secret token();
    //! From now on, this one, in this program. At once.
    void hold(const Secret &token);
    //! Keeps what is held for other programs, if that can be done. May take seconds.
    void keep();

private:
    std::optional<Secret> known();
    SecretStore *store();

    std::function<std::unique_ptr<SecretStore>()> m_open;
    QString m_name;
    std::mutex m_storeMutex;
    std::unique_ptr<SecretStore> m_store;
    std::mutex m_tokenMutex; // taken second
    std::optional<Secret> m_token;
};

} // namespace latchkey
