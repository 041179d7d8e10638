// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/core/client/passwordrating.h>
#include <latchkey/forms/dialog/submitform.h>

#include <chrono>
#include <memory>

namespace latchkey {

namespace Ui {
class ResetForm;
}

//! Asks for the code that was mailed to somebody who forgot the password, and for a new one.
class ResetForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit ResetForm(QWidget *parent = nullptr);
    ~ResetForm() override;

    QWidget *startField() const;

    //! How long until a new code may be asked for; a button counts it.
    void setResendWait(std::chrono::seconds wait);
    //! In code points, as the service counts.
    void setMinimumPasswordLength(int length);
    //! What the password should not contain.
    void setContext(const PasswordContext &context);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;
    //! Empties the password.
    void forget();

Q_SIGNALS:
    void submitted(const latchkey::Secret &code, const latchkey::Secret &newPassword);
    void resendRequested();
    //! The account has another address now, which its owner did not choose.
    void undoRequested();

private:
    void submit();

    std::unique_ptr<Ui::ResetForm> m_ui;
};

} // namespace latchkey
