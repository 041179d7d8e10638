// SPDX-License-Identifier: MIT
#include <latchkey/core/session/devicetokenkeeper.h>

#include <latchkey/core/base/logging.h>

namespace latchkey {

DeviceTokenKeeper::DeviceTokenKeeper(std::function<std::unique_ptr<SecretStore>()> open,
                                     const QString &database)
    : m_open(std::move(open))
    , m_name(QStringLiteral("device of ") + database)
{}

SecretStore *DeviceTokenKeeper::store()
{
    if (!m_store && m_open)
        m_store = m_open();
    return m_store.get();
}

std::optional<Secret> DeviceTokenKeeper::known()
{
    const std::lock_guard lock(m_tokenMutex);
    return m_token;
}

Secret DeviceTokenKeeper::token()
{
    if (const auto token = known())
        return *token;
    const std::lock_guard lock(m_storeMutex);
    // whoever came first may have read it, or a login may have brought one
    if (const auto token = known())
        return *token;
    const auto read = store() ? store()->read(m_name, Unlocking::Avoided) : Result<Secret>();
    if (!read) {
        qCInfo(logKeychain) << "this device's token cannot be read:" << read.error().detail;
        // somebody may unlock it before the next login; of another failure, once is enough
        if (read.error().reason == AuthErrorReason::KeychainLocked)
            return {};
    }
    const std::lock_guard tokenLock(m_tokenMutex);
    if (!m_token)
        m_token = read.value_or(Secret());
    return *m_token;
}

void DeviceTokenKeeper::hold(const Secret &token)
{
    const std::lock_guard lock(m_tokenMutex);
    m_token = token;
}

void DeviceTokenKeeper::keep()
{
    const std::lock_guard lock(m_storeMutex);
    const auto token = known();
    if (!token || !store())
        return;
    if (const auto kept = store()->write(m_name, *token, Unlocking::Avoided); !kept)
        qCInfo(logKeychain) << "this device's token cannot be kept:" << kept.error().detail;
}

} // namespace latchkey
