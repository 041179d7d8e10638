// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/mfaform.h>

#include "ui_mfaform.h"

#include <latchkey/core/base/autherror.h>
#include <latchkey/forms/mfa/factorentry.h>
#include <latchkey/forms/mfa/factorways.h>
#include <latchkey/forms/widgets/buttonwait.h>
#include <latchkey/forms/widgets/waybutton.h>

namespace latchkey {

MfaForm::MfaForm(QWidget *parent)
    : SubmitForm(parent)
    , m_ui(new Ui::MfaForm)
    , m_entry(factorWays().front().make(this)) // before the rest, as the Tab key goes
{
    m_ui->setupUi(this);
    m_wait = new ButtonWait(m_ui->loginButton);
    connect(m_wait, &ButtonWait::over, this, &MfaForm::startedAnew);
    connect(m_ui->loginButton, &QPushButton::clicked, this, &MfaForm::submit);
    addWays();
    QList<QWidget *> inputs(m_ways.begin(), m_ways.end());
    setParts({.mainButton = m_ui->loginButton,
              .stopButton = m_ui->stopButton,
              .busyText = tr("Logging in…"),
              .inputs = inputs << m_ui->entryBox << m_ui->trustDeviceCheckBox});
    enter(0);
}

MfaForm::~MfaForm() = default;

QWidget *MfaForm::startField() const
{
    return m_entry->startField();
}

void MfaForm::setTrustDays(int days)
{
    m_ui->trustDeviceCheckBox->setText(tr("Trust this computer for %n days", nullptr, days));
    m_ui->trustDeviceCheckBox->setAccessibleName(m_ui->trustDeviceCheckBox->text());
    m_ui->trustDeviceCheckBox->setVisible(days > 0);
}

void MfaForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    if (m_wait->isRunning())
        m_ui->loginButton->setEnabled(false);
}

bool MfaForm::showFieldError(const AuthError &error)
{
    if (error.code != AuthErrorCode::MfaRequired)
        return false;
    m_entry->refuse();
    return error.reason != AuthErrorReason::ClockOff; // which takes more words than a note has
}

void MfaForm::waitFor(std::chrono::seconds time)
{
    m_entry->forget();
    m_wait->start(time, tr("Try again in %1"));
}

void MfaForm::forget()
{
    m_entry->forget();
}

void MfaForm::addWays()
{
    const QList<FactorWay> ways = factorWays();
    for (int i = 0; i < ways.size(); ++i) {
        auto *button = new WayButton(ways[i].iconName, ways[i].buttonText, this);
        button->setObjectName(ways[i].buttonName);
        connect(button, &QPushButton::clicked, this, [this, i] {
            choose(i);
            Q_EMIT startedAnew();
        });
        m_ui->waysLayout->addWidget(button);
        m_ways << button;
    }
}

void MfaForm::choose(int way)
{
    delete m_entry;
    m_entry = factorWays().at(way).make(m_ui->entryBox);
    QList<QWidget *> inOrder{m_entry->startField(), m_ui->trustDeviceCheckBox, m_ui->loginButton,
                             m_ui->stopButton};
    inOrder.append({m_ways.begin(), m_ways.end()});
    for (int i = 1; i < inOrder.size(); ++i)
        setTabOrder(inOrder[i - 1], inOrder[i]);
    enter(way);
    m_entry->show(); // or the layout would, a moment later
    m_entry->startField()->setFocus();
}

void MfaForm::enter(int way)
{
    m_ui->entryLayout->addWidget(m_entry);
    connect(m_entry, &FactorEntry::completed, this, &MfaForm::submit);
    for (int i = 0; i < m_ways.size(); ++i)
        m_ways[i]->setVisible(i != way);
}

void MfaForm::submit()
{
    if (m_wait->isRunning() || mainButton()->isBusy() || !m_entry->check())
        return;
    MfaLogin mfa = m_entry->given();
    if (m_ui->trustDeviceCheckBox->isChecked())
        mfa.trust = TrustDevice::Yes;
    Q_EMIT submitted(mfa);
}

} // namespace latchkey
