// SPDX-License-Identifier: MIT
#include <latchkey/forms/signup/signupdialog.h>

#include <latchkey/forms/dialog/modal.h>

namespace latchkey {

SignupDialog::SignupDialog(UsersClient &client, const SignupFormOptions &options, QWidget *parent)
    : SignInDialog(client,
                   {.page = FirstPage::Signup,
                    .showSignupOption = true,
                    .cancelling = options.allowCancel ? Cancelling::Allowed : Cancelling::NotAllowed,
                    .email = options.initialEmail,
                    .password = options.initialPassword},
                   parent)
{}

std::optional<User> signupWithForm(UsersClient &client, const SignupFormOptions &options, QWidget *parent)
{
    return userFromDialog(new SignupDialog(client, options, parent));
}

} // namespace latchkey
