// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/forms/mfa/setuppage.h>
#include <latchkey/forms/mfa/totpcontroller.h>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace latchkey {

class CodeEntry;
class FieldNote;
class QrLabel;

//! Sets up an authenticator app: the secret as a QR code and as text, and the field for the first code.
class TotpPage : public SetupPage
{
    Q_OBJECT
public:
    TotpPage(UsersClient &client, const QString &email, QWidget *parent = nullptr);

    QString title() const override;
    QWidget *startField() const override;
    bool isBusy() const override { return m_controller.isBusy(); }

    void submit() override;
    void cancelWork() override { m_controller.cancel(); }
    void forget() override;

private:
    QLayout *makeSteps();
    QLayout *makeSecretLine();
    void connectController();
    void show(const TotpSecret &made);
    void copySecret();

    TotpController m_controller;
    QrLabel *m_qrCode;
    CodeEntry *m_entry;
    QLineEdit *m_secretEdit;
    QPushButton *m_copyButton;
    FieldNote *m_secretNote;
};

} // namespace latchkey
