// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class SignupForm;
}
class PasswordEdit;

//! The fields to sign up with. Displays, and sees to what needs no service: that both passwords are the same.
class SignupForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit SignupForm(QWidget *parent = nullptr);
    ~SignupForm() override;

    QString email() const;
    Secret password() const;
    Secret repeatedPassword() const;
    QWidget *startField() const;

    void fill(const QString &email, const Secret &password, const Secret &repeated = {});
    //! What the main button says, at rest and at work.
    void setWords(const QString &submit, const QString &busy);
    //! The name that the password should not contain.
    void setAppName(const QString &name);
    //! In code points, as the service counts.
    void setMinimumPasswordLength(int length);
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const QString &email, const latchkey::Secret &password);

private:
    void compare();
    void watchStrength();
    void submit();

    std::unique_ptr<Ui::SignupForm> m_ui;
    PasswordEdit *m_password;
    QString m_appName;
};

} // namespace latchkey
