// SPDX-License-Identifier: MIT
#include <latchkey/forms/signup/signupform.h>

#include "ui_signupform.h"

#include <latchkey/core/base/result.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/signup/strengthwatch.h>

namespace latchkey {

SignupForm::SignupForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::SignupForm)
{
    m_ui->setupUi(this);
    m_strength = new StrengthWatch(*m_ui->passwordEdit, *m_ui->strengthMeter, this);
    m_ui->emailNote->setField(m_ui->emailEdit);
    m_ui->passwordNote->setField(m_ui->passwordEdit);
    m_ui->repeatPasswordNote->setField(m_ui->repeatPasswordEdit);
    m_ui->capsLockNote->watch(m_ui->passwordEdit);
    setParts({.mainButton = m_ui->signupButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Signing up…"),
              .inputs = {m_ui->emailEdit, m_ui->passwordEdit, m_ui->repeatPasswordEdit}});
    connect(m_ui->passwordEdit, &QLineEdit::textEdited, this, &SignupForm::compare);
    connect(m_ui->emailEdit, &QLineEdit::textChanged, this, &SignupForm::watchStrength);
    connect(m_ui->passwordNote, &FieldNote::errorChanged, m_ui->strengthMeter, &QWidget::setHidden);
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
    return m_ui->passwordEdit->password();
}

Secret SignupForm::repeatedPassword() const
{
    return m_ui->repeatPasswordEdit->password();
}

QWidget *SignupForm::startField() const
{
    for (QLineEdit *field : {m_ui->emailEdit, static_cast<QLineEdit *>(m_ui->passwordEdit)}) {
        if (field->text().isEmpty())
            return field;
    }
    return m_ui->repeatPasswordEdit;
}

void SignupForm::fill(const QString &email, const Secret &password, const Secret &repeated)
{
    m_ui->emailEdit->setText(email);
    m_ui->passwordEdit->setText(QString::fromUtf8(password.bytes()));
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
    m_minimumLength = length;
    m_strength->setMinimumLength(length);
}

void SignupForm::setAppName(const QString &name)
{
    m_appName = name;
    watchStrength();
}

bool SignupForm::showFieldError(const AuthError &error)
{
    const QString text = errorText(error, m_minimumLength);
    if (isAboutEmail(error))
        complain(m_ui->emailNote, m_ui->emailEdit, text);
    else if (isAboutNewPassword(error))
        complain(m_ui->passwordNote, m_ui->passwordEdit, text);
    else
        return false;
    return true;
}

void SignupForm::compare()
{
    const QString repeated = m_ui->repeatPasswordEdit->text();
    if (!repeated.isEmpty() && repeated == m_ui->passwordEdit->text())
        m_ui->repeatPasswordNote->showSuccess(tr("Both passwords match."));
    else
        m_ui->repeatPasswordNote->reset();
}

void SignupForm::watchStrength()
{
    m_strength->setContext({.email = email().trimmed(), .appName = m_appName});
}

// From the last field to the first, so that the cursor ends in the first wrong one.
void SignupForm::submit()
{
    const QString password = m_ui->passwordEdit->text();
    bool complete = true;
    const auto complainIf = [&complete](bool wrong, FieldNote *note, QWidget *field, const QString &text) {
        if (wrong)
            complain(note, field, text);
        complete = complete && !wrong;
    };
    complainIf(m_ui->repeatPasswordEdit->text() != password, m_ui->repeatPasswordNote,
               m_ui->repeatPasswordEdit, tr("This is not the same password. Type it once more."));
    const auto characters = password.normalized(QString::NormalizationForm_KC).toUcs4().size();
    complainIf(characters < m_minimumLength, m_ui->passwordNote, m_ui->passwordEdit,
               errorText(fail(AuthErrorCode::PasswordNotAcceptable, AuthErrorReason::TooShort).error(),
                         m_minimumLength));
    complainIf(email().trimmed().isEmpty(), m_ui->emailNote, m_ui->emailEdit,
               tr("Enter your email address."));
    if (complete)
        Q_EMIT submitted(email().trimmed(), this->password());
}

} // namespace latchkey
