// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/formsexport.h>

#include <QLocale>

namespace latchkey {

//! Makes Latchkey's dialogs, and Qt's own words in them, speak the first language of \a locale that they
//! know. Call it once, after the application object is made and before a dialog is. False if none is known:
//! then they stay English.
LATCHKEY_FORMS_EXPORT bool installLanguage(const QLocale &locale = QLocale());

} // namespace latchkey
