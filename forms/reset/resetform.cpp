// SPDX-License-Identifier: MIT
#include <latchkey/forms/reset/resetform.h>

#include "ui_resetform.h"

#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/passwordedit.h>

namespace latchkey {

ResetForm::ResetForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::ResetForm)
{
    m_ui->setupUi(this);
    CodeField *field = m_ui->codeField;
    PasswordEdit *password = m_ui->passwordField->edit();
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Saving…"),
              .inputs = {field->edit(), password, m_ui->undoEmailChangeButton}});
    setTabOrder({field->edit(), password, m_ui->submitButton, m_ui->stopButton, field->resendButton(),
                 m_ui->undoEmailChangeButton});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &ResetForm::submit);
    connect(m_ui->undoEmailChangeButton, &QPushButton::clicked, this, &ResetForm::undoRequested);
    connect(field, &CodeField::resendRequested, this, &ResetForm::resendRequested);
    connect(field, &CodeField::completed, password, qOverload<>(&QWidget::setFocus));
}

ResetForm::~ResetForm() = default;

QWidget *ResetForm::startField() const
{
    return m_ui->codeField->edit();
}

void ResetForm::setResendWait(std::chrono::seconds wait)
{
    m_ui->codeField->setResendWait(wait);
}

void ResetForm::setMinimumPasswordLength(int length)
{
    m_ui->passwordField->setMinimumLength(length);
}

void ResetForm::setContext(const PasswordContext &context)
{
    m_ui->passwordField->setContext(context);
}

void ResetForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_ui->codeField->setBusy(busy);
}

bool ResetForm::showFieldError(const AuthError &error)
{
    return m_ui->codeField->showError(error) || m_ui->passwordField->showError(error);
}

void ResetForm::forget()
{
    m_ui->passwordField->edit()->clear();
}

// From the last field to the first, so that the cursor ends in the first wrong one.
void ResetForm::submit()
{
    const bool longEnough = m_ui->passwordField->check();
    if (m_ui->codeField->check() && longEnough)
        Q_EMIT submitted(m_ui->codeField->code(), m_ui->passwordField->password());
}

} // namespace latchkey
