// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class LoginForm;
}
class ProviderButton;

//! The fields to log in with. Displays and asks; decides nothing.
class LoginForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit LoginForm(QWidget *parent = nullptr);
    ~LoginForm() override;

    QString email() const;
    Secret password() const;
    //! The field where typing starts: the first empty one.
    QWidget *startField() const;

    //! What there is to log in with.
    struct Methods
    {
        bool password = true;
        bool emailedCode = false;
    };
    void setMethods(const Methods &methods);

    void fill(const QString &email, const Secret &password);
    bool showFieldError(const AuthError &error) override;
    //! Empties the password, which was wrong, and goes there.
    void askPasswordAgain();

Q_SIGNALS:
    void submitted(const QString &email, const latchkey::Secret &password);
    void passwordForgotten();
    //! An emailed code shall stand in for the password.
    void codeRequested();

private:
    void submit();

    std::unique_ptr<Ui::LoginForm> m_ui;
    ProviderButton *m_tokenLogin;
};

} // namespace latchkey
