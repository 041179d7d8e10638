// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkey.h>

namespace latchkey {

//! A sealing key as a backup holds it.
//!
//! `01 | key (32)` without a passphrase, and `02 | salt (16) | nonce (12) | sealed key (32) | tag (16)` with
//! one: AES-256-GCM under scrypt (RFC 7914; N=2^17, r=8, p=1: 128 MiB) of the passphrase, whose cost stands
//! in no file that could ask for more. Error: StorageFailed where there is no memory for scrypt.
Result<QByteArray> wrapKey(const SealingKey &key, const Secret &passphrase, RandomSource &random);

//! Whether unwrapping takes a passphrase.
bool needsPassphrase(QByteArrayView wrapped);

//! Errors: InvalidInput with PassphraseMissing or PassphraseWrong, StorageFailed with BackupDamaged, or plain
//! where there is no memory for scrypt.
Result<SealingKey> unwrapKey(QByteArrayView wrapped, const Secret &passphrase);

} // namespace latchkey
