// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/signin/signindialog.h>

namespace latchkey {

//! What a login dialog offers besides logging in.
struct LoginFormOptions
{
    bool showSignupOption = true; //!< if the settings allow signing up at all
    bool allowCancel = false;     //!< a Cancel button, and Esc ends the dialog
    QString initialEmail = {};
};

//! Lets someone log in, sign up or confirm an address; closes once someone is logged in.
//!
//! For use with open() or show(); loginWithForm() is the same in one call. Leads nobody past the service's
//! rules.
class LATCHKEY_FORMS_EXPORT LoginDialog : public SignInDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit LoginDialog(UsersClient &client, const LoginFormOptions &options = {},
                         QWidget *parent = nullptr);

    //! Says above the fields why the dialog is there: what happened, then what to do. Gone with the next
    //! message.
    void showNotice(const QString &title, const QString &advice);
};

//! Shows a LoginDialog and waits until it closes; who logged in, or none. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT std::optional<User>
loginWithForm(UsersClient &client, const LoginFormOptions &options = {}, QWidget *parent = nullptr);

} // namespace latchkey
