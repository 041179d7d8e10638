// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/changepasswordform.h>

#include "ui_changepasswordform.h"

#include <latchkey/forms/widgets/passwordedit.h>

namespace latchkey {

ChangePasswordForm::ChangePasswordForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::ChangePasswordForm)
{
    m_ui->setupUi(this);
    orderTabs(m_ui->proofField->inputs() +
              QList<QWidget *>{m_ui->passwordField->edit(), m_ui->submitButton, m_ui->stopButton});
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Saving…"),
              .inputs = m_ui->proofField->inputs() + QList<QWidget *>{m_ui->passwordField->edit()}});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &ChangePasswordForm::submit);
}

ChangePasswordForm::~ChangePasswordForm() = default;

ProofField &ChangePasswordForm::proofField() const
{
    return *m_ui->proofField;
}

void ChangePasswordForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_ui->proofField->setBusy(busy);
}

void ChangePasswordForm::setHasPassword(bool hasPassword)
{
    const QString words = hasPassword ? tr("Change password") : tr("Set password");
    m_ui->submitButton->setText(words);
    m_ui->submitButton->setAccessibleName(words);
}

void ChangePasswordForm::setMinimumPasswordLength(int length)
{
    m_ui->passwordField->setMinimumLength(length);
}

void ChangePasswordForm::setContext(const PasswordContext &context)
{
    m_ui->passwordField->setContext(context);
}

bool ChangePasswordForm::showFieldError(const AuthError &error)
{
    return m_ui->proofField->showError(error) || m_ui->passwordField->showError(error);
}

void ChangePasswordForm::forget()
{
    m_ui->proofField->forget();
    m_ui->passwordField->edit()->clear();
}

// From the last field to the first, so that the cursor ends in the first wrong one.
void ChangePasswordForm::submit()
{
    const bool longEnough = m_ui->passwordField->check();
    if (m_ui->proofField->check() && longEnough)
        Q_EMIT submitted(m_ui->proofField->proof(), m_ui->passwordField->password());
}

} // namespace latchkey
