// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <optional>

namespace latchkey {

class UsersClient;

//! What LoginDialog and SignupDialog share: the pages to log in, to sign up and to confirm an address, and
//! the ways between them. What was typed goes along from page to page and is gone with the dialog.
class LATCHKEY_FORMS_EXPORT SignInDialog : public FormDialog
{
    Q_OBJECT
public:
    ~SignInDialog() override;

    //! Who logged in here, or none.
    std::optional<User> user() const;

    void done(int result) override;
    void reject() override;

Q_SIGNALS:
    //! Someone is logged in; the dialog closes.
    void loggedIn(const latchkey::User &user);

protected:
    enum class FirstPage { Login, Signup };
    struct Start
    {
        FirstPage page = FirstPage::Login;
        bool showSignupOption = true;
        Cancelling cancelling = Cancelling::NotAllowed;
        QString email;
        Secret password;
    };

    //! \a client has to outlive the dialog.
    SignInDialog(UsersClient &client, const Start &start, QWidget *parent);

    bool isBusy() const override;
    void cancelWork() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
