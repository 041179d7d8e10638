// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/renamefactordialog.h>

#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/renameform.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/messagebar.h>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

} // namespace

RenameFactorDialog::RenameFactorDialog(UsersClient &client, const QString &id, const QString &name,
                                       QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
    , m_client(client)
    , m_id(id)
    , m_account(client)
    , m_form(new RenameForm(name))
{
    setObjectName(QStringLiteral("RenameFactorDialog"));
    m_account.tellIn(messageBar());
    connect(m_form, &RenameForm::submitted, this, &RenameFactorDialog::rename);
    connect(m_form, &SubmitForm::stopRequested, this, [this] { cancelWork(); });
    auto *footer = new DialogFooter;
    QPushButton *cancel = footer->addButton(QStringLiteral("cancelButton"), tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_account, &AccountController::busyChanged, this, [this, footer] {
        m_form->setBusy(isBusy());
        footer->setEnabled(!isBusy());
    });
    setPage({.title = tr("Rename a second factor"),
             .body = m_form,
             .footer = footer,
             .mainButton = m_form->mainButton(),
             .focus = m_form->startField()});
}

void RenameFactorDialog::rename(const QString &name)
{
    messageBar().clear();
    m_account.work(m_client.renameMfaMethod(m_id, name), [this](const Result<void> &result) {
        if (result)
            accept();
        else if (!m_form->showFieldError(result.error()))
            Q_EMIT m_account.failed(result.error());
    });
}

} // namespace latchkey
