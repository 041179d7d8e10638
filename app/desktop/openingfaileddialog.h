// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

struct ErrorWords;

//! Stands in for the application where its database could not be opened: what happened, what to do, and where
//! the database lies. Accepted to try again, rejected to quit.
class OpeningFailedDialog : public FormDialog
{
    Q_OBJECT
public:
    OpeningFailedDialog(const ErrorWords &words, const QString &database, QWidget *parent = nullptr);

protected:
    bool isBusy() const override { return false; }
    void cancelWork() override {}
};

} // namespace latchkey
