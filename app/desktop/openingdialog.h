// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

//! Shown where opening the database takes long, as when another program has locked it. Rejected to quit.
class OpeningDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit OpeningDialog(const QString &database, QWidget *parent = nullptr);

protected:
    bool isBusy() const override { return false; }
    void cancelWork() override {}
};

} // namespace latchkey
