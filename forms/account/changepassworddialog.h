// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/users/proof.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

namespace latchkey {

class UsersClient;

//! Lets whoever is logged in choose a new password, or a first one; asks for the present one or for the other
//! proof that is needed. Accepted once it is set; all other devices are logged out then.
//!
//! For use with open() or show(); changePasswordWithForm() is the same in one call.
class LATCHKEY_FORMS_EXPORT ChangePasswordDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit ChangePasswordDialog(UsersClient &client, QWidget *parent = nullptr);
    ~ChangePasswordDialog() override;

    void done(int result) override;

Q_SIGNALS:
    //! The new password is set; the dialog closes.
    void changed();

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    void change(const Proof &proof, const Secret &newPassword);
    void finish(const Result<void> &result);

    struct Private;
    std::unique_ptr<Private> d;
};

//! Shows a ChangePasswordDialog and waits until it closes; whether a new password is set. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT bool changePasswordWithForm(UsersClient &client, QWidget *parent = nullptr);

} // namespace latchkey
