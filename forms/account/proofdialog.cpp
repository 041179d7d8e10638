// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/proofdialog.h>

#include <latchkey/forms/account/prooffield.h>
#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/proofform.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

ProofDialog::ProofDialog(UsersClient &client, const Question &question, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , m_account(client)
    , m_form(new ProofForm)
    , m_footer(new DialogFooter)
{
    m_form->setWords(question.answer, question.busy);
    m_account.serve(m_form->proofField());
    m_account.tellIn(messageBar());
    connect(&m_account, &AccountController::busyChanged, m_form, [this] {
        m_form->setBusy(isBusy());
        m_footer->setEnabled(!isBusy());
    });
    connect(m_form, &ProofForm::submitted, this, [this](const Proof &proof) {
        messageBar().clear();
        act(proof);
    });
    connect(m_form, &SubmitForm::stopRequested, this, [this] { cancelWork(); });
    QPushButton *cancel = m_footer->addButton(QStringLiteral("cancelButton"), tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    setPage({.title = question.title,
             .subtitle = question.meaning,
             .body = m_form,
             .footer = m_footer,
             .mainButton = m_form->mainButton(),
             .focus = m_form->proofField().startField()});
    m_account.load();
}

void ProofDialog::done(int result)
{
    FormDialog::done(result);
    if (m_form)
        m_form->proofField().forget();
}

void ProofDialog::showError(const AuthError &error)
{
    if (!m_form->showFieldError(error))
        Q_EMIT m_account.failed(error);
}

} // namespace latchkey
