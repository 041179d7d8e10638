// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/codeform.h>

#include "ui_codeform.h"

#include <latchkey/core/base/result.h>
#include <latchkey/forms/widgets/codeedit.h>

namespace latchkey {

CodeForm::CodeForm(Submitting submitting, QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::CodeForm)
{
    m_ui->setupUi(this);
    CodeField *field = m_ui->codeField;
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Confirming…"),
              .inputs = {field->edit()}});
    setTabOrder({field->edit(), m_ui->submitButton, m_ui->stopButton, field->resendButton()});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &CodeForm::submit);
    connect(field, &CodeField::resendRequested, this, &CodeForm::resendRequested);
    if (submitting == Submitting::WhenComplete)
        connect(field, &CodeField::completed, this, &CodeForm::submit);
}

CodeForm::~CodeForm() = default;

QWidget *CodeForm::startField() const
{
    return m_ui->codeField->edit();
}

void CodeForm::setWords(const QString &submit, const QString &busy)
{
    m_ui->submitButton->setText(submit);
    m_ui->submitButton->setAccessibleName(submit);
    setBusyText(busy);
}

void CodeForm::setResendWait(std::chrono::seconds wait)
{
    m_ui->codeField->setResendWait(wait);
}

void CodeForm::setResendOffered(bool offered)
{
    m_ui->codeField->resendButton()->setVisible(offered);
}

void CodeForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_ui->codeField->setBusy(busy);
}

bool CodeForm::showFieldError(const AuthError &error)
{
    return m_ui->codeField->showError(error);
}

void CodeForm::submit()
{
    if (m_ui->codeField->check())
        Q_EMIT submitted(m_ui->codeField->code());
}

} // namespace latchkey
