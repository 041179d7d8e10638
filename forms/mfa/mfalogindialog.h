// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <variant>

namespace latchkey {

class UsersClient;

//! Somebody gave up on a form.
struct Cancelled
{};

//! Somebody has lost their second factor and asks for a reset by email: see UsersClient::sendMfaResetEmail().
struct ResetMfa
{};

//! What came of asking for a second factor.
using MfaLoginOutcome = std::variant<MfaLogin, Cancelled, ResetMfa>;

//! Asks for the second factor that goes with an address and its password, and verifies it; closes once one
//! was right, with a ticket that UsersClient::loginWithEmail() takes once in its place, within 2 minutes.
//!
//! For use with open() or show(); mfaLoginWithForm() is the same in one call. Logs nobody in. LoginDialog
//! asks for second factors by itself.
class LATCHKEY_FORMS_EXPORT MfaLoginDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    MfaLoginDialog(UsersClient &client, const QString &email, const Secret &password,
                   QWidget *parent = nullptr);
    ~MfaLoginDialog() override;

    //! Cancelled until the dialog has come to something else.
    MfaLoginOutcome outcome() const;

    void done(int result) override;

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! Shows an MfaLoginDialog and waits until it closes. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT MfaLoginOutcome mfaLoginWithForm(UsersClient &client, const QString &email,
                                                       const Secret &password, QWidget *parent = nullptr);

} // namespace latchkey
