// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/proofform.h>

#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/widgets/busybutton.h>

#include <QVBoxLayout>

namespace latchkey {

ProofForm::ProofForm(QWidget *parent)
    : SubmitForm(parent)
    , m_field(new ProofField(this))
{
    setObjectName(QStringLiteral("proofForm"));
    m_field->setObjectName(QStringLiteral("proofField"));
    auto *button = new BusyButton(this);
    button->setObjectName(QStringLiteral("submitButton"));
    auto *stopButton = new QPushButton(tr("Cancel"), this);
    stopButton->setObjectName(QStringLiteral("stopButton"));
    stopButton->setAccessibleName(stopButton->text());
    stopButton->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(20);
    layout->addWidget(m_field);
    layout->addWidget(button);
    layout->addWidget(stopButton);
    setParts({.mainButton = button, .stopButton = stopButton, .busyText = {}, .inputs = m_field->inputs()});
    setWords(tr("Continue"), tr("Checking…"));
    connect(button, &QPushButton::clicked, this, &ProofForm::submit);
}

void ProofForm::setWords(const QString &submit, const QString &busy)
{
    mainButton()->setText(submit);
    mainButton()->setAccessibleName(submit);
    setBusyText(busy);
}

void ProofForm::setBusy(bool busy)
{
    SubmitForm::setBusy(busy);
    m_field->setBusy(busy);
}

bool ProofForm::showFieldError(const AuthError &error)
{
    return m_field->showError(error);
}

void ProofForm::submit()
{
    if (m_field->check())
        Q_EMIT submitted(m_field->proof());
}

} // namespace latchkey
