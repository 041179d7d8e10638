// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>
#include <latchkey/forms/dialog/submitform.h>

#include <chrono>
#include <memory>

namespace latchkey {

namespace Ui {
class CodeForm;
}

//! Asks for an emailed code alone: to confirm an address, or to log in.
class CodeForm : public SubmitForm
{
    Q_OBJECT
public:
    //! Whether the last character of a code submits it.
    enum class Submitting { ByButton, WhenComplete };

    explicit CodeForm(Submitting submitting = Submitting::ByButton, QWidget *parent = nullptr);
    ~CodeForm() override;

    QWidget *startField() const;

    //! What the main button says, at rest and at work.
    void setWords(const QString &submit, const QString &busy);
    //! How long until a new code may be asked for; a button counts it.
    void setResendWait(std::chrono::seconds wait);
    //! Without it the code can be asked for anew elsewhere only.
    void setResendOffered(bool offered);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const latchkey::Secret &code);
    void resendRequested();

private:
    void submit();

    std::unique_ptr<Ui::CodeForm> m_ui;
};

} // namespace latchkey
