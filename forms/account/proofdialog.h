// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <QPointer>

namespace latchkey {

class DialogFooter;
class ProofForm;

//! Asks for a proof and then does one thing, which derived classes say.
class ProofDialog : public FormDialog
{
    Q_OBJECT
public:
    //! What is going to be done, what it means, and what the button says, at rest and at work.
    struct Question
    {
        QString title;
        QString meaning;
        QString answer;
        QString busy;
    };

    void done(int result) override;

protected:
    ProofDialog(UsersClient &client, const Question &question, QWidget *parent);

    virtual void act(const Proof &proof) = 0;
    AccountController &account() { return m_account; }
    //! Beside the field if it is about the proof, else in the bar.
    void showError(const AuthError &error);

    bool isBusy() const override { return m_account.isBusy(); }
    void cancelWork() override { m_account.cancel(); }

private:
    AccountController m_account;
    QPointer<ProofForm> m_form;
    QPointer<DialogFooter> m_footer;
};

} // namespace latchkey
