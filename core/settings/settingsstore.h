// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/settings/settings.h>

namespace latchkey {

//! Where settings are kept.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;

    virtual Result<Settings> load() = 0;
    //! Sets a value only if it was never set.
    virtual Result<void> seed(QStringView key, const QString &value) = 0;
    virtual Result<void> save(QStringView key, const QString &value) = 0;
};

} // namespace latchkey
