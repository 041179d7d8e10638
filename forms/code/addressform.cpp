// SPDX-License-Identifier: MIT
#include <latchkey/forms/code/addressform.h>

#include "ui_addressform.h"

#include <latchkey/core/users/emailaddress.h>
#include <latchkey/forms/errortext/errortext.h>

namespace latchkey {

AddressForm::AddressForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::AddressForm)
{
    m_ui->setupUi(this);
    m_ui->emailNote->setField(m_ui->emailEdit);
    setParts({.mainButton = m_ui->submitButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Sending…"),
              .inputs = {m_ui->emailEdit}});
    connect(m_ui->submitButton, &QPushButton::clicked, this, &AddressForm::submit);
}

AddressForm::~AddressForm() = default;

QString AddressForm::email() const
{
    return m_ui->emailEdit->text();
}

QWidget *AddressForm::startField() const
{
    return m_ui->emailEdit;
}

void AddressForm::fill(const QString &email)
{
    m_ui->emailEdit->setText(email);
}

void AddressForm::setWords(const QString &submit)
{
    m_ui->submitButton->setText(submit);
    m_ui->submitButton->setAccessibleName(submit);
}

bool AddressForm::showFieldError(const AuthError &error)
{
    if (!isAboutEmail(error))
        return false;
    complain(m_ui->emailNote, m_ui->emailEdit, errorText(error));
    return true;
}

void AddressForm::submit()
{
    const QString address = email().trimmed();
    if (address.isEmpty())
        complain(m_ui->emailNote, m_ui->emailEdit, tr("Enter your email address."));
    else if (const auto parsed = EmailAddress::parse(address); !parsed)
        showFieldError(parsed.error());
    else
        Q_EMIT submitted(address);
}

} // namespace latchkey
