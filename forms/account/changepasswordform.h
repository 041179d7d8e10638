// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/client/passwordrating.h>
#include <latchkey/core/users/proof.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class ChangePasswordForm;
}
class ProofField;

//! Asks for a proof and a new password.
class ChangePasswordForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit ChangePasswordForm(QWidget *parent = nullptr);
    ~ChangePasswordForm() override;

    ProofField &proofField() const;

    //! Where there is none yet, it is set instead of changed.
    void setHasPassword(bool hasPassword);
    //! In code points, as the service counts.
    void setMinimumPasswordLength(int length);
    //! What the password should not contain.
    void setContext(const PasswordContext &context);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;
    //! Empties all that is secret.
    void forget();

Q_SIGNALS:
    void submitted(const latchkey::Proof &proof, const latchkey::Secret &newPassword);

private:
    void submit();

    std::unique_ptr<Ui::ChangePasswordForm> m_ui;
};

} // namespace latchkey
