// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/signin/signindialog.h>

namespace latchkey {

//! What a sign-up dialog starts with.
struct SignupFormOptions
{
    bool allowCancel = false; //!< a Cancel button, and Esc ends the dialog
    QString initialEmail = {};
    Secret initialPassword = {};
};

//! Lets someone sign up, or log in instead; closes once someone is logged in.
//!
//! For use with open() or show(); signupWithForm() is the same in one call.
class LATCHKEY_FORMS_EXPORT SignupDialog : public SignInDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit SignupDialog(UsersClient &client, const SignupFormOptions &options = {},
                          QWidget *parent = nullptr);
};

//! Shows a SignupDialog and waits until it closes; who is logged in then, or none. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT std::optional<User>
signupWithForm(UsersClient &client, const SignupFormOptions &options = {}, QWidget *parent = nullptr);

} // namespace latchkey
