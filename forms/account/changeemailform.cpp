// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/changeemailform.h>

#include "ui_changeemailform.h"

#include <latchkey/core/users/emailaddress.h>
#include <latchkey/forms/errortext/errortext.h>

namespace latchkey {

ChangeEmailForm::ChangeEmailForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::ChangeEmailForm)
{
    m_ui->setupUi(this);
    m_ui->emailNote->setField(m_ui->emailEdit);
    orderTabs(m_ui->proofField->inputs() +
              QList<QWidget *>{m_ui->emailEdit, m_ui->submitButton, m_ui->stopButton});
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Sending…"),
              .inputs = m_ui->proofField->inputs() + QList<QWidget *>{m_ui->emailEdit}});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &ChangeEmailForm::submit);
}

ChangeEmailForm::~ChangeEmailForm() = default;

ProofField &ChangeEmailForm::proofField() const
{
    return *m_ui->proofField;
}

void ChangeEmailForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_ui->proofField->setBusy(busy);
}

void ChangeEmailForm::fill(const QString &email)
{
    m_ui->emailEdit->setText(email);
}

bool ChangeEmailForm::showFieldError(const AuthError &error)
{
    if (m_ui->proofField->showError(error))
        return true;
    if (!isAboutEmail(error) && error.reason != AuthErrorReason::EmailUnchanged)
        return false;
    complain(m_ui->emailNote, m_ui->emailEdit, errorText(error));
    return true;
}

void ChangeEmailForm::forget()
{
    m_ui->proofField->forget();
}

// From the last field to the first, so that the cursor ends in the first wrong one.
void ChangeEmailForm::submit()
{
    const QString email = m_ui->emailEdit->text().trimmed();
    const auto parsed = EmailAddress::parse(email);
    if (email.isEmpty())
        complain(m_ui->emailNote, m_ui->emailEdit, tr("Enter your new email address."));
    else if (!parsed)
        showFieldError(parsed.error());
    if (m_ui->proofField->check() && parsed)
        Q_EMIT submitted(m_ui->proofField->proof(), email);
}

} // namespace latchkey
