// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <optional>

namespace latchkey {

class UsersClient;

//! What an account dialog offers besides what is always there.
struct AccountFormOptions
{
    bool offerExport = true;   //!< to save all that is kept about the user
    bool offerDeletion = true; //!< to delete the account
};

//! Shows people their own account: address and password and the ways to change them, where they are logged
//! in, what has happened, and how to take their data along or delete it all.
//!
//! For use with open() or show(); configureAccountWithForm() is the same in one call. Closes by itself once
//! the account is deleted.
class LATCHKEY_FORMS_EXPORT AccountDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit AccountDialog(UsersClient &client, const AccountFormOptions &options = {},
                           QWidget *parent = nullptr);
    ~AccountDialog() override;

    //! Whom it is about, as the account is now; none if nobody is logged in or the account was deleted.
    std::optional<User> user() const;

Q_SIGNALS:
    //! Something about the account was changed here.
    void userChanged(const latchkey::User &user);
    //! The account is gone; the dialog closes.
    void accountDeleted();

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    void load();

    struct Private;
    std::unique_ptr<Private> d;
};

//! Shows an AccountDialog and waits until it closes; the user as the account is then, or none if it was
//! deleted or nobody is logged in. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT std::optional<User> configureAccountWithForm(UsersClient &client,
                                                                   const AccountFormOptions &options = {},
                                                                   QWidget *parent = nullptr);

} // namespace latchkey
