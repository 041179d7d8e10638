// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/theme/themetokens.h>
#include <latchkey/formsexport.h>

#include <QIcon>

QT_BEGIN_NAMESPACE
class QApplication;
class QString;
QT_END_NAMESPACE

namespace latchkey {

//! Dresses the whole program in Latchkey's own colours: those of \a scheme, or with Unknown light or dark as
//! the system is, also when that changes. As long as the system is in high contrast, its own colours stay.
//!
//! For the program `latchkey` itself. Where it is not called, the dialogs keep to the program's own palette.
LATCHKEY_FORMS_EXPORT void applyApplicationTheme(QApplication &application,
                                                 Qt::ColorScheme scheme = Qt::ColorScheme::Unknown);

//! The colours in force: Latchkey's own after applyApplicationTheme(), else fitted to the program's palette.
LATCHKEY_FORMS_EXPORT ThemeTokens currentTokens();

//! The style sheet of our dialogs; properties pick variants: QPushButton `kind` primary, link or danger,
//! QLineEdit `error`, and `density` bar (32 high) or card (28 high) in place of a dialog's 36.
LATCHKEY_FORMS_EXPORT QString themeSheet(const ThemeTokens &tokens);

//! One of the line icons in forms/icons, painted in the colour that \a colour names at the moment of
//! painting.
LATCHKEY_FORMS_EXPORT QIcon themeIcon(const QString &name,
                                      QColor ThemeTokens::*colour = &ThemeTokens::buttonText);

//! Pixels for a length that is \a at10pt at 96 dpi and the application font's usual 10 pt.
LATCHKEY_FORMS_EXPORT int scaledLength(int at10pt);

} // namespace latchkey
