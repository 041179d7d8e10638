// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/autherror.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <optional>

namespace latchkey {

class UsersClient;

//! For whom a second factor is set up, and whether that can be put off.
struct ConfigureMfaOptions
{
    bool allowCancel = false; //!< a Cancel button, and Esc ends the dialog
    //! A login that stopped at MfaSetupRequired, and its address: setting up finishes it. Without one it is
    //! for whoever is logged in, and a proof is asked for first.
    PendingLogin pending = {};
    QString email = {};
};

//! Leads through setting up a second factor: its kind, its secret, the recovery codes. Those are shown once,
//! and the dialog stays until they are said to be kept. Every secret it shows is wiped when it closes.
//!
//! For use with open() or show(); configureMfaWithForm() is the same in one call. LoginDialog leads here by
//! itself where everybody has to have a second factor.
class LATCHKEY_FORMS_EXPORT ConfigureMfaDialog : public FormDialog
{
    Q_OBJECT
public:
    //! \a client has to outlive the dialog.
    explicit ConfigureMfaDialog(UsersClient &client, const ConfigureMfaOptions &options = {},
                                QWidget *parent = nullptr);
    ~ConfigureMfaDialog() override;

    //! Whether a second factor was set up.
    bool isSetUp() const;
    //! Who was logged in by that; none if somebody was already.
    std::optional<User> user() const;
    //! Why the dialog closed by itself, if it did: nobody is logged in, or the pending login holds no longer.
    std::optional<AuthError> error() const;

    void done(int result) override;
    void reject() override;

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! Shows a ConfigureMfaDialog and waits until it closes; whether a second factor was set up. False at once if
//! nobody is logged in and there is no pending login. GUI thread.
//!
//! Modal: events go on being handled meanwhile.
LATCHKEY_FORMS_EXPORT bool configureMfaWithForm(UsersClient &client, const ConfigureMfaOptions &options = {},
                                                QWidget *parent = nullptr);

} // namespace latchkey
