// SPDX-License-Identifier: MIT
#include <latchkey/forms/login/logindialog.h>

#include <latchkey/forms/dialog/modal.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

LoginDialog::LoginDialog(UsersClient &client, const LoginFormOptions &options, QWidget *parent)
    : SignInDialog(client,
                   {.page = FirstPage::Login,
                    .showSignupOption = options.showSignupOption,
                    .cancelling = options.allowCancel ? Cancelling::Allowed : Cancelling::NotAllowed,
                    .email = options.initialEmail,
                    .password = {}},
                   parent)
{}

void LoginDialog::showNotice(const QString &title, const QString &advice)
{
    messageBar().showMessage(MessageBar::Kind::Warning, {title, advice});
}

std::optional<User> loginWithForm(UsersClient &client, const LoginFormOptions &options, QWidget *parent)
{
    return userFromDialog(new LoginDialog(client, options, parent));
}

} // namespace latchkey
