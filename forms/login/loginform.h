// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class LoginForm;
}

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

    void fill(const QString &email, const Secret &password);
    bool showFieldError(const AuthError &error) override;
    //! Empties the password, which was wrong, and goes there.
    void askPasswordAgain();

Q_SIGNALS:
    void submitted(const QString &email, const latchkey::Secret &password);

private:
    void submit();

    std::unique_ptr<Ui::LoginForm> m_ui;
};

} // namespace latchkey
