// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/opensecretstore.h>

#include <latchkey/core/session/filesecretstore.h>
#include <latchkey/core/session/keychain/keychainsecretstore.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto busPatience = 5s;
constexpr auto shortPatience = 5s;
constexpr auto unlockPatience = 60s; // a person types a password meanwhile

QString serviceName()
{
    return QStringLiteral("latchkey");
}

} // namespace

bool hasKeychain()
{
    return isKeychainReachable(busPatience);
}

std::unique_ptr<SecretStore> openKeychain()
{
    return std::make_unique<KeychainSecretStore>(serviceName(), unlockPatience);
}

std::unique_ptr<SecretStore> openSecretStore(const QString &folder)
{
    if (hasKeychain())
        return std::make_unique<KeychainSecretStore>(serviceName(), shortPatience);
    return std::make_unique<FileSecretStore>(folder);
}

} // namespace latchkey
