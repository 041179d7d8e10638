// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/widgets/iconlabel.h>

namespace latchkey {

class PasswordEdit;

//! "Caps Lock is on.", below a password field while it is.
class CapsLockNote : public IconLabel
{
    Q_OBJECT
public:
    explicit CapsLockNote(QWidget *parent = nullptr);

    void watch(PasswordEdit *field);
};

} // namespace latchkey
