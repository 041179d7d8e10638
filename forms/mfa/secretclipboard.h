// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QString;
QT_END_NAMESPACE

namespace latchkey {

//! Puts a secret into the clipboard, marked so that managers of clipboards (KDE's, GNOME's and others) do not
//! keep it in their history. It stays there until something else is copied: whoever copies means to paste,
//! often only after the dialog has closed.
void copySecretly(const QString &text);

} // namespace latchkey
