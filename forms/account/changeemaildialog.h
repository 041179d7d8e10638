// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/users/proof.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <optional>

namespace latchkey {

class UsersClient;

//! Lets whoever is logged in move to another address: asks for a proof and the address, then for the code
//! that was mailed there. Accepted once the address is changed; the old one is told, and can undo it for 72
//! hours.
class LATCHKEY_FORMS_EXPORT ChangeEmailDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit ChangeEmailDialog(UsersClient &client, QWidget *parent = nullptr);
    ~ChangeEmailDialog() override;

    //! The user with the new address, or none.
    std::optional<User> user() const;

    void done(int result) override;

Q_SIGNALS:
    //! The address is changed; the dialog closes.
    void changed(const latchkey::User &user);

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    void showAddressPage();
    void showCodePage();
    void requestCode(const Proof &proof, const QString &email);
    void sendAgain();
    void redeem(const Secret &code);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
