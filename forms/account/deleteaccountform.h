// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/proof.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class DeleteAccountForm;
}
class ProofField;

//! Tells what is lost with an account, and asks for a proof.
class DeleteAccountForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit DeleteAccountForm(QWidget *parent = nullptr);
    ~DeleteAccountForm() override;

    ProofField &proofField() const;
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;
    //! Empties all that is secret.
    void forget();

Q_SIGNALS:
    void submitted(const latchkey::Proof &proof);

private:
    void submit();

    std::unique_ptr<Ui::DeleteAccountForm> m_ui;
};

} // namespace latchkey
