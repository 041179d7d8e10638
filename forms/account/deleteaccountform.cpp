// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/deleteaccountform.h>

#include "ui_deleteaccountform.h"

namespace latchkey {

DeleteAccountForm::DeleteAccountForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::DeleteAccountForm)
{
    m_ui->setupUi(this);
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Deleting…"),
              .inputs = m_ui->proofField->inputs()});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &DeleteAccountForm::submit);
}

DeleteAccountForm::~DeleteAccountForm() = default;

ProofField &DeleteAccountForm::proofField() const
{
    return *m_ui->proofField;
}

void DeleteAccountForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_ui->proofField->setBusy(busy);
}

bool DeleteAccountForm::showFieldError(const AuthError &error)
{
    return m_ui->proofField->showError(error);
}

void DeleteAccountForm::forget()
{
    m_ui->proofField->forget();
}

void DeleteAccountForm::submit()
{
    if (m_ui->proofField->check())
        Q_EMIT submitted(m_ui->proofField->proof());
}

} // namespace latchkey
