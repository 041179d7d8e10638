// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/dialog/submitform.h>

#include <memory>

namespace latchkey {

namespace Ui {
class AddressForm;
}

//! Asks which address a code shall be mailed to.
class AddressForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit AddressForm(QWidget *parent = nullptr);
    ~AddressForm() override;

    QString email() const;
    QWidget *startField() const;

    void fill(const QString &email);
    //! What the main button says.
    void setWords(const QString &submit);
    bool showFieldError(const AuthError &error) override;

Q_SIGNALS:
    void submitted(const QString &email);

private:
    void submit();

    std::unique_ptr<Ui::AddressForm> m_ui;
};

} // namespace latchkey
