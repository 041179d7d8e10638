// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

//! Asks whether to do something that cannot be taken back. Accepted to do it.
class AskDialog : public FormDialog
{
    Q_OBJECT
public:
    //! What is asked, what it means, and what the button says.
    struct Question
    {
        QString title;
        QString meaning;
        QString answer;
    };

    explicit AskDialog(const Question &question, QWidget *parent = nullptr);

protected:
    bool isBusy() const override { return false; }
    void cancelWork() override {}
};

} // namespace latchkey
