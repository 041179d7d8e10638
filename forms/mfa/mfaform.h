// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/mfa/mfamethod.h>
#include <latchkey/forms/dialog/submitform.h>

#include <chrono>
#include <memory>

namespace latchkey {

namespace Ui {
class MfaForm;
}

class ButtonWait;
class FactorEntry;

//! Asks for a second factor, in whichever way somebody has one at hand.
class MfaForm : public SubmitForm
{
    Q_OBJECT
public:
    explicit MfaForm(QWidget *parent = nullptr);
    ~MfaForm() override;

    QWidget *startField() const;

    //! For how many days this computer can be trusted; 0: not at all.
    void setTrustDays(int days);
    void setBusy(bool busy) override;
    bool showFieldError(const AuthError &error) override;
    //! Nothing can be submitted for a while; the main button counts it.
    void waitFor(std::chrono::seconds time);
    //! Empties the field.
    void forget();

Q_SIGNALS:
    void submitted(const latchkey::MfaLogin &mfa);
    //! Another way was chosen, or there is nothing to wait for any more: what was said before is over.
    void startedAnew();

private:
    void addWays();
    void choose(int way);
    void enter(int way);
    void submit();

    std::unique_ptr<Ui::MfaForm> m_ui;
    FactorEntry *m_entry;
    ButtonWait *m_wait = nullptr;
    QList<QPushButton *> m_ways;
};

} // namespace latchkey
