// SPDX-License-Identifier: MIT
#include <latchkey/forms/login/loginform.h>

#include "ui_loginform.h"

#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/widgets/providerbutton.h>

namespace latchkey {

LoginForm::LoginForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::LoginForm)
    , m_tokenLogin(new ProviderButton(ProviderButton::Provider::EmailedCode, this))
{
    m_ui->setupUi(this);
    m_ui->emailNote->setField(m_ui->emailEdit);
    m_ui->passwordNote->setField(m_ui->passwordEdit);
    m_ui->capsLockNote->watch(m_ui->passwordEdit);
    setParts({.mainButton = m_ui->loginButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Logging in…"),
              .inputs = {m_ui->emailEdit, m_ui->passwordEdit, m_ui->forgotPasswordButton, m_tokenLogin}});
    m_ui->alternativesLayout->addWidget(m_tokenLogin);
    setTabOrder({m_ui->emailEdit, m_ui->passwordEdit, m_ui->loginButton, m_ui->stopButton,
                 m_ui->forgotPasswordButton, m_tokenLogin});
    setMethods({});
    connect(m_ui->forgotPasswordButton, &QPushButton::clicked, this, &LoginForm::passwordForgotten);
    connect(m_tokenLogin, &QPushButton::clicked, this, &LoginForm::codeRequested);
    connect(m_ui->loginButton, &QPushButton::clicked, this, &LoginForm::submit);
}

LoginForm::~LoginForm() = default;

QString LoginForm::email() const
{
    return m_ui->emailEdit->text();
}

Secret LoginForm::password() const
{
    return m_ui->passwordEdit->password();
}

QWidget *LoginForm::startField() const
{
    if (m_ui->emailEdit->text().isEmpty())
        return m_ui->emailEdit;
    return m_ui->passwordEdit;
}

void LoginForm::setMethods(const Methods &methods)
{
    m_ui->passwordPart->setVisible(methods.password);
    m_ui->orDivider->setVisible(methods.password && methods.emailedCode);
    m_tokenLogin->setVisible(methods.emailedCode);
}

void LoginForm::fill(const QString &email, const Secret &password)
{
    m_ui->emailEdit->setText(email);
    m_ui->passwordEdit->setText(QString::fromUtf8(password.bytes()));
}

bool LoginForm::showFieldError(const AuthError &error)
{
    if (!isAboutEmail(error))
        return false;
    complain(m_ui->emailNote, m_ui->emailEdit, errorText(error));
    return true;
}

void LoginForm::askPasswordAgain()
{
    m_ui->passwordEdit->clear();
    complain(m_ui->passwordNote, m_ui->passwordEdit, tr("Enter your password again."));
}

void LoginForm::submit()
{
    const bool emailMissing = email().trimmed().isEmpty();
    const bool passwordMissing = m_ui->passwordEdit->text().isEmpty();
    if (passwordMissing)
        complain(m_ui->passwordNote, m_ui->passwordEdit, tr("Enter your password."));
    if (emailMissing)
        complain(m_ui->emailNote, m_ui->emailEdit, tr("Enter your email address."));
    if (!emailMissing && !passwordMissing)
        Q_EMIT submitted(email().trimmed(), password());
}

} // namespace latchkey
