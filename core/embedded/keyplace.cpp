// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/keyplace.h>

#include <latchkey/core/base/sealingkeyfile.h>
#include <latchkey/core/session/keychain/opensecretstore.h>
#include <latchkey/core/session/sealingkeyentry.h>

#include <QFile>

namespace latchkey {

namespace {

bool belongsIntoKeychain(const EmbeddedPaths &paths, const NamedSealingKey &named)
{
    if (paths.keyFileNamed)
        return false;
    if (!named.id.isEmpty())
        return named.home == SealingKeyHome::Keychain;
    return !QFile::exists(paths.keyFile) && hasKeychain();
}

} // namespace

std::unique_ptr<SealingKeyPlace> sealingKeyPlace(const EmbeddedPaths &paths, const NamedSealingKey &named)
{
    if (belongsIntoKeychain(paths, named))
        return std::make_unique<SealingKeyEntry>(openKeychain());
    return std::make_unique<SealingKeyFile>(paths.keyFile);
}

std::unique_ptr<SealingKeyPlace> placeForRestoredKey(const EmbeddedPaths &paths, const NamedSealingKey &named)
{
    return sealingKeyPlace(paths, named.home == SealingKeyHome::Keychain ? NamedSealingKey() : named);
}

} // namespace latchkey
