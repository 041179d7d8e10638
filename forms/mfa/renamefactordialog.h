// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/account/accountcontroller.h>
#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

class RenameForm;

//! Gives a second factor another name. Accepted once it has it.
class RenameFactorDialog : public FormDialog
{
    Q_OBJECT
public:
    RenameFactorDialog(UsersClient &client, const QString &id, const QString &name, QWidget *parent);

protected:
    bool isBusy() const override { return m_account.isBusy(); }
    void cancelWork() override { m_account.cancel(); }

private:
    void rename(const QString &name);

    UsersClient &m_client;
    QString m_id;
    AccountController m_account;
    RenameForm *m_form;
};

} // namespace latchkey
