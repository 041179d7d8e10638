// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>

#include <QPointer>

#include <optional>

namespace latchkey {

//! Runs \a dialog, deletes it, and returns its user. None if its parent took it down meanwhile.
template<typename Dialog>
std::optional<User> userFromDialog(Dialog *dialog)
{
    const QPointer<Dialog> guard(dialog);
    dialog->exec();
    if (!guard)
        return {};
    const std::optional<User> user = guard->user();
    delete guard.get();
    return user;
}

} // namespace latchkey
