// SPDX-License-Identifier: MIT
#include <latchkey/forms/signup/signupform.h>

#include "ui_signupform.h"

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/passwordedit.h>

namespace latchkey {

SignupForm::SignupForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::SignupForm)
{
    m_ui->setupUi(this);
    m_password = m_ui->passwordField->edit();
    m_ui->passwordField->setLabel(tr("Password"));
    m_ui->emailNote->setField(m_ui->emailEdit);
    m_ui->repeatPasswordNote->setField(m_ui->repeatPasswordEdit);
    setTabOrder(
        {m_ui->emailEdit, m_password, m_ui->repeatPasswordEdit, m_ui->signupButton, m_ui->stopButton});
    setParts({.mainButton = m_ui->signupButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Signing up…"),
              .inputs = {m_ui->emailEdit, m_password, m_ui->repeatPasswordEdit}});
    connect(m_password, &QLineEdit::textEdited, this, &SignupForm::compare);
    connect(m_ui->emailEdit, &QLineEdit::textChanged, this, &SignupForm::watchStrength);
    connect(m_ui->repeatPasswordEdit, &QLineEdit::textEdited, this, &SignupForm::compare);
    connect(m_ui->signupButton, &QPushButton::clicked, this, &SignupForm::submit);
}

SignupForm::~SignupForm() = default;

QString SignupForm::email() const
{
    return m_ui->emailEdit->text();
}

Secret SignupForm::password() const
{
    return m_password->password();
}

Secret SignupForm::repeatedPassword() const
{
    return m_ui->repeatPasswordEdit->password();
}

QWidget *SignupForm::startField() const
{
    for (QLineEdit *field : {m_ui->emailEdit, static_cast<QLineEdit *>(m_password)}) {
        if (field->text().isEmpty())
            return field;
    }
    return m_ui->repeatPasswordEdit;
}

void SignupForm::fill(const QString &email, const Secret &password, const Secret &repeated)
{
    m_ui->emailEdit->setText(email);
    m_password->setText(QString::fromUtf8(password.bytes()));
    m_ui->repeatPasswordEdit->setText(QString::fromUtf8(repeated.bytes()));
}

void SignupForm::setWords(const QString &submit, const QString &busy)
{
    m_ui->signupButton->setText(submit);
    m_ui->signupButton->setAccessibleName(submit);
    setBusyText(busy);
}

void SignupForm::setMinimumPasswordLength(int length)
{
    m_ui->passwordField->setMinimumLength(length);
}

void SignupForm::setAppName(const QString &name)
{
    m_appName = name;
    watchStrength();
}

bool SignupForm::showFieldError(const AuthError &error)
{
    if (isAboutEmail(error)) {
        complain(m_ui->emailNote, m_ui->emailEdit, errorText(error));
        return true;
    }
    return m_ui->passwordField->showError(error);
}

void SignupForm::compare()
{
    const QString repeated = m_ui->repeatPasswordEdit->text();
    if (!repeated.isEmpty() && repeated == m_password->text())
        m_ui->repeatPasswordNote->showSuccess(tr("Both passwords match."));
    else
        m_ui->repeatPasswordNote->reset();
}

void SignupForm::watchStrength()
{
    m_ui->passwordField->setContext({.email = email().trimmed(), .appName = m_appName});
}

// From the last field to the first, so that the cursor ends in the first wrong one.
void SignupForm::submit()
{
    const bool repeated = m_ui->repeatPasswordEdit->text() == m_password->text();
    if (!repeated)
        complain(m_ui->repeatPasswordNote, m_ui->repeatPasswordEdit,
                 tr("This is not the same password. Type it once more."));
    const bool longEnough = m_ui->passwordField->check();
    const bool addressed = !email().trimmed().isEmpty();
    if (!addressed)
        complain(m_ui->emailNote, m_ui->emailEdit, tr("Enter your email address."));
    if (repeated && longEnough && addressed)
        Q_EMIT submitted(email().trimmed(), password());
}

} // namespace latchkey
