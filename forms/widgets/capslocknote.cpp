// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/capslocknote.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/passwordedit.h>

namespace latchkey {

CapsLockNote::CapsLockNote(QWidget *parent)
    : IconLabel(Style::Warning, parent)
{
    setText(tr("Caps Lock is on."));
    setIcon(themeIcon(QStringLiteral("capslock"), &ThemeTokens::warningText));
    hide();
}

void CapsLockNote::watch(PasswordEdit *field)
{
    connect(field, &PasswordEdit::capsLockChanged, this, &QWidget::setVisible);
}

} // namespace latchkey
