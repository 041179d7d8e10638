// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/proof.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

class UsersClient;

//! Lets whoever is logged in delete the own account: tells what is lost, and asks for a proof. Accepted once
//! the account is gone; nobody is logged in then.
class LATCHKEY_FORMS_EXPORT DeleteAccountDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit DeleteAccountDialog(UsersClient &client, QWidget *parent = nullptr);
    ~DeleteAccountDialog() override;

    void done(int result) override;

Q_SIGNALS:
    //! The account is gone; the dialog closes.
    void deleted();

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    void erase(const Proof &proof);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
