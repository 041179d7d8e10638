// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/proof.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class ChangeEmailForm;
}
class ProofField;

//! Asks for a proof and a new address.
class ChangeEmailForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit ChangeEmailForm(QWidget *parent = nullptr);
    ~ChangeEmailForm() override;

    ProofField &proofField() const;

    void fill(const QString &email);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;
    //! Empties all that is secret.
    void forget();

Q_SIGNALS:
    void submitted(const latchkey::Proof &proof, const QString &newEmail);

private:
    void submit();

    std::unique_ptr<Ui::ChangeEmailForm> m_ui;
};

} // namespace latchkey
