// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>
#include <latchkey/core/settings/settings.h>

namespace latchkey {

// How a secret setting is stored: sealed for its key's name, in base64. Empty: not set.

//! What is to be stored of a secret typed by an admin. Error: InvalidInput with SettingValueInvalid for what
//! is no text, is longer than 1,000 bytes or holds control characters.
Result<QString> sealSetting(const SealingKey &key, const SettingDefinition &definition, const Secret &value,
                            RandomSource &random);
//! The secret itself; empty if it is not set. Error: KeychainFailed with KeyMismatch.
Result<Secret> openSetting(const SealingKey &key, const SettingDefinition &definition, const QString &stored);

} // namespace latchkey
