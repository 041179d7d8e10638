// SPDX-License-Identifier: MIT
#include <latchkey/core/session/keychain/opensecretstore.h>

#include <latchkey/core/base/logging.h>
#include <latchkey/core/session/filesecretstore.h>
#include <latchkey/core/session/keychain/keychainsecretstore.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr auto busPatience = 5s;
constexpr auto unlockPatience = 60s; // a person types a password meanwhile

} // namespace

std::unique_ptr<SecretStore> openSecretStore(const QString &service, const QString &folder)
{
    if (isKeychainReachable(busPatience)) {
        qCInfo(logKeychain) << "secrets are kept in the keychain";
        return std::make_unique<KeychainSecretStore>(service, unlockPatience);
    }
    qCInfo(logKeychain) << "there is no keychain: secrets are kept in files only their owner may read";
    return std::make_unique<FileSecretStore>(folder);
}

} // namespace latchkey
