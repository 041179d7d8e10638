// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/dialog/submitform.h>

#include <chrono>
#include <memory>

namespace latchkey {

namespace Ui {
class ConfirmForm;
}

//! Asks for the code from the confirmation email.
class ConfirmForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit ConfirmForm(QWidget *parent = nullptr);
    ~ConfirmForm() override;

    QWidget *startField() const;

    //! How long until a new code may be asked for; the button counts it.
    void setResendWait(std::chrono::seconds wait);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const latchkey::Secret &code);
    void resendRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void arrangeResend();
    void fitFont();

    std::unique_ptr<Ui::ConfirmForm> m_ui;
    std::chrono::seconds m_resendWait{0};
};

} // namespace latchkey
