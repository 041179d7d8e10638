// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/users/proof.h>
#include <latchkey/forms/dialog/submitform.h>

namespace latchkey {

class ProofField;

//! Asks for a proof alone, before something that takes more pages.
class ProofForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit ProofForm(QWidget *parent = nullptr);

    //! What the main button says, at rest and at work.
    void setWords(const QString &submit, const QString &busy);
    ProofField &proofField() const { return *m_field; }
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const latchkey::Proof &proof);

private:
    void submit();

    ProofField *m_field;
};

} // namespace latchkey
